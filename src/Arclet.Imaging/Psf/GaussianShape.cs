namespace Arclet.Imaging.Psf;

/// <summary>A Gaussian while it is fitted: its flux, its standard deviations along and across its angle, in pixels and radians.</summary>
internal readonly record struct GaussianShape(double Flux, double Along, double Across, double Theta, bool IsRound)
{
    public static GaussianShape Round(double flux, double sigma) => new(flux, sigma, sigma, 0, true);

    /// <summary>The value at an offset for unit flux.</summary>
    public double UnitValue(double dx, double dy)
    {
        (double sin, double cos) = Math.SinCos(Theta);
        double u = ((dx * cos) + (dy * sin)) / Along;
        double v = ((dy * cos) - (dx * sin)) / Across;
        return Math.Exp(-((u * u) + (v * v)) / 2) / (2 * Math.PI * Along * Across);
    }
}
