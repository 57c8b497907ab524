namespace Arclet.Imaging.Psf;

/// <summary>
/// One Gaussian of a <see cref="GaussianMixturePsf"/>: its value at an offset d from the PSF's centre is
/// f / (2 pi sqrt(det C)) exp(-(d - o)' C^-1 (d - o) / 2).
/// </summary>
/// <param name="FluxFraction">f, its flux for a point of unit flux.</param>
/// <param name="CovarianceXX">Cxx in px2; equal to <paramref name="CovarianceYY"/> for a round Gaussian, then the squared standard deviation.</param>
/// <param name="CovarianceXY">Cxy in px2; 0 for a round Gaussian.</param>
/// <param name="CovarianceYY">Cyy in px2.</param>
public readonly record struct PsfGaussian(double FluxFraction, double CovarianceXX, double CovarianceXY, double CovarianceYY)
{
    /// <summary>Where the Gaussian's centre is from the PSF's, along x, in pixels; 0 but in expansions of <see cref="PsfBasis.Free"/>.</summary>
    public double OffsetX { get; init; }

    /// <summary>Where the Gaussian's centre is from the PSF's, along y, in pixels.</summary>
    public double OffsetY { get; init; }

    /// <summary>True when the Gaussian is round and on the PSF's centre.</summary>
    public bool IsRound => CovarianceXX == CovarianceYY && CovarianceXY == 0 && IsCentred;

    /// <summary>True when the Gaussian is on the PSF's centre.</summary>
    public bool IsCentred => OffsetX == 0 && OffsetY == 0;

    /// <summary>The determinant of the covariance, in px4.</summary>
    public double Determinant => (CovarianceXX * CovarianceYY) - (CovarianceXY * CovarianceXY);

    /// <summary>A round Gaussian of a standard deviation in pixels.</summary>
    public static PsfGaussian Round(double fluxFraction, double sigmaPixels) =>
        new(fluxFraction, sigmaPixels * sigmaPixels, 0, sigmaPixels * sigmaPixels);

    /// <summary>An elliptical Gaussian of standard deviations along and across an angle that counts counter-clockwise from +x.</summary>
    public static PsfGaussian Elliptical(double fluxFraction, double alongSigmaPixels, double acrossSigmaPixels, double thetaRadians)
    {
        (double sin, double cos) = Math.SinCos(thetaRadians);
        double along = alongSigmaPixels * alongSigmaPixels;
        double across = acrossSigmaPixels * acrossSigmaPixels;
        return new(fluxFraction, (along * cos * cos) + (across * sin * sin), (along - across) * sin * cos, (along * sin * sin) + (across * cos * cos));
    }

    /// <summary>The value at an offset from the centre in pixels, per pixel.</summary>
    public double Value(double dx, double dy)
    {
        dx -= OffsetX;
        dy -= OffsetY;
        double determinant = Determinant;
        double q = ((CovarianceYY * dx * dx) - (2 * CovarianceXY * dx * dy) + (CovarianceXX * dy * dy)) / determinant;
        return FluxFraction / (2 * Math.PI * Math.Sqrt(determinant)) * Math.Exp(-q / 2);
    }
}
