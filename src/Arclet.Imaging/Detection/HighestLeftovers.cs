namespace Arclet.Imaging.Detection;

/// <summary>
/// Shares out the pixels of a split region that belong to no branch's core. Each branch is taken as an elliptical Gaussian
/// with its core's moments (as in SExtractor and sep), and a pixel goes to the branch whose Gaussian is highest there.
/// </summary>
/// <remarks>
/// SExtractor and sep draw the branch at random with those Gaussians as probabilities, which makes footprints speckled and results
/// depend on all pixels before (<see cref="DrawnLeftovers"/> does so). Here the rule has no state: the same pixels give the same objects
/// in any order and on any number of threads, and footprints are contiguous where the Gaussians are.
/// </remarks>
internal static class HighestLeftovers
{
    /// <summary>A Gaussian may be this much higher than its branch's peak ("limit the expansion", SExtractor).</summary>
    private const double LargestAmplitude = 4;

    /// <summary>Exponents beyond this are taken as such without computing the exponential.</summary>
    private const double LargestExponent = 70;

    /// <summary>Sets <paramref name="owners"/>[i] to the branch (0, 1, ...) of each of the leftover pixels.</summary>
    public static void Assign(Footprint region, ReadOnlySpan<IsophotalShape> cores, ReadOnlySpan<int> leftovers, Span<int> owners)
    {
        int n = cores.Length;
        Span<double> logAmplitudes = n <= 64 ? stackalloc double[n] : new double[n];
        for (int b = 0; b < n; b++)
        {
            IsophotalShape core = cores[b];
            double exponent = core.PixelCount / (2 * Math.PI * core.AreaCorrection * core.A * core.B);
            double limit = Math.Log(LargestAmplitude * core.ConvolvedPeak);
            logAmplitudes[b] = exponent < LargestExponent ? Math.Min(Math.Log(region.Threshold) + exponent, limit) : limit;
        }

        ReadOnlySpan<int> x = region.X, y = region.Y;
        foreach (int i in leftovers)
        {
            int best = 0;
            double highest = double.NegativeInfinity;
            for (int b = 0; b < n; b++)
            {
                ref readonly IsophotalShape core = ref cores[b];
                double dx = x[i] - core.X, dy = y[i] - core.Y;
                double distance = 0.5 * ((core.Cxx * dx * dx) + (core.Cyy * dy * dy) + (core.Cxy * dx * dy)) / core.AreaCorrection;
                double height = logAmplitudes[b] - distance;
                if (height > highest)
                {
                    highest = height;
                    best = b;
                }
            }

            owners[i] = best;
        }
    }
}
