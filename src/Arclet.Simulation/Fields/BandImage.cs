using Arclet.Imaging;

namespace Arclet.Simulation;

/// <summary>A simulated field as one filter sees it.</summary>
/// <param name="Band">The filter.</param>
/// <param name="Image">The image, nJy per pixel of the band.</param>
/// <param name="Error">The standard deviation of each pixel, nJy.</param>
/// <param name="Light">The light of all sources without sky and noise, nJy per pixel.</param>
/// <param name="FluxesNanojansky">The true fluxes in this band, in the order of the field's sources.</param>
/// <param name="SignalToNoise">Their optimal signal-to-noise ratios in this band, as <see cref="TrueSource.SignalToNoise"/>.</param>
public sealed record BandImage(
    FieldBand Band, MemoryImage Image, MemoryImage Error, MemoryImage Light, IReadOnlyList<double> FluxesNanojansky, IReadOnlyList<double> SignalToNoise);
