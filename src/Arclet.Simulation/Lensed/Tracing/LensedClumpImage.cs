namespace Arclet.Simulation;

/// <summary>One image of a clump: what a ray tracing of its whole Gaussian makes of it.</summary>
public sealed record LensedClumpImage
{
    /// <summary>x of the light's centroid, arcsec in the lens's frame.</summary>
    public required double X { get; init; }

    /// <summary>y of the light's centroid, arcsec.</summary>
    public required double Y { get; init; }

    /// <summary>The image's flux over the source's: the magnification of the clump as a whole, above 0.</summary>
    public required double Magnification { get; init; }

    /// <summary>The signed magnification at the image of the clump's centre; NaN where only a part without the centre has this image.</summary>
    public required double MuCentre { get; init; }

    /// <summary>The signed tangential magnification there.</summary>
    public required double MuTangential { get; init; }

    /// <summary>The signed radial magnification there.</summary>
    public required double MuRadial { get; init; }

    /// <summary>The second moment of the image along x, before any PSF, arcsec2.</summary>
    public required double Cxx { get; init; }

    /// <summary>The mixed second moment, arcsec2.</summary>
    public required double Cxy { get; init; }

    /// <summary>The second moment along y, arcsec2.</summary>
    public required double Cyy { get; init; }

    /// <summary>How many images of the centre are merged in this one; 0 for a part without the centre.</summary>
    public required int MergedImages { get; init; }

    /// <summary>Whether the lens bends the Gaussian so much that it is not one in the image.</summary>
    public required bool IsDistorted { get; init; }

    /// <summary>The Gaussians that the image is made of, in arcsec; their fluxes add up to the magnification.</summary>
    internal IReadOnlyList<GaussianComponent> Components { get; init; } = [];
}
