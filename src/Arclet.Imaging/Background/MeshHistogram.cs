namespace Arclet.Imaging.Background;

/// <summary>
/// Level and noise of one mesh: moments clipped once at 2 sigma, a histogram over +-5 of those sigma, and on it clipping at 3 sigma
/// about the median until sigma stands; then SExtractor's mode, 2.5 median - 1.5 mean, unless the mesh is crowded.
/// </summary>
internal sealed class MeshHistogram
{
    /// <summary>Level and noise of a mesh that has too few good pixels.</summary>
    public const float Bad = -1e30f;

    private const double MinimumGoodFraction = 0.5;
    private const int HalfWidthInSigma = 5;
    private const int MaximumLevels = 4096;
    private const double PixelsPerMode = 4;
    private const double CrowdedSkew = 0.3;
    private const int MaximumIterations = 100;
    private const double Convergence = 1e-4;

    // One bin more, for what is outside the histogram, and the rest up to a multiple of the vector's length.
    private readonly int[] bins = new int[MaximumLevels + 16];

    /// <summary>Level and noise of the mesh, or <see cref="Bad"/> twice where less than half of its pixels are good.</summary>
    public (float Level, float Rms) Measure(MeshPixels mesh)
    {
        (long count, double sum, double squares) = mesh.Moments(float.BitIncrement(MeshPixels.MissingBelow), float.MaxValue);
        if (count < (float)(mesh.Area * MinimumGoodFraction) || count == 0)
            return (Bad, Bad);

        (double mean, double sigma) = MeanAndSigma(count, sum, squares);
        (count, sum, squares) = mesh.Moments((float)(mean - (2 * sigma)), (float)(mean + (2 * sigma)));
        (mean, sigma) = MeanAndSigma(count, sum, squares);

        int levels = (int)Math.Min((Math.Sqrt(2 / Math.PI) * HalfWidthInSigma / PixelsPerMode * count) + 1, MaximumLevels);
        float scale = sigma > 0 ? (float)(2 * HalfWidthInSigma * sigma / levels) : 1;
        float zero = (float)(mean - (HalfWidthInSigma * sigma));
        float shift = (float)(0.499999 - (zero / scale));

        bins.AsSpan(0, levels + 16).Clear();
        mesh.CountInto(bins, levels, scale, shift);
        bins[levels] = 0;
        return Mode(levels, zero, scale, (float)mean);
    }

    private static (double Mean, double Sigma) MeanAndSigma(long count, double sum, double squares)
    {
        double mean = sum / count;
        double variance = (squares / count) - (mean * mean);
        return (mean, variance > 0 ? Math.Sqrt(variance) : 0);
    }

    private (float Level, float Rms) Mode(int levels, float zero, float scale, float meshMean)
    {
        int top = levels - 1;
        var range = new ClippedBins(bins, levels);
        double sigma = 10.0 * top, previous = 1, mean = meshMean, median = meshMean;
        for (int n = 0; n < MaximumIterations && sigma >= 0.1 && Math.Abs((sigma / previous) - 1) > Convergence; n++)
        {
            previous = sigma;
            (mean, sigma) = range.MeanAndSigma();
            median = range.Median();
            double low = median - (3 * sigma), high = median + (3 * sigma);
            range.Clip(low > 0 ? (int)(low + 0.5) : 0, high < top ? (int)(high > 0 ? high + 0.5 : high - 0.5) : top);
        }

        double position = Math.Abs(sigma) > 0 && Math.Abs((mean - median) / sigma) < CrowdedSkew
            ? (2.5 * median) - (1.5 * mean)
            : Math.Abs(sigma) > 0 ? median : mean;
        return ((float)(zero + (position * scale)), (float)(sigma * scale));
    }
}
