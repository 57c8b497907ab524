using Arclet.Imaging;
using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Simulation.Tests;

public class MosaicTests
{
    [Theory]
    [InlineData("F150W", 0.0)]
    [InlineData("F150W", 1.0)]
    [InlineData("F444W", 1.6)]
    [InlineData("F814W", 1.0)]
    public void Noise_OfABand_HasTheStatedDepthInEmptyApertures(string filter, double correlation)
    {
        LensedBand band = LensedBand.Paper.Single(b => b.FilterId == filter);
        const int size = 600;
        var noise = new MosaicNoise(band, 3, size, correlation);
        float[] image = new float[size * size], error = new float[size * size];
        noise.Expose(0, new double[size * size], new double[size], image, error);
        GaussianMixturePsf psf = band.CreatePsf();
        double radius = psf.FwhmPixels, sum = 0;
        int count = 0;
        var random = new SeededRandom(1, "places");
        var window = new MemoryImage(image, size, size);
        for (double y = 8; y < size - 8; y += 9)
        {
            for (double x = 8; x < size - 8; x += 9)
            {
                double flux = Aperture(window, x + random.NextDouble(), y + random.NextDouble(), radius);
                sum += flux * flux;
                count++;
            }
        }

        // 4,200 independent apertures tell the scatter to 1.1 %.
        double limit = 5 * Math.Sqrt(sum / count) / psf.EnclosedEnergy(radius);
        Assert.Equal(band.LimitMagnitude, AbMagnitude.FromNanojansky(limit), 0.045);
        Assert.Equal(noise.PixelNanojansky * noise.LargeScaleFactor, error[0], 1e-6 * error[0]);
    }

    [Fact]
    public void LargeScaleFactor_TimesAPixelsScatter_IsTheNoiseOfLargeSums()
    {
        var noise = new MosaicNoise(LensedFields.Bands[1], 4, 640, 1.4);
        float[] image = new float[640 * 640], error = new float[640 * 640];
        noise.Expose(0, new double[640 * 640], new double[640], image, error);
        double sum = 0;
        for (int block = 0; block < 400; block++)
        {
            double total = 0;
            for (int p = 0; p < 1024; p++)
                total += image[((((block / 20) * 32) + (p / 32)) * 640) + ((block % 20) * 32) + (p % 32)];
            sum += total * total;
        }

        // 400 blocks of 32 x 32 pixels tell their scatter to 3.5 %; at their edges a few per cent of the correlation is missing.
        double expected = 32 * noise.PixelNanojansky * noise.LargeScaleFactor;
        Assert.True(noise.LargeScaleFactor > 1.5);
        Assert.Equal(expected, Math.Sqrt(sum / 400), 0.1 * expected);
    }

    [Fact]
    public void Observe_WithoutNoise_HoldsAllLightThatTheTruthTells()
    {
        LensedField field = LensedFields.Small, empty = LensedFields.Generate(LensedFields.Settings with { GalaxyCount = 0, SideArcsec = 18 });
        foreach (LensedBand band in LensedFields.Bands)
        {
            int b = field.IndexOf(band.FilterId);
            double truth = field.Galaxies.Sum(g => g.Source.Disc.FluxesNanojansky[b] * g.DiscMagnification)
                + field.ClumpImages.Sum(c => c.Source.Light.FluxesNanojansky[b] * c.Image.Magnification);
            double seen = LensedFields.Sum(field.Observe(band, withNoise: false)) - LensedFields.Sum(empty.Observe(band, withNoise: false));

            // The PSF's wings that reach over the edge, and what is below the floor of the drawing, are missing.
            Assert.True(truth > 100);
            Assert.Equal(truth, seen, 0.02 * truth);
        }
    }

    [Fact]
    public void Observe_OfLargerPixels_SeesTheSamePlaces()
    {
        LensedField field = LensedFields.Small;
        FieldStar star = field.Stars[0];
        (double ra, double dec) = field.Geometry.Reference.ToSky(star.X, star.Y);
        foreach (LensedBand band in LensedFields.Bands)
        {
            BandMosaic mosaic = field.Observe(band, withNoise: false);
            (double x, double y) = mosaic.Wcs.SkyToPixel(new SkyPosition(ra, dec));
            double sum = 0, sx = 0, sy = 0;
            for (int row = (int)y - 4; row <= (int)y + 5; row++)
            {
                for (int column = (int)x - 4; column <= (int)x + 5; column++)
                {
                    double weight = mosaic.Image[column, row] * Math.Exp(-(((column - x) * (column - x)) + ((row - y) * (row - y))) / 4);
                    sum += weight;
                    sx += weight * column;
                    sy += weight * row;
                }
            }

            // A twentieth of a pixel: the background light has a gradient.
            Assert.Equal(x, sx / sum, 0.05);
            Assert.Equal(y, sy / sum, 0.05);
        }
    }

    [Fact]
    public void Convolve_GaussianWithAMixture_GivesTheSumOfWiderGaussians()
    {
        const int size = 256;
        var psf = new GaussianMixturePsf([0.6, 0.25, 0.15], [1.1, 3.5, 12]);
        const double variance = 4;
        var image = new float[size * size];
        for (int i = 0; i < image.Length; i++)
            image[i] = (float)(1000 / (2 * Math.PI * variance) * Math.Exp(-R2(i) / (2 * variance)));
        float[] seen = MixtureConvolution.Convolve(image, size, size, psf);
        for (int i = 0; i < seen.Length; i += 37)
        {
            double expected = 0;
            for (int k = 0; k < 3; k++)
            {
                // The image's values are points here, not means over pixels: the convolution takes 1/12 for that.
                double v = variance + (psf.SigmaPixels[k] * psf.SigmaPixels[k]) - (1.0 / 12);
                expected += 1000 * psf.Weights[k] / (2 * Math.PI * v) * Math.Exp(-R2(i) / (2 * v));
            }

            // The binned wing is not exactly a Gaussian.
            Assert.Equal(expected, seen[i], (0.004 * expected) + 2e-3);
        }

        static double R2(int i) => (((i % size) - 128.0) * ((i % size) - 128.0)) + (((i / size) - 128.0) * ((i / size) - 128.0));
    }

    private static double Aperture(MemoryImage image, double cx, double cy, double radius)
    {
        double flux = 0;
        int reach = (int)radius + 2;
        for (int y = (int)cy - reach; y <= (int)cy + reach; y++)
        {
            for (int x = (int)cx - reach; x <= (int)cx + reach; x++)
            {
                int inside = 0;
                for (int k = 0; k < 64; k++)
                {
                    double dx = x + (((k % 8) + 0.5) / 8) - 0.5 - cx, dy = y + (((k / 8) + 0.5) / 8) - 0.5 - cy;
                    inside += (dx * dx) + (dy * dy) < radius * radius ? 1 : 0;
                }

                flux += image[x, y] * inside / 64.0;
            }
        }

        return flux;
    }
}
