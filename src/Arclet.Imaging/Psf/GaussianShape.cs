namespace Arclet.Imaging.Psf;

/// <summary>A Gaussian while it is fitted: its flux, its standard deviations along and across its angle, and its offset, in pixels and radians.</summary>
internal readonly record struct GaussianShape(double Flux, double Along, double Across, double Theta, double X, double Y, GaussianFreedom Freedom)
{
    /// <summary>Parameters: flux and ln sigma; ln sigma across and the angle; the offset.</summary>
    public int ParameterCount => Freedom switch { GaussianFreedom.Round => 2, GaussianFreedom.Elliptical => 4, _ => 6 };

    public static GaussianShape Round(double flux, double sigma) => new(flux, sigma, sigma, 0, 0, 0, GaussianFreedom.Round);

    /// <summary>The value at an offset for unit flux.</summary>
    public double UnitValue(double dx, double dy)
    {
        (double sin, double cos) = Math.SinCos(Theta);
        dx -= X;
        dy -= Y;
        double u = ((dx * cos) + (dy * sin)) / Along;
        double v = ((dy * cos) - (dx * sin)) / Across;
        return Math.Exp(-((u * u) + (v * v)) / 2) / (2 * Math.PI * Along * Across);
    }

    public PsfGaussian ToGaussian() => Freedom == GaussianFreedom.Round
        ? PsfGaussian.Round(Flux, Along)
        : PsfGaussian.Elliptical(Flux, Along, Across, Theta) with { OffsetX = X, OffsetY = Y };
}
