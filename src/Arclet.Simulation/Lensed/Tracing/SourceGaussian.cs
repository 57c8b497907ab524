using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>A Gaussian of unit flux in the source plane, arcsec.</summary>
internal readonly record struct SourceGaussian(double X, double Y, double Cxx, double Cxy, double Cyy, double SmallestSigma)
{
    public static SourceGaussian Of(ClumpShape clump)
    {
        GaussianComponent c = GaussianComponent.FromAxes(clump.X, clump.Y, 1, clump.SigmaMajorArcsec, clump.SigmaMinorArcsec, double.DegreesToRadians(clump.AngleDegrees));
        return new(c.X, c.Y, c.Cxx, c.Cxy, c.Cyy, clump.SigmaMinorArcsec);
    }

    private double Determinant => (Cxx * Cyy) - (Cxy * Cxy);

    /// <summary>Flux over the brightness at the centre: 2 pi sqrt(det C).</summary>
    public double Area => 2 * Math.PI * Math.Sqrt(Determinant);

    /// <summary>The square of an offset from the centre in standard deviations.</summary>
    public double DistanceSquared(double dx, double dy) => ((Cyy * dx * dx) - (2 * Cxy * dx * dy) + (Cxx * dy * dy)) / Determinant;

    /// <summary>An offset of some standard deviations from the centre, by the triangular root of the covariance.</summary>
    public (double X, double Y) Point(double sigmas, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        double a = Math.Sqrt(Cxx), b = Cxy / a, c = Math.Sqrt(Cyy - (b * b));
        return (sigmas * a * cos, sigmas * ((b * cos) + (c * sin)));
    }

    /// <summary>Four places around the centre.</summary>
    public IEnumerable<(double X, double Y)> Around(double sigmas)
    {
        for (int i = 0; i < 4; i++)
        {
            (double dx, double dy) = Point(sigmas, i * Math.PI / 2);
            yield return (X + dx, Y + dy);
        }
    }

    /// <summary>The image by the linear map at the image of the centre: C = A^-1 C A^-T, flux |mu|.</summary>
    public GaussianComponent Through(LensedImage image)
    {
        LensTerms t = image.Terms;
        double det = t.DeterminantA, ixx = (1 - t.PsiYy) / det, ixy = t.PsiXy / det, iyy = (1 - t.PsiXx) / det;
        double xx = (ixx * Cxx) + (ixy * Cxy), xy = (ixx * Cxy) + (ixy * Cyy), yx = (ixy * Cxx) + (iyy * Cxy), yy = (ixy * Cxy) + (iyy * Cyy);
        return new(image.X, image.Y, Math.Abs(1 / det), (xx * ixx) + (xy * ixy), (xx * ixy) + (xy * iyy), (yx * ixy) + (yy * iyy));
    }
}
