namespace Arclet.Lensing;

/// <summary>An image that the model makes of a catalogue's source.</summary>
/// <param name="Image">The image.</param>
/// <param name="ObservedId">The observed image that it is; null where nobody observed it: a counter-image to look for.</param>
/// <param name="OffsetArcsec">Its distance from the observed image; NaN without one.</param>
public readonly record struct PredictedCounterImage(LensedImage Image, string? ObservedId, double OffsetArcsec);
