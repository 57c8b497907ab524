using System.Numerics;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Hosts;

/// <summary>
/// A kernel that makes an image of one PSF one of a broader PSF: its Fourier transform is T S* / (|S|2 + e2) with the transforms T and S of the
/// two, which are analytic for sums of Gaussians. e keeps frequencies that the narrower PSF does not pass from being amplified.
/// </summary>
public sealed class MatchingKernel
{
    /// <summary>e, beside 1 at frequency zero.</summary>
    private const double Regularisation = 1e-3;

    /// <summary>The kernel reaches out to this many standard deviations of the broader core, within limits.</summary>
    private const int LeastReach = 10, MostReach = 40;

    private readonly double[] values;

    /// <summary>The least share of the kernel that must lie on pixels: in a corner of the image it is a quarter.</summary>
    private const double LeastWeight = 0.2;

    private MatchingKernel(double[] values, int reach) => (this.values, Reach) = (values, reach);

    /// <summary>Pixels from the centre to the edge: the kernel is 2 reach + 1 wide.</summary>
    public int Reach { get; }

    /// <summary>Its values, row after row, of sum one.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The kernel from one PSF to another, both on the image's pixels.</summary>
    /// <exception cref="ArgumentException">The pixel scales differ.</exception>
    public static MatchingKernel Between(GaussianMixturePsf from, GaussianMixturePsf to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (Math.Abs((from.PixelScaleArcsec / to.PixelScaleArcsec) - 1) > 1e-6)
            throw new ArgumentException($"a matching kernel needs two PSFs on the same pixels, not of {from.PixelScaleArcsec} and {to.PixelScaleArcsec} arcsec");
        int reach = Math.Clamp((int)Math.Ceiling(8 * Math.Sqrt(to.Components.ToArray().Max(c => c.FluxFraction > 0.05 ? Math.Max(c.CovarianceXX, c.CovarianceYY) : 0))), LeastReach, MostReach);

        // Twice the kernel's period, so that what wraps around is far in the wings.
        int side = (2 * reach) + 1, period = 4 * reach;
        var spectrum = new Complex[period * period];
        for (int v = 0; v < period; v++)
        {
            for (int u = 0; u < period; u++)
            {
                double fu = (u < period / 2 ? u : u - period) / (double)period, fv = (v < period / 2 ? v : v - period) / (double)period;
                Complex s = Transform(from, fu, fv), t = Transform(to, fu, fv);
                spectrum[(v * period) + u] = t * Complex.Conjugate(s) / (((s * Complex.Conjugate(s)).Real) + (Regularisation * Regularisation));
            }
        }

        double[] found = Inverse(spectrum, period, side, reach);
        double sum = found.Sum();
        return new MatchingKernel([.. found.Select(v => v / sum)], reach);
    }

    /// <summary>Convolves an image; missing pixels have no weight, and what has none around stays missing.</summary>
    public MemoryImage Apply(ImageSource image, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        int width = image.Width, height = image.Height, side = (2 * Reach) + 1;
        var pixels = new float[checked(width * height)];
        image.ReadRows(0, height, pixels);
        var result = new float[pixels.Length];
        Parallel.For(0, height, new ParallelOptions { CancellationToken = cancellation }, y =>
        {
            // Sums over the kernel's rows; the kernel is turned, as a convolution has it.
            double[] sums = new double[width], weights = new double[width];
            for (int j = -Reach; j <= Reach; j++)
            {
                if (y - j < 0 || y - j >= height)
                    continue;
                ReadOnlySpan<float> row = pixels.AsSpan((y - j) * width, width);
                for (int i = -Reach; i <= Reach; i++)
                {
                    double k = values[((j + Reach) * side) + i + Reach];
                    for (int x = Math.Max(0, i); x < Math.Min(width, width + i); x++)
                    {
                        float value = row[x - i];
                        if (!float.IsFinite(value))
                            continue;
                        sums[x] += k * value;
                        weights[x] += k;
                    }
                }
            }

            for (int x = 0; x < width; x++)
                result[(y * width) + x] = weights[x] > LeastWeight && float.IsFinite(pixels[(y * width) + x]) ? (float)(sums[x] / weights[x]) : float.NaN;
        });
        return new MemoryImage(result, width, height, image.Name);
    }

    /// <summary>The transform of a PSF of unit flux at a frequency in cycles per pixel, as pixels receive it.</summary>
    private static Complex Transform(GaussianMixturePsf psf, double u, double v)
    {
        Complex sum = Complex.Zero;
        foreach (PsfGaussian c in psf.Components)
        {
            double q = (c.CovarianceXX * u * u) + (2 * c.CovarianceXY * u * v) + (c.CovarianceYY * v * v);
            sum += c.FluxFraction * Math.Exp(-2 * Math.PI * Math.PI * q) * Complex.Exp(new Complex(0, -2 * Math.PI * ((u * c.OffsetX) + (v * c.OffsetY))));
        }

        double pixel = psf.IncludesPixel ? 1 : Sinc(u) * Sinc(v);
        return sum * (pixel / psf.TotalFlux);
    }

    private static double Sinc(double f) => f == 0 ? 1 : Math.Sin(Math.PI * f) / (Math.PI * f);

    /// <summary>The inverse transform at the kernel's pixels only, one axis after the other.</summary>
    private static double[] Inverse(Complex[] spectrum, int period, int side, int reach)
    {
        var waves = new Complex[side * period];
        for (int x = 0; x < side; x++)
        {
            for (int u = 0; u < period; u++)
                waves[(x * period) + u] = Complex.FromPolarCoordinates(1, 2 * Math.PI * ((double)u * (x - reach) % period) / period);
        }

        var half = new Complex[side * period];
        for (int v = 0; v < period; v++)
        {
            for (int x = 0; x < side; x++)
            {
                Complex sum = Complex.Zero;
                for (int u = 0; u < period; u++)
                    sum += spectrum[(v * period) + u] * waves[(x * period) + u];
                half[(x * period) + v] = sum;
            }
        }

        var result = new double[side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                double sum = 0;
                for (int v = 0; v < period; v++)
                    sum += (half[(x * period) + v] * waves[(y * period) + v]).Real;
                result[(y * side) + x] = sum / ((double)period * period);
            }
        }

        return result;
    }
}
