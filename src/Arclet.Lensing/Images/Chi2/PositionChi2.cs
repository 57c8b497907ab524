namespace Arclet.Lensing;

/// <summary>How all observed images compare with a model.</summary>
public sealed record PositionChi2
{
    /// <summary>The systems that were compared.</summary>
    public required IReadOnlyList<SystemChi2> Systems { get; init; }

    /// <summary>The systems left out, each with its reason: one image only, or no redshift.</summary>
    public required IReadOnlyList<(string Id, string Reason)> LeftOut { get; init; }

    /// <summary>chi2: the sum over the images (that were found, in the image plane).</summary>
    public required double Chi2 { get; init; }

    /// <summary>The sum of ln(4 pi^2 sigma^4) over the images: Lenstool's normalisation of the errors.</summary>
    public required double LogNormalization { get; init; }

    /// <summary>ln L = -(chi2 + normalisation) / 2. In the image plane it means something only if every image was found.</summary>
    public double LogLikelihood => -(Chi2 + LogNormalization) / 2;

    /// <summary>The observed images that the model does not make; Lenstool rejects such a model.</summary>
    public IEnumerable<ImageChi2> NotFound => Systems.SelectMany(s => s.Images).Where(i => i.NotFound is not null);

    /// <summary>The number of images compared.</summary>
    public int ImageCount => Systems.Sum(s => s.Images.Count);

    /// <summary>The images' constraints less the sources' positions: 2 (images - systems).</summary>
    public int Constraints => 2 * (ImageCount - Systems.Count);

    /// <summary>rms in the source plane over all images, in arcsec.</summary>
    public double SourceRmsArcsec => Math.Sqrt(Systems.Sum(s => s.Images.Count * s.SourceRmsArcsec * s.SourceRmsArcsec) / ImageCount);

    /// <summary>rms in the source plane as Lenstool's source mode writes it: the mean over systems of their mean squares.</summary>
    public double SourceRmsOverSystemsArcsec => Math.Sqrt(Systems.Average(s => s.SourceRmsArcsec * s.SourceRmsArcsec));

    /// <summary>rms in the image plane over all images that were found (Lenstool's image mode), in arcsec; NaN in the source plane.</summary>
    public double ImageRmsArcsec
    {
        get
        {
            double[] found = [.. Systems.SelectMany(s => s.Images).Where(i => double.IsFinite(i.PredictedX)).Select(i => i.ImageOffsetArcsec)];
            return found.Length == 0 ? double.NaN : Math.Sqrt(found.Average(d => d * d));
        }
    }

    /// <summary>rms in the image plane as the mean over systems of their mean squares (Lenstool's source mode), in arcsec.</summary>
    public double ImageRmsOverSystemsArcsec
    {
        get
        {
            double[] systems = [.. Systems.Select(s => s.ImageRmsArcsec).Where(double.IsFinite)];
            return systems.Length == 0 ? double.NaN : Math.Sqrt(systems.Average(r => r * r));
        }
    }
}
