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

        // A profile whose wings need more Gaussians than there are gets looser wings until the core is as good as was asked.
        MultiGaussianFit? best = null;
        double wings = settings.WingTolerance;
        for (int relaxed = 0; relaxed < 4; relaxed++, wings *= 3)
        {
            RadialSamples samples = RadialSamples.Of(profile, peak, outerRadiusPixels, ProfilePoints, settings with { WingTolerance = wings });
            GaussianMixturePsf psf = BestOfStarts(samples, outerRadiusPixels, pixelScaleArcsec, includesPixel, settings);
            (double maximum, double rms) = Errors(profile, psf, peak, samples);
            if (best is null || maximum < best.MaximumErrorOfPeak)
                best = new MultiGaussianFit(psf, maximum, rms);
            if (best.MaximumErrorOfPeak <= settings.CoreTolerance)
                break;
        }

        return best!;
    }

    private static GaussianMixturePsf BestOfStarts(RadialSamples samples, double outerRadius, double pixelScaleArcsec, bool includesPixel, MultiGaussianSettings settings)
    {
        double[]? best = null;
        double bestCost = double.PositiveInfinity;
        for (int start = 0; start < settings.Starts; start++)
        {
            // The narrowest Gaussian starts between 0.35 and 0.85 of the half-width, the widest at 0.3 or 0.6 of the outer radius.
            double part = settings.Starts == 1 ? 0.5 : (double)start / (settings.Starts - 1);
            double narrow = samples.HalfWidth * (0.35 + (0.5 * part));
            double wide = outerRadius * (start % 2 == 0 ? 0.3 : 0.6);
            double[] parameters = StartFrom(samples, narrow, Math.Max(wide, 1.5 * narrow), settings.Count);
            double cost = Polish(samples, parameters, outerRadius);
            if (cost < bestCost)
            {
                bestCost = cost;
                best = parameters;
            }
        }

        var components = new List<PsfGaussian>(settings.Count);
        for (int k = 0; k < settings.Count; k++)
            components.Add(PsfGaussian.Round(Math.Exp(best![settings.Count + k]), Math.Exp(best[k])));
        components.Sort((a, b) => a.CovarianceXX.CompareTo(b.CovarianceXX));
        return new GaussianMixturePsf(components, pixelScaleArcsec, includesPixel);
    }

    private static double[] StartFrom(RadialSamples samples, double narrow, double wide, int count)
    {
        var parameters = new double[2 * count];
        for (int k = 0; k < count; k++)
            parameters[k] = Math.Log(narrow) + (count == 1 ? 0 : Math.Log(wide / narrow) * k / (count - 1));
        var gram = new double[count * count];
        var right = new double[count];
        var row = new double[count];
        for (int i = 0; i <= samples.Count; i++)
        {
            double target = samples.Row(i, parameters.AsSpan(0, count), row);
            for (int k = 0; k < count; k++)
            {
                right[k] += row[k] * target;
                for (int l = 0; l < count; l++)
                    gram[(k * count) + l] += row[k] * row[l];
            }
        }

        double[] flux = NonNegativeLeastSquares.Solve(gram, right);
        // What NNLS switched off starts small instead of at zero, so that the polish can move its width to where it is of use.
        double floor = 1e-3 * Math.Max(flux.Max(), double.Epsilon) / count;
        for (int k = 0; k < count; k++)
            parameters[count + k] = Math.Log(Math.Max(flux[k], floor));
        return parameters;
    }

    private static double Polish(RadialSamples samples, double[] parameters, double outerRadius)
    {
        int count = parameters.Length / 2;
        var lower = new double[2 * count];
        var upper = new double[2 * count];
        for (int k = 0; k < count; k++)
        {
            lower[k] = Math.Log(samples.HalfWidth * 0.1);
            upper[k] = Math.Log(outerRadius * 1.5);
            lower[count + k] = Math.Log(samples.Flux) - 20;
            upper[count + k] = Math.Log(samples.Flux) + 3;
        }

        return BoundedLeastSquares.Minimize(samples.Evaluate, parameters, lower, upper, samples.Count + 1, 400);
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
