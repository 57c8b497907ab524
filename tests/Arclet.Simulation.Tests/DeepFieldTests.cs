using Arclet.Imaging;

namespace Arclet.Simulation.Tests;

public class DeepFieldTests
{
    private static readonly DeepFieldSettings Quiet = new()
    {
        SizePixels = 512,
        GalaxyCount = 1,
        ClumpsPerGalaxy = 0,
        StarCount = 0,
        NoiseNanojansky = 1e-9,
        ElectronsPerNanojansky = double.PositiveInfinity,
        BackgroundNanojansky = 0,
        BackgroundSlopeNanojansky = 0,
        DiscScalePixels = (15, 15),
        DiscBrightness = (1e9, 1e9),
        Psf = new GaussianMixturePsf([1], [1.5]),
    };

    [Fact]
    public void Generate_OneOrThreeThreads_GivesTheSameBits()
    {
        var settings = new DeepFieldSettings { SizePixels = 300, GalaxyCount = 4, NoiseCorrelationFwhmPixels = 1.5 };
        SimulatedField one = DeepField.Generate(settings, 1);
        SimulatedField three = DeepField.Generate(settings, 3);
        Assert.True(one.Image.Pixels.SequenceEqual(three.Image.Pixels));
        Assert.True(one.Error.Pixels.SequenceEqual(three.Error.Pixels));
        Assert.Equal(one.Sources, three.Sources);
    }

    [Fact]
    public void Generate_OtherSeed_GivesAnotherField()
    {
        var settings = new DeepFieldSettings { SizePixels = 128, GalaxyCount = 1 };
        Assert.False(DeepField.Generate(settings).Image.Pixels.SequenceEqual(DeepField.Generate(settings with { Seed = 2 }).Image.Pixels));
    }

    [Fact]
    public void Generate_NoNoise_TheImageHoldsTheFluxOfTheTruth()
    {
        SimulatedField field = DeepField.Generate(Quiet);
        double sum = 0;
        foreach (float v in field.Image.Pixels)
            sum += v;
        SimulatedGalaxy galaxy = field.Galaxies[0];

        // What falls off the edges, at 200 pixels and more or 13 scale lengths, is below 3e-5 of the disc.
        double truth = galaxy.Disc.FluxNanojansky + galaxy.Core.FluxNanojansky;
        Assert.Equal(1, sum / truth, 1e-4);
    }

    [Fact]
    public void Generate_NoNoise_TheDiscIsTheConvolvedExponential()
    {
        SimulatedField field = DeepField.Generate(Quiet);
        ExponentialDisc disc = field.Galaxies[0].Disc;
        SeparateCore(field, out Func<int, int, double> light);

        // The convolution done here by brute force: the exponential on a 1/8-pixel grid, summed over a Gaussian of 1.5 pixels out to 5 sigma.
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(disc.ThetaDeg));
        foreach ((int dx, int dy) in new[] { (25, 4), (-14, 20), (3, -31), (40, 40) })
        {
            int x = (int)disc.X + dx;
            int y = (int)disc.Y + dy;
            double sum = 0;
            double weights = 0;
            for (double v = -7.5; v <= 7.5; v += 0.125)
            {
                for (double u = -7.5; u <= 7.5; u += 0.125)
                {
                    double w = Math.Exp(-((u * u) + (v * v)) / (2 * 1.5 * 1.5));
                    double px = x + u - disc.X;
                    double py = y + v - disc.Y;
                    double along = (px * cos) + (py * sin);
                    double across = ((py * cos) - (px * sin)) / disc.AxisRatio;
                    sum += w * Math.Exp(-double.Hypot(along, across) / disc.ScaleLengthPixels);
                    weights += w;
                }
            }

            // The mixture of Gaussians is good to 2e-5 of the central brightness, and the brute force here is a little coarser.
            Assert.Equal(sum / weights, light(x, y) / disc.CentralBrightness, 5e-5);
        }
    }

    [Fact]
    public void Generate_StarOnWhiteNoise_SignalToNoiseIsTheOptimalOne()
    {
        // A star alone on white noise: its S/N must be F sqrt(sum p2) / sigma with p the PSF at the pixels.
        var settings = Quiet with { GalaxyCount = 0, StarCount = 1, NoiseNanojansky = 0.1 };
        TrueSource star = Assert.Single(DeepField.Generate(settings).Sources);
        double squares = 0;
        for (int y = 0; y < 512; y++)
        {
            for (int x = 0; x < 512; x++)
            {
                double p = settings.Psf.Value(double.Hypot(x - star.X, y - star.Y));
                squares += p * p;
            }
        }

        Assert.Equal(star.FluxNanojansky * Math.Sqrt(squares) / 0.1, star.SignalToNoise, 1e-4 * star.SignalToNoise);
    }

    [Fact]
    public void Generate_CorrelatedNoise_LowersTheSignalToNoiseOfAWideSource()
    {
        var settings = Quiet with { GalaxyCount = 0, StarCount = 1, NoiseNanojansky = 0.1 };
        TrueSource white = DeepField.Generate(settings).Sources[0];
        TrueSource correlated = DeepField.Generate(settings with { NoiseCorrelationFwhmPixels = 2 }).Sources[0];

        // For Gaussians the variance of the correlated sum is analytic: with kernel width k (squares summing to one) and PSF width s,
        // noise2 = sum (k * p)2 = 4 pi k2 / (4 pi (s2 + k2)), against sum p2 = 1 / (4 pi s2) of white noise.
        double k2 = Math.Pow(2 / (2 * Math.Sqrt(2 * Math.Log(2))), 2);
        const double s2 = 1.5 * 1.5;
        double expected = Math.Sqrt((1 / (4 * Math.PI * s2)) / (k2 / (s2 + k2)));
        Assert.Equal(expected, correlated.SignalToNoise / white.SignalToNoise, 2e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Generate_EmptyField_HasTheNoiseOfTheSettings(double correlationFwhm)
    {
        var settings = new DeepFieldSettings
        {
            SizePixels = 600,
            GalaxyCount = 0,
            StarCount = 0,
            NoiseNanojansky = 0.1,
            NoiseCorrelationFwhmPixels = correlationFwhm,
            BackgroundSlopeNanojansky = 0,
        };
        double sum = 0;
        double squares = 0;
        MemoryImage image = DeepField.Generate(settings).Image;
        foreach (float v in image.Pixels)
        {
            sum += v;
            squares += (double)v * v;
        }

        // 360,000 pixels; correlation over 2 pixels leaves some 50,000 independent ones, so five standard errors of the rms are 1.6 %.
        double mean = sum / image.Pixels.Length;
        Assert.Equal(0.05, mean, 0.1 * 5 / Math.Sqrt(40_000));
        Assert.Equal(0.1, Math.Sqrt((squares / image.Pixels.Length) - (mean * mean)), 0.0016);
    }

    [Fact]
    public void Generate_Defaults_GiveClumpsOverTheWholeRangeOfSignalToNoise()
    {
        SimulatedField field = DeepField.Generate(new());
        TrueSource[] clumps = [.. field.Sources.Where(s => s.Kind == SourceKind.Clump)];
        Assert.InRange(clumps.Length, 420, 450);
        Assert.All(clumps, c => Assert.InRange(c.SignalToNoise, 2, 200));

        // Log-uniform over two decades: S/N > 10 is ln 20 / ln 100 = 65 % of them, within five binomial errors.
        Assert.Equal(0.65, clumps.Count(c => c.SignalToNoise > 10) / (double)clumps.Length, 0.12);
        Assert.Equal(Enumerable.Range(1, field.Sources.Count), field.Sources.Select(s => s.Id));
        Assert.All(field.Sources, s => Assert.True(s.IsolationPixels > 0 && double.IsFinite(s.IsolationPixels)));
    }

    /// <summary>The light of the field without the core, which is subtracted as a Gaussian mixture of its own.</summary>
    private static void SeparateCore(SimulatedField field, out Func<int, int, double> light)
    {
        var components = new List<GaussianComponent>();
        foreach (GaussianComponent c in field.Galaxies[0].Core.Components())
            field.Settings.Psf.AddConvolved(c, components);
        MemoryImage image = field.Image;
        light = (x, y) =>
        {
            double core = 0;
            foreach (GaussianComponent c in components)
            {
                double dx = x - c.X;
                double dy = y - c.Y;
                core += c.Peak * Math.Exp(-0.5 * ((c.Cyy * dx * dx) - (2 * c.Cxy * dx * dy) + (c.Cxx * dy * dy)) / c.Determinant);
            }

            return image[x, y] - core;
        };
    }
}
