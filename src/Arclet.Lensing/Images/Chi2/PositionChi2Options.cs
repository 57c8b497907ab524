namespace Arclet.Lensing;

/// <summary>How positions are compared; <see cref="FromForm"/> gives what a Lenstool file's `forme` means.</summary>
public sealed record PositionChi2Options
{
    /// <summary>The plane of the comparison.</summary>
    public ConstraintPlane Plane { get; init; }

    /// <summary>How errors are brought into the source plane.</summary>
    public PositionErrors Errors { get; init; }

    /// <summary>How the common source is made.</summary>
    public SourceBarycentre Barycentre { get; init; }

    /// <summary>How predicted images are found, in the image plane.</summary>
    public ImagePlaneMethod Method { get; init; }

    /// <summary>In the image plane: an image predicted farther than this from the observed one, in arcsec, is another image.</summary>
    public double LargestOffsetArcsec { get; init; } = 5;

    /// <summary>In the image plane: predicted images fainter than this |mu| are not listed as unobserved.</summary>
    public double FaintestExtra { get; init; } = 0.1;

    /// <summary>
    /// What Lenstool's `forme` means: 0 plain mean and the system's mean area; 4 to 7 weighted mean and each image's area (5 to 7 add shapes and
    /// fluxes, which are no positions and are not compared here); 8 the full matrix; 10 the catalogue's axes; -1 the image plane with the
    /// plain mean; -2 and the other negative ones with the weighted mean, -10 with the catalogue's axes.
    /// </summary>
    /// <exception cref="ArgumentException">The number is none of these.</exception>
    public static PositionChi2Options FromForm(int form) => form switch
    {
        0 => new(),
        >= 4 and <= 7 => new() { Errors = PositionErrors.ImageArea, Barycentre = SourceBarycentre.MagnificationWeighted },
        8 => new() { Errors = PositionErrors.FullMatrix, Barycentre = SourceBarycentre.CovarianceWeighted },
        10 => new() { Errors = PositionErrors.CatalogueAxes, Barycentre = SourceBarycentre.CovarianceWeighted },
        -1 => new() { Plane = ConstraintPlane.Image },
        -10 => new() { Plane = ConstraintPlane.Image, Errors = PositionErrors.CatalogueAxes, Barycentre = SourceBarycentre.CovarianceWeighted },
        < -1 => new() { Plane = ConstraintPlane.Image, Barycentre = SourceBarycentre.MagnificationWeighted },
        _ => throw new ArgumentException($"forme {form} is not known, expected 0, 4 to 8, 10 or a number below 0"),
    };
}
