using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>The noise of one band: the scatter of a pixel that makes the band's stated depth, its correlation, and the noise of photons.</summary>
public sealed class MosaicNoise
{
    private readonly BackgroundNoise background;
    private readonly ulong seed;

    /// <summary>The noise of a band.</summary>
    /// <param name="band">The band.</param>
    /// <param name="seed">The field's seed.</param>
    /// <param name="width">Pixels along x.</param>
    /// <param name="correlationFwhmPixels">FWHM of the correlating Gaussian in pixels; 0 for white noise.</param>
    public MosaicNoise(LensedBand band, ulong seed, int width, double correlationFwhmPixels)
    {
        ArgumentNullException.ThrowIfNull(band);
        Band = band;
        this.seed = new SeededRandom(seed, "mosaic " + band.FilterId).NextBits();
        background = new BackgroundNoise(this.seed, width, correlationFwhmPixels);
        GaussianMixturePsf psf = band.CreatePsf();
        double limit = AbMagnitude.ToNanojansky(band.LimitMagnitude);
        PixelNanojansky = limit * psf.EnclosedEnergy(psf.FwhmPixels) / (LensedBand.DepthMultiple * Math.Sqrt(ApertureVariance(psf.FwhmPixels)));
        double sum = 0;
        foreach (double k in background.KernelPerAxis)
            sum += k;
        LargeScaleFactor = sum * sum;
    }

    /// <summary>The band.</summary>
    public LensedBand Band { get; }

    /// <summary>The standard deviation of the background noise in a pixel, nJy.</summary>
    public double PixelNanojansky { get; }

    /// <summary>
    /// The noise of the sum over a large area over that of as many independent pixels: (sum k)2 of the correlating kernel k. Error maps hold the pixel's scatter times this, as weight
    /// maps of drizzled images do (Fruchter and Hook 2002; Casertano et al. 2000, appendix A6).
    /// </summary>
    public double LargeScaleFactor { get; }

    internal ReadOnlySpan<double> KernelPerAxis => background.KernelPerAxis;

    /// <summary>Adds noise to rows of light and gives their errors.</summary>
    /// <param name="firstRow">The first row's number.</param>
    /// <param name="light">The light, nJy per pixel, count x width.</param>
    /// <param name="sky">The background in the pixels of a row, nJy.</param>
    /// <param name="image">Receives the image.</param>
    /// <param name="error">Receives the errors.</param>
    internal void Expose(int firstRow, ReadOnlySpan<double> light, ReadOnlySpan<double> sky, Span<float> image, Span<float> error)
    {
        int width = sky.Length, count = light.Length / width;
        double[] noise = background.Rows(firstRow, count);
        double large = PixelNanojansky * LargeScaleFactor, perElectron = 1 / Band.ElectronsPerNanojansky;

        // Photon noise below a hundredth of the background's scatter is not drawn; above, electrons are so many that they scatter like a Gaussian.
        double least = 1e-4 * PixelNanojansky * PixelNanojansky;
        for (int y = 0; y < count; y++)
        {
            var photons = new SeededRandom(seed, "photons", firstRow + y);
            for (int x = 0; x < width; x++)
            {
                int i = (y * width) + x;
                double variance = light[i] * perElectron;
                image[i] = (float)(light[i] + sky[x] + (PixelNanojansky * noise[i]) + (variance > least ? Math.Sqrt(variance) * photons.Gaussian() : 0));
                error[i] = (float)Math.Sqrt((large * large) + variance);
            }
        }
    }

    /// <summary>
    /// The variance of the sum of correlated noise of unit scatter in a circle, the mean over places of its centre inside a pixel: the sum of squares of the
    /// circle's coverage of pixels after the correlating kernel.
    /// </summary>
    internal double ApertureVariance(double radiusPixels)
    {
        const int places = 4, fine = 24;
        int half = (int)Math.Ceiling(radiusPixels + 1), reach = KernelPerAxis.Length / 2, size = (2 * (half + reach)) + 1;
        double mean = 0;
        for (int place = 0; place < places * places; place++)
        {
            double cx = (((place % places) + 0.5) / places) - 0.5, cy = (((place / places) + 0.5) / places) - 0.5;
            var coverage = new double[size * size];
            for (int p = 0; p < coverage.Length; p++)
            {
                double px = (p % size) - half - reach - cx, py = (p / size) - half - reach - cy;
                int inside = 0;
                for (int k = 0; k < fine * fine; k++)
                {
                    double dx = px + (((k % fine) + 0.5) / fine) - 0.5, dy = py + (((k / fine) + 0.5) / fine) - 0.5;
                    inside += (dx * dx) + (dy * dy) < radiusPixels * radiusPixels ? 1 : 0;
                }

                coverage[p] = inside / (double)(fine * fine);
            }

            mean += OptimalSignalToNoise.SumOfSquaresAfter(coverage, size, KernelPerAxis) / (places * places);
        }

        return mean;
    }
}
