using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Imaging.Depth;

/// <summary>
/// Finds light that is too faint to be detected pixel by pixel: the wings of galaxies and of the PSF. A tenth of a pixel's noise in every pixel of
/// an aperture of 40 is two thirds of the aperture's noise, and where it is uneven it scatters like noise. The image, without its objects, is
/// smoothed with a Gaussian wide enough to show it, what stands out is left out, and the background is measured again without it; a few times,
/// because the light is in the first background too.
/// </summary>
internal sealed class FaintLight
{
    /// <summary>The image is summed into cells of this many pixels a side: small beside the Gaussian, and a sixteenth of the memory.</summary>
    public const int CellPixels = 4;

    private const int Rounds = 3;
    private const double GaussianMad = 1.482602218505602;

    private readonly ImageSource image;
    private readonly ImageSource? error;
    private readonly DetectionResult detection;
    private readonly EmptyPixels empty;
    private readonly DepthSettings settings;
    private readonly int columns;
    private readonly int rows;
    private readonly double[] kernel;

    public FaintLight(ImageSource image, ImageSource? error, DetectionResult detection, EmptyPixels empty, DepthSettings settings)
    {
        (this.image, this.error, this.detection, this.empty, this.settings) = (image, error, detection, empty, settings);
        columns = (image.Width + CellPixels - 1) / CellPixels;
        rows = (image.Height + CellPixels - 1) / CellPixels;
        double sigma = settings.FaintLightSigmaPixels / CellPixels;
        int reach = (int)Math.Ceiling(3 * sigma);
        kernel = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * sigma * sigma)))];
    }

    /// <summary>Excludes the faint light from the empty pixels, and returns the background measured without it (null where none was subtracted).</summary>
    public BackgroundModel? Exclude(CancellationToken cancellation)
    {
        var light = new bool[columns * rows];
        BackgroundModel? background = Remeasured(light, cancellation);
        for (int round = 0; round < Rounds; round++)
        {
            light = Find(background, cancellation);
            background = Remeasured(light, cancellation);
        }

        for (int y = 0; y < image.Height; y++)
        {
            for (int cell = 0; cell < columns; cell++)
            {
                if (light[(y / CellPixels * columns) + cell])
                    empty.Exclude(y, cell * CellPixels, (cell * CellPixels) + CellPixels - 1);
            }
        }

        return background;
    }

    private BackgroundModel? Remeasured(bool[] light, CancellationToken cancellation) => detection.Background is { } first
        ? BackgroundModel.Measure(image, new EmptyPixelsMask(empty, light, columns), first.Settings, 1, null, cancellation)
        : null;

    /// <summary>The cells where the smoothed image stands out.</summary>
    private bool[] Find(BackgroundModel? background, CancellationToken cancellation)
    {
        var sum = new double[columns * rows];
        var variance = new double[columns * rows];
        var pixels = new float[image.Width];
        var errors = new float[image.Width];
        for (int y = 0; y < image.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            image.ReadRows(y, 1, pixels);
            background?.SubtractRow(y, pixels);
            if (error is null)
                errors.AsSpan().Fill((float)(detection.ScalarError ?? 0));
            else
                error.ReadRows(y, 1, errors);
            for (int x = 0; x < pixels.Length; x++)
            {
                if (!empty.IsEmpty(x, y) || !NoiseMap.IsUsable(errors[x]))
                    continue;
                int cell = (y / CellPixels * columns) + (x / CellPixels);
                sum[cell] += pixels[x];
                variance[cell] += (double)errors[x] * errors[x];
            }
        }

        double threshold = settings.FaintLightThreshold * NoiseFactor(sum, variance);
        double[] smooth = Smoothed(sum, kernel), noise = Smoothed(variance, [.. kernel.Select(k => k * k)]);
        return [.. smooth.Zip(noise, (s, v) => v > 0 && s > threshold * Math.Sqrt(v))];
    }

    /// <summary>
    /// How much more the sums of cells scatter than independent pixels would, from differences between cells that are two apart: correlated noise
    /// is in them, smooth light is not. At least 1.
    /// </summary>
    private double NoiseFactor(double[] sum, double[] variance)
    {
        var differences = new List<double>();
        double whole = variance.Max() * 0.25;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 2; x < columns; x++)
            {
                int here = (y * columns) + x;
                if (variance[here] > whole && variance[here - 2] > whole)
                    differences.Add(Math.Abs(sum[here] - sum[here - 2]) / Math.Sqrt(variance[here] + variance[here - 2]));
            }
        }

        if (differences.Count < 30)
            return 1;
        differences.Sort();
        return Math.Max(1, GaussianMad * differences[differences.Count / 2]);
    }

    /// <summary>A separable convolution; nothing is outside of the image.</summary>
    private double[] Smoothed(double[] cells, double[] weights)
    {
        int reach = weights.Length / 2;
        var along = new double[cells.Length];
        var result = new double[cells.Length];
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                for (int k = Math.Max(-reach, -x); k <= Math.Min(reach, columns - 1 - x); k++)
                    along[(y * columns) + x] += weights[k + reach] * cells[(y * columns) + x + k];
            }
        }

        for (int y = 0; y < rows; y++)
        {
            for (int k = Math.Max(-reach, -y); k <= Math.Min(reach, rows - 1 - y); k++)
            {
                double weight = weights[k + reach];
                for (int x = 0; x < columns; x++)
                    result[(y * columns) + x] += weight * along[((y + k) * columns) + x];
            }
        }

        return result;
    }
}
