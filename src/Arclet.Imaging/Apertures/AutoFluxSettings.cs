namespace Arclet.Imaging.Apertures;

/// <summary>How an automatic aperture follows from a Kron radius; the defaults are SExtractor's (PHOT_AUTOPARAMS 2.5, 3.5).</summary>
public sealed record AutoFluxSettings
{
    /// <summary>Semi-axes of the aperture in units of the Kron radius times the object's semi-axes.</summary>
    public double KronFactor { get; init; } = 2.5;

    /// <summary>The smallest aperture, in units of the object's semi-axes; also the one of an object without a Kron radius.</summary>
    public double MinimumScale { get; init; } = 3.5;

    /// <summary>Sampling, gain and masked pixels of the sum; pixels are sampled once, as in sep's recipe for this flux.</summary>
    public ApertureSettings Sum { get; init; } = new() { Subpixels = 1 };
}
