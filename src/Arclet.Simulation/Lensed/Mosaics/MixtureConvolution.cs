using System.Numerics.Tensors;

namespace Arclet.Simulation;

/// <summary>
/// Convolves an image with a PSF that is a sum of round Gaussians: each Gaussian separably, the wide ones on pixels binned so far that their
/// standard deviation stays above three of them.
/// </summary>
/// <remarks>Beyond the image's edges there is no light. Values of the image are means over pixels, which widens it by 1/12 pixel2 per axis: that much is taken from the Gaussians' variances.</remarks>
internal static class MixtureConvolution
{
    private const double PixelVariance = 1.0 / 12;

    public static float[] Convolve(float[] image, int width, int height, GaussianMixturePsf psf)
    {
        var result = new float[image.Length];
        for (int i = 0; i < psf.Weights.Count; i++)
        {
            double variance = Math.Max(psf.SigmaPixels[i] * psf.SigmaPixels[i] - PixelVariance, 1e-3);
            int factor = 1;
            while (Math.Sqrt(variance) / (2 * factor) > 3 && width % (2 * factor) == 0 && height % (2 * factor) == 0)
                factor *= 2;
            Add(image, width, height, variance, (float)psf.Weights[i], factor, result);
        }

        return result;
    }

    private static void Add(float[] image, int width, int height, double variance, float weight, int factor, float[] result)
    {
        if (factor == 1)
        {
            float[] smooth = Smooth(image, width, height, Math.Sqrt(variance));
            TensorPrimitives.MultiplyAdd(smooth, weight, result, result);
            return;
        }

        // Binning widens by (f2 - 1)/12, and the straight lines between the centres of bins by f2/6.
        double left = variance - (((factor * factor) - 1) / 12.0) - (factor * factor / 6.0);
        int w = width / factor, h = height / factor;
        var binned = new float[w * h];
        for (int y = 0; y < h * factor; y++)
        {
            for (int x = 0; x < w * factor; x++)
                binned[(y / factor * w) + (x / factor)] += image[(y * width) + x];
        }

        binned = Smooth(binned, w, h, Math.Sqrt(left) / factor);
        float scale = weight / (factor * factor);
        var line = new float[width];
        for (int y = 0; y < height; y++)
        {
            double v = ((y + 0.5) / factor) - 0.5;
            int y0 = Math.Clamp((int)Math.Floor(v), 0, h - 1), y1 = Math.Min(y0 + 1, h - 1);
            float wy = (float)Math.Clamp(v - y0, 0, 1);
            for (int x = 0; x < width; x++)
            {
                double u = ((x + 0.5) / factor) - 0.5;
                int x0 = Math.Clamp((int)Math.Floor(u), 0, w - 1), x1 = Math.Min(x0 + 1, w - 1);
                float wx = (float)Math.Clamp(u - x0, 0, 1);
                float low = binned[(y0 * w) + x0] + (wx * (binned[(y0 * w) + x1] - binned[(y0 * w) + x0]));
                float high = binned[(y1 * w) + x0] + (wx * (binned[(y1 * w) + x1] - binned[(y1 * w) + x0]));
                line[x] = low + (wy * (high - low));
            }

            TensorPrimitives.MultiplyAdd(line, scale, result.AsSpan(y * width, width), result.AsSpan(y * width, width));
        }
    }

    private static float[] Smooth(float[] image, int width, int height, double sigma)
    {
        float[] kernel = Kernel(sigma);
        int reach = kernel.Length / 2;
        var padded = new float[width + (2 * reach)];
        var rows = new float[image.Length];
        for (int y = 0; y < height; y++)
        {
            image.AsSpan(y * width, width).CopyTo(padded.AsSpan(reach));
            Span<float> row = rows.AsSpan(y * width, width);
            for (int k = 0; k < kernel.Length; k++)
                TensorPrimitives.MultiplyAdd(padded.AsSpan(k, width), kernel[k], row, row);
        }

        var result = new float[image.Length];
        for (int y = 0; y < height; y++)
        {
            Span<float> row = result.AsSpan(y * width, width);
            for (int k = -reach; k <= reach; k++)
            {
                int from = y + k;
                if (from >= 0 && from < height)
                    TensorPrimitives.MultiplyAdd(rows.AsSpan(from * width, width), kernel[k + reach], row, row);
            }
        }

        return result;
    }

    /// <summary>The Gaussian sampled at pixel centres, of sum one.</summary>
    private static float[] Kernel(double sigma)
    {
        int reach = Math.Max(1, (int)Math.Ceiling(4.5 * sigma));
        double[] k = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * sigma * sigma)))];
        double sum = k.Sum();
        return [.. k.Select(v => (float)(v / sum))];
    }
}
