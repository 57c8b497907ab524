namespace Arclet.Imaging.Psf;

/// <summary>
/// Expands a PSF in Gaussians (multi-Gaussian expansion: Emsellem, Monnet and Bacon 1994, A&amp;A 285, 723; Cappellari 2002,
/// MNRAS 333, 400): non-negative least squares gives the fluxes on logarithmic sets of widths, then widths and fluxes are
/// polished together.
/// </summary>
public static partial class MultiGaussianExpansion
{
    private const int ProfilePoints = 120;

    /// <summary>Expands the analytic model of a PSF out to its normalisation radius, where the expansion's flux is one as well.</summary>
    public static MultiGaussianFit Fit(AnalyticPsf psf, MultiGaussianSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(psf);
        return Fit(psf.Value, psf.NormalizationRadiusPixels, psf.PixelScaleArcsec, psf.IncludesPixel, settings);
    }

    /// <summary>
    /// Expands a radial profile. The flux of the expansion inside the outer radius is that of the profile; beyond it the
    /// Gaussians end.
    /// </summary>
    /// <param name="profile">The value per pixel at a distance in pixels; positive at 0 and not negative up to the outer radius.</param>
    /// <param name="outerRadiusPixels">Up to where the profile is followed, in pixels.</param>
    /// <param name="pixelScaleArcsec">The side of a pixel, in arcsec.</param>
    /// <param name="includesPixel">Whether the profile holds the pixel's response.</param>
    /// <param name="settings">Number of Gaussians and what to weigh.</param>
    /// <exception cref="ArgumentException">The profile is not positive at its centre or the settings are not positive.</exception>
    public static MultiGaussianFit Fit(
        Func<double, double> profile,
        double outerRadiusPixels,
        double pixelScaleArcsec,
        bool includesPixel = true,
        MultiGaussianSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outerRadiusPixels);
        settings ??= new MultiGaussianSettings();
        if (settings.Count < 1 || settings.Starts < 1 || !(settings.CoreTolerance > 0) || !(settings.WingTolerance > 0))
            throw new ArgumentException("a multi-Gaussian expansion needs at least one Gaussian, one start and positive tolerances");
        double peak = profile(0);
        if (!(peak > 0) || !double.IsFinite(peak))
            throw new ArgumentException($"a PSF whose central value is {peak} cannot be expanded");

        // Looser wings first where the core asks for it, then fluxes of either sign: a softened power law such as 1 / (1 + (r/c)^4)
        // has a flat top that no sum of positive Gaussians has (it is not completely monotone in r2).
        MultiGaussianFit? best = null;
        for (int attempt = 0; attempt < (settings.AllowNegative && settings.Count > 3 ? 4 : 2); attempt++)
        {
            double wings = settings.WingTolerance * (attempt % 2 == 0 ? 1 : 5);
            RadialSamples samples = RadialSamples.Of(profile, peak, outerRadiusPixels, ProfilePoints, settings with { WingTolerance = wings });
            ExpansionSearch search = new(samples, outerRadiusPixels, settings.Starts);
            (double Sigma, double Flux)[] gaussians = attempt < 2 ? search.Positive(settings.Count) : search.Signed(settings.Count);
            var psf = new GaussianMixturePsf(gaussians.Select(g => PsfGaussian.Round(g.Flux, g.Sigma)), pixelScaleArcsec, includesPixel);
            (double maximum, double rms) = Errors(profile, psf, peak, samples);
            if (best is null || maximum < best.MaximumErrorOfPeak)
                best = new MultiGaussianFit(psf, maximum, rms);
            if (best.MaximumErrorOfPeak <= settings.CoreTolerance)
                break;
        }

        return best!;
    }

    private static (double Maximum, double Rms) Errors(Func<double, double> profile, GaussianMixturePsf psf, double peak, RadialSamples samples)
    {
        double maximum = 0;
        double sum = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            double difference = psf.Value(samples.Radius(i), 0) - profile(samples.Radius(i));
            sum += difference * difference;
            maximum = Math.Max(maximum, Math.Abs(difference));
            if (i + 1 < samples.Count)
            {
                double between = (samples.Radius(i) + samples.Radius(i + 1)) / 2;
                maximum = Math.Max(maximum, Math.Abs(psf.Value(between, 0) - profile(between)));
            }
        }

        return (maximum / peak, Math.Sqrt(sum / samples.Count) / peak);
    }
}
