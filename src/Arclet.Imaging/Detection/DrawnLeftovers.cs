namespace Arclet.Imaging.Detection;

/// <summary>
/// Shares out the pixels of a split region that belong to no branch's core as sep 1.2.1 does: the branch is drawn, with the
/// branches' Gaussians at the pixel as weights. Single precision where sep has it, so that draws fall the same.
/// </summary>
internal static class DrawnLeftovers
{
    /// <summary>A Gaussian may be this much higher than its branch's peak ("limit the expansion", SExtractor).</summary>
    private const double LargestAmplitude = 4;

    /// <summary>Gaussians with exponents beyond this are 0; amplitudes with exponents beyond it are taken as the largest.</summary>
    private const float LargestExponent = 70;

    /// <summary>Where all weights together are no more than this, nothing is drawn: the nearest branch gets the pixel.</summary>
    private const double LeastWeight = 1e-31;

    /// <summary>Farther than any pixel.</summary>
    private const float Infinite = 1e31f;

    /// <summary>How many numbers <see cref="Assign"/> will draw: one for each pixel without owner (-1) that any branch's Gaussian reaches.</summary>
    public static int CountDraws(Footprint region, ReadOnlySpan<IsophotalShape> cores, ReadOnlySpan<int> owners)
    {
        Gaussian[] gaussians = Gaussians(region, cores);
        ReadOnlySpan<int> x = region.X, y = region.Y;
        var sums = new float[cores.Length];
        int count = 0, last = 0;
        for (int i = 0; i < owners.Length; i++)
        {
            if (owners[i] >= 0)
                continue;
            // What reached the pixel before mostly reaches this one too; no exponential is then needed.
            if (gaussians[last].SurelyReaches(x[i], y[i]) || AnyReaches(gaussians, x[i], y[i], sums, ref last))
                count++;
        }

        return count;
    }

    /// <summary>Sets the owners of a region's leftover pixels.</summary>
    /// <param name="region">The region.</param>
    /// <param name="cores">The measures of its branches' cores.</param>
    /// <param name="leftovers">The indices of the pixels without owner, in sep's order: that of <see cref="ScanOrder"/> over the whole region.</param>
    /// <param name="owners">Takes the branch (0, 1, ...) of each of them.</param>
    /// <param name="draws">The numbers, from the region's first one on.</param>
    public static void Assign(Footprint region, ReadOnlySpan<IsophotalShape> cores, ReadOnlySpan<int> leftovers, Span<int> owners, DrawSequence draws)
    {
        Gaussian[] gaussians = Gaussians(region, cores);
        var sums = new float[cores.Length];
        ReadOnlySpan<int> x = region.X, y = region.Y;
        foreach (int i in leftovers)
        {
            int owner = SumWeights(gaussians, x[i], y[i], sums);
            if (sums[^1] > LeastWeight)
            {
                float drawn = sums[^1] * draws.Next() / DrawSequence.Largest;
                // Rounding may put the number above the last sum: the nearest branch stays then.
                int b = FirstNotBelow(sums, drawn);
                if (b < sums.Length)
                    owner = b;
            }

            owners[i] = owner;
        }
    }

    private static bool AnyReaches(Gaussian[] gaussians, int x, int y, float[] sums, ref int last)
    {
        for (int b = 0; b < gaussians.Length; b++)
        {
            if (gaussians[b].SurelyReaches(x, y))
            {
                last = b;
                return true;
            }
        }

        SumWeights(gaussians, x, y, sums);
        return sums[^1] > LeastWeight;
    }

    /// <summary>Adds up the branches' weights at a pixel; returns the nearest branch.</summary>
    private static int SumWeights(Gaussian[] gaussians, int x, int y, float[] sums)
    {
        int nearest = 0;
        float least = Infinite, sum = 0;
        for (int b = 0; b < sums.Length; b++)
        {
            float distance = gaussians[b].Distance(x, y);
            if (distance < LargestExponent)
                sum += gaussians[b].Amplitude * MathF.Exp(-distance);
            sums[b] = sum;
            if (distance < least)
            {
                least = distance;
                nearest = b;
            }
        }

        return nearest;
    }

    /// <summary>The first sum that is at least a number (NaN counts as such); sums ascend, so a binary search finds it.</summary>
    private static int FirstNotBelow(float[] sums, float number)
    {
        int low = 0, high = sums.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sums[middle] < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static Gaussian[] Gaussians(Footprint region, ReadOnlySpan<IsophotalShape> cores)
    {
        var gaussians = new Gaussian[cores.Length];
        for (int b = 0; b < gaussians.Length; b++)
            gaussians[b] = new Gaussian(region.Threshold, cores[b]);
        return gaussians;
    }

    /// <summary>A branch's core as a Gaussian: amplitude times exp(-distance).</summary>
    private readonly struct Gaussian
    {
        private readonly double x;
        private readonly double y;
        private readonly float cxx;
        private readonly float cyy;
        private readonly float cxy;
        private readonly double areaCorrection;
        private readonly float reach;

        public Gaussian(float threshold, in IsophotalShape core)
        {
            x = core.X;
            y = core.Y;
            cxx = core.Cxx;
            cyy = core.Cyy;
            cxy = core.Cxy;
            areaCorrection = core.AreaCorrection;
            float exponent = (float)(core.PixelCount / (2 * Math.PI * areaCorrection * core.A * core.B));
            double limit = LargestAmplitude * core.ConvolvedPeak;
            float amplitude = exponent < LargestExponent ? threshold * MathF.Exp(exponent) : (float)limit;
            Amplitude = amplitude > limit ? (float)limit : amplitude;
            // One less than the exact reach is beyond the reach of rounding.
            reach = (float)Math.Min(LargestExponent, Math.Log(Amplitude / LeastWeight)) - 1;
        }

        public float Amplitude { get; }

        /// <summary>Half the squared distance in units of the Gaussian's width.</summary>
        public float Distance(int column, int row)
        {
            float dx = (float)(column - x), dy = (float)(row - y);
            return (float)(0.5 * ((cxx * dx * dx) + (cyy * dy * dy) + (cxy * dx * dy)) / areaCorrection);
        }

        /// <summary>Whether the weight at a pixel is above the least one for sure.</summary>
        public bool SurelyReaches(int column, int row) => Distance(column, row) < reach;
    }
}
