namespace Arclet.Lensing;

/// <summary>How one observed image compares with the model.</summary>
public sealed record ImageChi2
{
    /// <summary>The observed image.</summary>
    public required ObservedImage Image { get; init; }

    /// <summary>The signed magnification at the observed position.</summary>
    public double Mu { get; init; }

    /// <summary>The back-traced position's x in arcsec.</summary>
    public double SourceX { get; init; }

    /// <summary>The back-traced position's y in arcsec.</summary>
    public double SourceY { get; init; }

    /// <summary>The distance of the back-traced position from the common source, in arcsec.</summary>
    public double SourceOffsetArcsec { get; init; }

    /// <summary>The predicted image's x in arcsec; NaN in the source plane and where none was found.</summary>
    public double PredictedX { get; init; } = double.NaN;

    /// <summary>The predicted image's y in arcsec.</summary>
    public double PredictedY { get; init; } = double.NaN;

    /// <summary>The distance of predicted and observed image in arcsec.</summary>
    public double ImageOffsetArcsec => Math.Sqrt(((PredictedX - Image.X) * (PredictedX - Image.X)) + ((PredictedY - Image.Y) * (PredictedY - Image.Y)));

    /// <summary>This image's part of chi2; 0 where no predicted image was found.</summary>
    public double Chi2 { get; init; }

    /// <summary>Why no predicted image belongs to the observed one; null where one does, and in the source plane.</summary>
    public string? NotFound { get; init; }
}
