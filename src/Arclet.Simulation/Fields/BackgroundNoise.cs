using Arclet.Inference;
namespace Arclet.Simulation;

/// <summary>
/// Gaussian noise of unit standard deviation per pixel, white or correlated by a Gaussian kernel whose squares sum to one.
/// Each row draws from its own generator, so any rows can be made by any thread.
/// </summary>
internal sealed class BackgroundNoise
{
    private readonly ulong seed;
    private readonly int width;
    private readonly double[] kernel;

    public BackgroundNoise(ulong seed, int width, double correlationFwhmPixels)
    {
        this.seed = seed;
        this.width = width;
        kernel = Kernel(correlationFwhmPixels);
    }

    /// <summary>The kernel along one axis; its outer product with itself correlates the noise.</summary>
    public ReadOnlySpan<double> KernelPerAxis => kernel;

    /// <summary>A band of rows of noise, count x width.</summary>
    public double[] Rows(int first, int count)
    {
        int reach = kernel.Length / 2;
        var result = new double[count * width];
        var white = new double[width + (2 * reach)];
        var smooth = new double[width];
        for (int y = first - reach; y < first + count + reach; y++)
        {
            var random = new SeededRandom(seed, "noise", y);
            for (int x = 0; x < white.Length; x++)
                white[x] = random.Gaussian();
            Array.Clear(smooth);
            for (int k = 0; k < kernel.Length; k++)
            {
                for (int x = 0; x < width; x++)
                    smooth[x] += kernel[k] * white[x + k];
            }

            for (int k = 0; k < kernel.Length; k++)
            {
                int row = y + k - reach - first;
                if (row < 0 || row >= count)
                    continue;
                for (int x = 0; x < width; x++)
                    result[(row * width) + x] += kernel[k] * smooth[x];
            }
        }

        return result;
    }

    private static double[] Kernel(double fwhm)
    {
        if (!(fwhm > 0))
            return [1];
        double sigma = fwhm / (2 * Math.Sqrt(2 * Math.Log(2)));
        int reach = (int)Math.Ceiling(4 * sigma);
        var k = new double[(2 * reach) + 1];
        for (int i = -reach; i <= reach; i++)
            k[i + reach] = Math.Exp(-i * i / (2 * sigma * sigma));
        double norm = Math.Sqrt(k.Sum(v => v * v));
        for (int i = 0; i < k.Length; i++)
            k[i] /= norm;
        return k;
    }
}
