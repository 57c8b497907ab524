namespace Arclet.Simulation;

/// <summary>
/// An elliptical Gaussian of a total flux, given by its covariance matrix in pixels squared. Every profile here is a sum of
/// these, because convolving one with another only adds their covariances: nothing is ever convolved on a grid.
/// </summary>
internal readonly record struct GaussianComponent(double X, double Y, double Flux, double Cxx, double Cxy, double Cyy)
{
    /// <summary>The determinant of the covariance.</summary>
    public double Determinant => (Cxx * Cyy) - (Cxy * Cxy);

    /// <summary>The value at the centre, flux per pixel.</summary>
    public double Peak => Flux / (2 * Math.PI * Math.Sqrt(Determinant));

    /// <summary>A Gaussian with standard deviations along and across a direction <paramref name="thetaRadians"/> from +x towards +y.</summary>
    public static GaussianComponent FromAxes(double x, double y, double flux, double sigmaMajor, double sigmaMinor, double thetaRadians)
    {
        (double sin, double cos) = Math.SinCos(thetaRadians);
        double a2 = sigmaMajor * sigmaMajor;
        double b2 = sigmaMinor * sigmaMinor;
        return new(x, y, flux, (a2 * cos * cos) + (b2 * sin * sin), (a2 - b2) * sin * cos, (a2 * sin * sin) + (b2 * cos * cos));
    }

    /// <summary>This Gaussian convolved with a round one of the given variance, carrying the given part of its flux.</summary>
    public GaussianComponent ConvolvedWith(double weight, double variance) =>
        this with { Flux = Flux * weight, Cxx = Cxx + variance, Cyy = Cyy + variance };

    /// <summary>The Gaussian of the same flux, centroid and second moments as a sum of others; they have flux.</summary>
    public static GaussianComponent Moments(IReadOnlyList<GaussianComponent> parts)
    {
        double flux = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        foreach (GaussianComponent p in parts)
        {
            flux += p.Flux;
            x += p.Flux * p.X;
            y += p.Flux * p.Y;
        }

        (x, y) = (x / flux, y / flux);
        foreach (GaussianComponent p in parts)
        {
            xx += p.Flux * (p.Cxx + ((p.X - x) * (p.X - x)));
            xy += p.Flux * (p.Cxy + ((p.X - x) * (p.Y - y)));
            yy += p.Flux * (p.Cyy + ((p.Y - y) * (p.Y - y)));
        }

        return new(x, y, flux, xx / flux, xy / flux, yy / flux);
    }
}
