namespace Arclet.Lensing;

/// <summary>
/// What lensing does to one clump: the paper's numbers (median and standard deviation of the magnifications inside its ellipse), the whole
/// ellipse de-lensed, and the magnification of its finite area.
/// </summary>
public sealed record ClumpLensing
{
    /// <summary>Pixels inside the ellipse.</summary>
    public int PixelCount { get; init; }

    /// <summary>The median of |mu|.</summary>
    public double Mu { get; init; }

    /// <summary>The standard deviation of |mu|: the paper's sigma_1.</summary>
    public double MuScatter { get; init; }

    /// <summary>The median of |mu_t|.</summary>
    public double MuTangential { get; init; }

    /// <summary>The standard deviation of |mu_t|.</summary>
    public double MuTangentialScatter { get; init; }

    /// <summary>The median of |mu_r|.</summary>
    public double MuRadial { get; init; }

    /// <summary>The standard deviation of |mu_r|.</summary>
    public double MuRadialScatter { get; init; }

    /// <summary>The signed magnification at the centre.</summary>
    public double MuCentre { get; init; }

    /// <summary>The centre's x in the source plane in arcsec.</summary>
    public double SourceX { get; init; }

    /// <summary>The centre's y in the source plane in arcsec.</summary>
    public double SourceY { get; init; }

    /// <summary>The de-lensed ellipse's standard deviation along its major axis in arcsec: C_src = A C A^T.</summary>
    public double SourceSigmaMajorArcsec { get; init; }

    /// <summary>The de-lensed ellipse's standard deviation along its minor axis in arcsec.</summary>
    public double SourceSigmaMinorArcsec { get; init; }

    /// <summary>The de-lensed ellipse's angle counter-clockwise from +x.</summary>
    public double SourceAngleDegrees { get; init; }

    /// <summary>The half-light radius in the source plane in arcsec: sqrt(2 ln 2) det(C_src)^(1/4).</summary>
    public double SourceEffectiveRadiusArcsec { get; init; }

    /// <summary>The finite-source magnification: the ellipse's area over the source-plane area that its rays cover, each part counted once.</summary>
    public double MuFinite { get; init; }

    /// <summary>The source-plane area swept by the ellipse, layers counted each, over the area covered: 1 where no critical line folds it.</summary>
    public double Folding { get; init; }

    /// <summary>The ellipse crosses a critical line: pixels of both parities lie inside.</summary>
    public bool CrossesCriticalLine { get; init; }

    /// <summary>The magnification varies over the ellipse by more than the options' limit, or a critical line crosses it.</summary>
    public bool VariesStrongly { get; init; }

    /// <summary>Measures a clump.</summary>
    /// <param name="field">The lens for the clump's redshift.</param>
    /// <param name="clump">The clump.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The clump's shape or the options are not finite and above 0, or the model is not defined there.</exception>
    public static ClumpLensing Measure(LensField field, ClumpShape clump, ClumpLensingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new ClumpEllipse(clump, options ?? new()).Measure(field);
    }
}
