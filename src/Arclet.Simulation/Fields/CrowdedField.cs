using Arclet.Imaging;
using Arclet.Inference;

namespace Arclet.Simulation;

/// <summary>
/// A large crowded field for measuring speed: elliptical sources with a power law of fluxes and weak wings, a waving
/// background and white noise of unit standard deviation. It takes seconds to make, and the same settings give the same bits
/// on any number of threads.
/// </summary>
public static class CrowdedField
{
    /// <summary>Makes a field in which the noise of a pixel is 1.</summary>
    /// <param name="settings">What it holds.</param>
    /// <param name="threads">Number of threads, at least 1; it does not change the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public static MemoryImage Generate(CrowdedFieldSettings settings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Height, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.SourcesPerMegapixel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.CountSlope);
        int width = settings.Width;
        int height = settings.Height;
        var renderer = new GaussianRenderer(width, height, Sources(settings), 1e-3);
        var noise = new BackgroundNoise(settings.Seed, width, 0);
        var pixels = new float[(long)width * height];
        Parallel.For(
            0,
            renderer.BandCount,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => Array.Empty<double>(),
            (band, _, light) =>
            {
                (int first, int count) = renderer.Rows(band);
                if (light.Length < count * width)
                    light = new double[count * width];
                Span<double> rows = light.AsSpan(0, count * width);
                rows.Clear();
                renderer.AddBand(band, rows);
                double[] random = noise.Rows(first, count);
                for (int y = 0; y < count; y++)
                {
                    double phase = Math.Cos((first + y) * (2 * Math.PI / 3000));
                    for (int x = 0; x < width; x++)
                    {
                        double sky = settings.Background + (settings.BackgroundWave * phase * Math.Sin(x * (2 * Math.PI / 3700)));
                        pixels[((long)(first + y) * width) + x] = (float)(rows[(y * width) + x] + sky + random[(y * width) + x]);
                    }
                }

                return light;
            },
            _ => { });
        return new(pixels, width, height, "crowded field");
    }

    private static IEnumerable<GaussianComponent> Sources(CrowdedFieldSettings s)
    {
        long count = (long)Math.Round(s.SourcesPerMegapixel * s.Width * s.Height / 1e6);
        double spread = Math.Pow(s.Flux.Least / s.Flux.Largest, s.CountSlope);
        for (long i = 0; i < count; i++)
        {
            var random = new SeededRandom(s.Seed, "source", i);
            double x = random.Uniform(-0.5, s.Width - 0.5);
            double y = random.Uniform(-0.5, s.Height - 0.5);
            double flux = s.Flux.Least * Math.Pow(1 - (random.NextDouble() * (1 - spread)), -1 / s.CountSlope);
            double sigma = random.LogUniform(s.SigmaPixels.Least, s.SigmaPixels.Largest);
            var core = GaussianComponent.FromAxes(x, y, flux, sigma / random.Uniform(0.4, 1), sigma, random.Uniform(0, Math.PI));
            yield return core with { Flux = 0.85 * flux };
            yield return core with { Flux = 0.15 * flux, Cxx = 9 * core.Cxx, Cxy = 9 * core.Cxy, Cyy = 9 * core.Cyy };
        }
    }
}
