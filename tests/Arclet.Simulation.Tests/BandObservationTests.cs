using Arclet.Imaging;

namespace Arclet.Simulation.Tests;

public class BandObservationTests
{
    private static readonly DeepFieldSettings OneStar = new()
    {
        SizePixels = 512,
        GalaxyCount = 0,
        StarCount = 1,
        NoiseNanojansky = 0.1,
        ElectronsPerNanojansky = double.PositiveInfinity,
        BackgroundNanojansky = 0,
        BackgroundSlopeNanojansky = 0,
        ClumpSlope = (2, 2),
        Psf = new GaussianMixturePsf([1], [1.5]),
        Seed = 4,
    };

    [Fact]
    public void Observe_StarOnPixelsTwiceAsLarge_HasItsFluxAndPlaceThere()
    {
        SimulatedField field = DeepField.Generate(OneStar);
        TrueSource star = Assert.Single(field.Sources);
        BandImage seen = BandObservation.Observe(field, Band("F", 2) with { RelativeWavelength = 2 });
        (double sum, double x, double y) = (0, 0, 0);
        for (int row = 0; row < seen.Image.Height; row++)
        {
            for (int column = 0; column < seen.Image.Width; column++)
            {
                sum += seen.Image[column, row];
                x += column * (double)seen.Image[column, row];
                y += row * (double)seen.Image[column, row];
            }
        }

        // The slope is 2 and the wavelength twice that of the field: four times the flux. Noise of at most 1e-8 of it per pixel: 3e-6 in the sum, 3e-4 px in the centroid.
        double flux = 4 * star.FluxNanojansky;
        Assert.Equal(256, seen.Image.Width);
        Assert.Equal(flux, seen.FluxesNanojansky[0], 1e-9 * flux);
        Assert.Equal(flux, sum, 1e-4 * flux);
        Assert.Equal(((star.X + 0.5) / 2) - 0.5, x / sum, 5e-3);
        Assert.Equal(((star.Y + 0.5) / 2) - 0.5, y / sum, 5e-3);
    }

    [Fact]
    public void Observe_TwoBands_ShareNoNoise()
    {
        SimulatedField field = DeepField.Generate(OneStar with { StarCount = 0 });
        ReadOnlySpan<float> a = BandObservation.Observe(field, Band("A", 1)).Image.Pixels, b = BandObservation.Observe(field, Band("B", 1)).Image.Pixels;
        double product = 0, square = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += (double)a[i] * b[i];
            square += (double)a[i] * a[i];
        }

        // The correlation of 262,144 independent pairs scatters by 0.002.
        Assert.Equal(0, product / square, 0.01);
    }

    [Fact]
    public void Observe_OneOrThreeThreads_GivesTheSameBits()
    {
        SimulatedField field = DeepField.Generate(new DeepFieldSettings { SizePixels = 256, GalaxyCount = 2 });
        BandImage one = BandObservation.Observe(field, Band("F", 2), 1), three = BandObservation.Observe(field, Band("F", 2), 3);
        Assert.True(one.Image.Pixels.SequenceEqual(three.Image.Pixels));
        Assert.Equal(one.SignalToNoise, three.SignalToNoise);
    }

    [Fact]
    public void Observe_SizeThatIsNoMultiple_IsRefused() =>
        Assert.Throws<ArgumentException>(() => BandObservation.Observe(DeepField.Generate(new DeepFieldSettings { SizePixels = 101, GalaxyCount = 0 }), Band("F", 2)));

    [Theory]
    [InlineData(0.9)]
    [InlineData(2.6)]
    [InlineData(4)]
    public void EffectivePixels_IsTheMeanOfSquaredOverlaps(double radius)
    {
        // The overlaps by brute force on 1/20-pixel cells for centres at 8 x 8 places in a pixel: good to half a percent.
        double mean = 0;
        for (int place = 0; place < 64; place++)
        {
            double cx = ((place % 8) + 0.5) / 8, cy = ((place / 8) + 0.5) / 8;
            for (int py = -6; py <= 6; py++)
            {
                for (int px = -6; px <= 6; px++)
                {
                    int inside = 0;
                    for (int cell = 0; cell < 400; cell++)
                        inside += double.Hypot(px + (((cell % 20) + 0.5) / 20) - cx, py + (((cell / 20) + 0.5) / 20) - cy) < radius ? 1 : 0;
                    mean += inside * inside / (160_000.0 * 64);
                }
            }
        }

        Assert.Equal(mean, ApertureNoise.EffectivePixels(radius), 0.005 * mean);
    }

    [Fact]
    public void WithFwhm_ScalesCoreAndWings()
    {
        GaussianMixturePsf psf = GaussianMixturePsf.NircamF150W20mas, wide = psf.WithFwhm(4);
        Assert.Equal(4, wide.FwhmPixels, 1e-9);
        Assert.Equal(psf.EnclosedEnergy(2 * psf.FwhmPixels), wide.EnclosedEnergy(8), 1e-9);
    }

    private static FieldBand Band(string name, int factor) => new()
    {
        Name = name,
        RelativeWavelength = 1,
        PixelFactor = factor,
        Psf = new GaussianMixturePsf([1], [1.5]),
        NoiseNanojansky = 1e-6,
    };
}
