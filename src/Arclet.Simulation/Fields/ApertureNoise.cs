namespace Arclet.Simulation;

/// <summary>
/// What a circular aperture makes of white noise, exactly: pixels at its edge count with the part f of their area inside, so the
/// variance of the sum is sigma2 sum f2, which is less than sigma2 times the area.
/// </summary>
public static class ApertureNoise
{
    /// <summary>
    /// The mean of sum f2 over all places of the centre inside a pixel: the integral over displacements d of the overlap of two
    /// discs that far apart times the overlap of two unit pixels that far apart, (1 - |dx|)(1 - |dy|).
    /// </summary>
    /// <param name="radiusPixels">The aperture's radius, above 0.</param>
    public static double EffectivePixels(double radiusPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radiusPixels);

        // The midpoint rule on a quarter of the square; the integrand's only kinks are at its edges: 128 steps are good to 1e-5.
        const int steps = 128;
        double sum = 0;
        for (int i = 0; i < steps; i++)
        {
            double dx = (i + 0.5) / steps;
            for (int j = 0; j < steps; j++)
            {
                double dy = (j + 0.5) / steps;
                sum += (1 - dx) * (1 - dy) * DiscOverlap(radiusPixels, double.Hypot(dx, dy));
            }
        }

        return 4 * sum / (steps * steps);
    }

    /// <summary>
    /// The noise of a pixel for which a point source of the given flux stands out by <paramref name="multiple"/> in an aperture, corrected for
    /// the light outside of it: F EE(r) / (multiple sqrt(sum f2)).
    /// </summary>
    /// <param name="limitNanojansky">The limiting flux, nJy.</param>
    /// <param name="multiple">The multiple of the noise, 5 for a five-sigma limit.</param>
    /// <param name="radiusPixels">The aperture's radius.</param>
    /// <param name="psf">The PSF.</param>
    public static double PixelNoise(double limitNanojansky, double multiple, double radiusPixels, GaussianMixturePsf psf)
    {
        ArgumentNullException.ThrowIfNull(psf);
        return limitNanojansky * psf.EnclosedEnergy(radiusPixels) / (multiple * Math.Sqrt(EffectivePixels(radiusPixels)));
    }

    private static double DiscOverlap(double r, double d) =>
        d >= 2 * r ? 0 : (2 * r * r * Math.Acos(d / (2 * r))) - (d / 2 * Math.Sqrt((4 * r * r) - (d * d)));
}
