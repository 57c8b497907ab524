namespace Arclet.Imaging.Psf;

/// <summary>How the paper's analytic PSF is fitted to a PSF image.</summary>
public sealed record AnalyticPsfFitSettings
{
    /// <summary>The pixels inside this radius are fitted, in arcsec.</summary>
    public double RadiusArcsec { get; init; } = 0.5;

    /// <summary>The error of a pixel, as a part of the peak: what a round model misses of a NIRCam PSF.</summary>
    public double PixelTolerance { get; init; } = 0.005;

    /// <summary>
    /// The error of the enclosed flux, the constraint that keeps the wings from running away; it holds at radii from 0.05 arcsec to the
    /// image's outer radius. Infinite for none.
    /// </summary>
    public double EnergyTolerance { get; init; } = 0.002;

    /// <summary>Starting points, spread over the bounds of the four lengths and exponents.</summary>
    public int Starts { get; init; } = 48;
}
