namespace Arclet.Study;

/// <summary>How deep a filter is, as the empty apertures of the depth stage measure it.</summary>
/// <param name="LimitNanojansky">The limit F_lim, nJy.</param>
/// <param name="NoiseScale">What the error map is multiplied with so that it holds for sums over a clump (correlated noise); 1 for none.</param>
public readonly record struct FilterDepth(double LimitNanojansky, double NoiseScale = 1);
