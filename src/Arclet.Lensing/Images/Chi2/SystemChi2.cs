namespace Arclet.Lensing;

/// <summary>How the images of one source compare with the model.</summary>
public sealed record SystemChi2
{
    /// <summary>The system's name.</summary>
    public required string Id { get; init; }

    /// <summary>The redshift that was used.</summary>
    public double Redshift { get; init; }

    /// <summary>The common source's x in arcsec.</summary>
    public double SourceX { get; init; }

    /// <summary>The common source's y in arcsec.</summary>
    public double SourceY { get; init; }

    /// <summary>The images in the catalogue's order.</summary>
    public required IReadOnlyList<ImageChi2> Images { get; init; }

    /// <summary>Images that the model makes and nobody observed; only by <see cref="ImagePlaneMethod.AllImages"/>.</summary>
    public IReadOnlyList<LensedImage> Unobserved { get; init; } = [];

    /// <summary>The system's part of chi2.</summary>
    public double Chi2 => Images.Sum(i => i.Chi2);

    /// <summary>sqrt(mean |d beta|^2) of the images, in arcsec.</summary>
    public double SourceRmsArcsec => Math.Sqrt(Images.Average(i => i.SourceOffsetArcsec * i.SourceOffsetArcsec));

    /// <summary>sqrt(mean |d theta|^2) of the images that were found, in arcsec; NaN if none was.</summary>
    public double ImageRmsArcsec
    {
        get
        {
            double[] found = [.. Images.Where(i => double.IsFinite(i.PredictedX)).Select(i => i.ImageOffsetArcsec)];
            return found.Length == 0 ? double.NaN : Math.Sqrt(found.Average(d => d * d));
        }
    }
}
