namespace Arclet.Populations;

/// <summary>One cluster, drawn or expected.</summary>
/// <param name="MassSolar">The sum of its stars' masses at birth, Msun.</param>
/// <param name="Stars">How many stars it was born with.</param>
/// <param name="LargestMassSolar">The largest mass at birth, Msun.</param>
/// <param name="Rates">Its ionising photons per second.</param>
/// <param name="LuminositySolar">The stars' luminosity, Lsun.</param>
/// <param name="AbsoluteMagnitudes">Absolute AB magnitudes in the rest-frame bands of <see cref="StochasticClusterModel.RestBands"/>.</param>
/// <param name="FluxNanojansky">Observed fluxes in the settings' filters, nJy.</param>
public sealed record StochasticCluster(double MassSolar, double Stars, double LargestMassSolar, IonisingRates Rates, double LuminositySolar, double[] AbsoluteMagnitudes, double[] FluxNanojansky);
