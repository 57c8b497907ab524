using Arclet.Imaging;

namespace Arclet.Simulation;

/// <summary>A simulated image in nJy with its errors and the truth that went in.</summary>
/// <param name="Settings">What it was made with.</param>
/// <param name="Image">The image, nJy per pixel.</param>
/// <param name="Error">The standard deviation of each pixel as an observer would give it: background noise and photon noise of the light there, nJy.</param>
/// <param name="Sources">The true sources, in the order of their ids.</param>
/// <param name="Galaxies">The diffuse galaxies, in the order of their ids.</param>
public sealed record SimulatedField(
    DeepFieldSettings Settings,
    MemoryImage Image,
    MemoryImage Error,
    IReadOnlyList<TrueSource> Sources,
    IReadOnlyList<SimulatedGalaxy> Galaxies)
{
    /// <summary>The side of a pixel, arcsec.</summary>
    public const double PixelScaleArcsec = 0.02;
}
