using Arclet.Imaging.Psf;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>How much of a clump's model light the box of its fit holds (section 3.5 of the paper: at least 95 %).</summary>
internal static class BoxFlux
{
    /// <summary>The points of Gauss and Legendre's rule with 8 points on [-1, 1], and their weights.</summary>
    private static readonly (double X, double W)[] Rule =
    [
        (-0.9602898564975363, 0.1012285362903763), (-0.7966664774136267, 0.2223810344533745), (-0.5255324099163290, 0.3137066458778873), (-0.1834346424956498, 0.3626837833783620),
        (0.1834346424956498, 0.3626837833783620), (0.5255324099163290, 0.3137066458778873), (0.7966664774136267, 0.2223810344533745), (0.9602898564975363, 0.1012285362903763),
    ];

    /// <summary>The part of an elliptical Gaussian's flux, seen through a PSF, inside a square centred on it.</summary>
    /// <param name="psf">The PSF, in the pixels of the fit.</param>
    /// <param name="sigmaMinor">Standard deviation along the minor axis, px.</param>
    /// <param name="axisRatio">Minor over major axis.</param>
    /// <param name="thetaDegrees">Direction of the major axis from +x.</param>
    /// <param name="boxPixels">The side of the square, px.</param>
    public static double Fraction(GaussianMixturePsf psf, double sigmaMinor, double axisRatio, double thetaDegrees, double boxPixels)
    {
        double a2 = sigmaMinor * sigmaMinor / (axisRatio * axisRatio), b2 = sigmaMinor * sigmaMinor;
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(thetaDegrees));
        double xx = (a2 * cos * cos) + (b2 * sin * sin), yy = (a2 * sin * sin) + (b2 * cos * cos), xy = (a2 - b2) * sin * cos;
        double inside = 0, half = boxPixels / 2;
        foreach (PsfGaussian g in psf.Components)
            inside += g.FluxFraction * Inside(g.CovarianceXX + xx, g.CovarianceXY + xy, g.CovarianceYY + yy, half, g.OffsetX, g.OffsetY);
        return inside / psf.TotalFlux;
    }

    /// <summary>The probability of a bivariate normal deviate inside a square about the origin: a quadrature along x, y in closed form.</summary>
    private static double Inside(double xx, double xy, double yy, double half, double x0, double y0)
    {
        // Beyond eight standard deviations there is nothing; panels of half of one make the rule exact to 1e-12.
        double sx = Math.Sqrt(xx), slope = xy / xx, sy = Math.Sqrt(yy - (xy * slope));
        double low = Math.Max(-half, x0 - (8 * sx)), high = Math.Min(half, x0 + (8 * sx));
        if (!(high > low))
            return 0;
        int panels = Math.Max(1, (int)Math.Ceiling((high - low) / (0.5 * sx)));
        double step = (high - low) / panels, sum = 0;
        for (int p = 0; p < panels; p++)
        {
            double middle = low + ((p + 0.5) * step);
            foreach ((double x, double w) in Rule)
            {
                double at = middle + (0.5 * step * x), u = (at - x0) / sx, mean = y0 + (slope * (at - x0));
                double along = NormalDistribution.Cumulative((half - mean) / sy) - NormalDistribution.Cumulative((-half - mean) / sy);
                sum += 0.5 * step * w * Math.Exp(-0.5 * u * u) / (sx * Math.Sqrt(2 * Math.PI)) * along;
            }
        }

        return sum;
    }
}
