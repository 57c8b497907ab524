using Arclet.Inference;

namespace Arclet.Simulation;

/// <summary>
/// How one filter sees a simulated field: its pixels, PSF and noise, and the fluxes of the sources in it. Every source has a power law
/// f_nu ~ lambda^s whose slope is drawn from its id, so that all bands agree about it.
/// </summary>
public sealed record FieldBand
{
    /// <summary>The filter's name; it seeds the noise, so that two bands share none.</summary>
    public required string Name { get; init; }

    /// <summary>The wavelength over that of the band in which the field's fluxes are given.</summary>
    public required double RelativeWavelength { get; init; }

    /// <summary>Pixels of the field on the side of one of this band's pixels: 1, or 2 for pixels twice as large.</summary>
    public int PixelFactor { get; init; } = 1;

    /// <summary>The effective PSF (the pixel's response included) in this band's pixels.</summary>
    public required GaussianMixturePsf Psf { get; init; }

    /// <summary>Standard deviation of the white background noise in one of this band's pixels, nJy.</summary>
    public required double NoiseNanojansky { get; init; }

    /// <summary>The flux of a source of the field in this band, nJy.</summary>
    public double FluxNanojansky(DeepFieldSettings settings, TrueSource source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (source.Kind == SourceKind.GalaxyCore)
            return source.FluxNanojansky * DiffuseRatio(settings, source.GalaxyId);
        var random = new SeededRandom(settings.Seed, "slope", source.Id);
        return source.FluxNanojansky * Ratio(settings.ClumpSlope, random);
    }

    /// <summary>The diffuse light of a galaxy in this band over that in the field's own.</summary>
    public double DiffuseRatio(DeepFieldSettings settings, int galaxyId)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Ratio(settings.DiffuseSlope, new SeededRandom(settings.Seed, "diffuse slope", galaxyId));
    }

    private double Ratio((double Least, double Largest) range, SeededRandom random) =>
        Math.Pow(RelativeWavelength, random.Uniform(range.Least, range.Largest));
}
