using Arclet.Imaging.Background;

namespace Arclet.Imaging.Depth;

/// <summary>Depths of an image.</summary>
/// <param name="AtRadius">What the apertures of the wanted radius say.</param>
/// <param name="AllRadii">The same for all radii, ascending; radii for which too few empty places were found are left out.</param>
/// <param name="Growth">How the noise grows with the aperture.</param>
/// <param name="EmptyFraction">The part of the image that is empty.</param>
/// <param name="Positions">Centres of the apertures of the wanted radius, 0-based pixels, with their fluxes.</param>
public sealed record DepthResult(
    DepthAtRadius AtRadius,
    IReadOnlyList<DepthAtRadius> AllRadii,
    NoiseGrowth Growth,
    double EmptyFraction,
    IReadOnlyList<EmptyAperture> Positions)
{
    /// <summary>The background that was subtracted, measured without faint light; null if none was.</summary>
    public BackgroundModel? Background { get; init; }

    /// <summary>The limiting flux: the multiple of the scatter, times the aperture correction (at least 1).</summary>
    public double Limit(double multiple, double apertureCorrection) => multiple * AtRadius.Scatter * apertureCorrection;
}
