using Arclet.Fits;

namespace Arclet.Study;

/// <summary>A clump's observed size: its axes, what of them is resolved, and the three cases' size for a magnification (sections 3.8 and 5.1 of the paper).</summary>
public readonly record struct ClumpSize
{
    private static readonly double HalfLight = Math.Sqrt(2 * Math.Log(2));

    /// <summary>Standard deviation along the minor axis in arcsec.</summary>
    public double SigmaMinorArcsec { get; private init; }

    /// <summary>Standard deviation along the major axis in arcsec.</summary>
    public double SigmaMajorArcsec { get; private init; }

    /// <summary>The smallest resolved standard deviation in arcsec.</summary>
    public double ResolvedAboveArcsec { get; private init; }

    /// <summary>The standard deviation that stands for an unresolved axis in arcsec.</summary>
    public double LimitArcsec { get; private init; }

    /// <summary>Which case gives the size.</summary>
    public SizeCase Case { get; private init; }

    /// <summary>The class of resolution.</summary>
    public ResolutionClass Class { get; private init; }

    /// <summary>Standard error of the natural logarithm of the case's observed size (R, or sigma of the major axis); 0 for a limit, NaN where the fit gave none.</summary>
    public double LogError { get; private init; }

    /// <summary>The size of measured photometry.</summary>
    /// <param name="photometry">The clump.</param>
    /// <param name="settings">The limits.</param>
    /// <param name="psfFwhmArcsec">The FWHM of the reference filter's PSF; needed where <see cref="IntrinsicSettings.UnresolvedSize"/> is that of the PSF.</param>
    /// <exception cref="InputException">The PSF's FWHM is needed and not given.</exception>
    public static ClumpSize Of(ClumpPhotometry photometry, IntrinsicSettings settings, double? psfFwhmArcsec = null)
    {
        ArgumentNullException.ThrowIfNull(photometry);
        ArgumentNullException.ThrowIfNull(settings);
        double pixel = settings.ResolutionPixelArcsec ?? photometry.ReferencePixelScaleArcsec;
        double smallest = settings.ResolvedAxisPixels * pixel;
        double limit = settings.UnresolvedSize == UnresolvedSize.SmallestAxis ? smallest
            : psfFwhmArcsec is > 0 and { } fwhm ? Math.Max(smallest, fwhm / (2 * HalfLight))
            : throw new InputException($"intrinsic: unresolved_size is psf, but the PSF of {photometry.ReferenceFilter} has no FWHM");
        double minor = photometry.SigmaMinorPixels * photometry.ReferencePixelScaleArcsec, major = minor / photometry.AxisRatio;
        if (photometry.SigmaMinorPixels == 0)
            major = 0;
        SizeCase kind = minor >= smallest ? SizeCase.Resolved : major >= smallest ? SizeCase.OneAxis : SizeCase.Unresolved;
        return new()
        {
            SigmaMinorArcsec = minor,
            SigmaMajorArcsec = major,
            ResolvedAboveArcsec = smallest,
            LimitArcsec = limit,
            Case = kind,
            Class = kind == SizeCase.Unresolved ? ResolutionClass.Unresolved
                : Math.Sqrt(minor * major) > settings.ExtendedSigmaPixels * pixel ? ResolutionClass.Extended
                : ResolutionClass.Compact,
            LogError = kind switch { SizeCase.Resolved => photometry.LogSizeError, SizeCase.OneAxis => MajorLogError(photometry), _ => 0 },
        };
    }

    /// <summary>The half-light radius in the source plane in arcsec for magnifications.</summary>
    /// <param name="mu">|mu|.</param>
    /// <param name="muTangential">|mu_t|.</param>
    public double RadiusArcsec(double mu, double muTangential) => Case switch
    {
        SizeCase.Resolved => HalfLight * Math.Sqrt(SigmaMinorArcsec * SigmaMajorArcsec) / Math.Sqrt(mu),
        SizeCase.OneAxis => HalfLight * SigmaMajorArcsec / muTangential,
        _ => HalfLight * LimitArcsec / muTangential,
    };

    /// <summary>
    /// The half-light radius in arcsec of the covariance seen through the lens, C_src = A C A^T: det(C_src) = det(C) / mu^2, so that
    /// R = sqrt(2 ln 2) (sigma_x sigma_y)^(1/2) / sqrt(mu) with the magnification of the clump's centre; unresolved axes count with their limit.
    /// </summary>
    /// <param name="muCentre">|mu| at the centre.</param>
    public double CovarianceRadiusArcsec(double muCentre)
    {
        double minor = SigmaMinorArcsec < ResolvedAboveArcsec ? LimitArcsec : SigmaMinorArcsec;
        double major = SigmaMajorArcsec < ResolvedAboveArcsec ? LimitArcsec : SigmaMajorArcsec;
        return HalfLight * Math.Sqrt(minor * Math.Max(minor, major) / muCentre);
    }

    /// <summary>
    /// The error of ln sigma_major. ln q = ln sigma_minor - ln sigma_major, and the axes' own errors are independent where the fit has one
    /// (a Gaussian's size and ellipticity are), so the minor axis' part comes off; where a bound holds the minor axis, q's error is the major's.
    /// </summary>
    private static double MajorLogError(ClumpPhotometry p)
    {
        double ratio = p.AxisRatioError / p.AxisRatio, minor = p.SigmaMinorErrorPixels / p.SigmaMinorPixels;
        if (!double.IsFinite(ratio))
            return p.LogSizeError;
        double left = double.IsFinite(minor) ? (ratio * ratio) - (minor * minor) : ratio * ratio;
        return left > 0 ? Math.Sqrt(left) : p.LogSizeError;
    }
}
