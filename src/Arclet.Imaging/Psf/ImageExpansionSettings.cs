namespace Arclet.Imaging.Psf;

/// <summary>How a PSF image is expanded in Gaussians.</summary>
public sealed record ImageExpansionSettings
{
    /// <summary>Which Gaussians.</summary>
    public PsfBasis Basis { get; init; } = PsfBasis.Round;

    /// <summary>The number of Gaussians; null for 8 (round, elliptical) or 24 (free). The cost of a clump fit grows with it.</summary>
    public int? Count { get; init; }

    /// <summary>Pixels inside this radius are fitted one by one, in arcsec; farther out means over sectors of rings are.</summary>
    public double RadiusArcsec { get; init; } = 0.5;

    /// <summary>The error of a pixel, as a part of the peak.</summary>
    public double PixelTolerance { get; init; } = 0.003;

    /// <summary>The error of the enclosed flux, which the expansion keeps at all radii.</summary>
    public double EnergyTolerance { get; init; } = 0.001;
}
