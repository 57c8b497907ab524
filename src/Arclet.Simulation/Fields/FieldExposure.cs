using Arclet.Imaging;
using Arclet.Inference;

namespace Arclet.Simulation;

/// <summary>Makes an image of light: adds sky, and the noise of background and photons.</summary>
internal sealed record FieldExposure
{
    /// <summary>Sources are drawn out to where they fall below this part of the background noise.</summary>
    public const double RenderingFloor = 1e-4;

    public required string Name { get; init; }

    public required ulong Seed { get; init; }

    public required double NoiseNanojansky { get; init; }

    public required double NoiseCorrelationFwhmPixels { get; init; }

    public required double ElectronsPerNanojansky { get; init; }

    public required double BackgroundNanojansky { get; init; }

    public required double BackgroundSlopeNanojansky { get; init; }

    /// <summary>Adds components to the light of a square field, each out to where it falls below a floor per pixel.</summary>
    public static void AddLight(double[] light, int size, IEnumerable<GaussianComponent> components, double floor, int threads)
    {
        var renderer = new GaussianRenderer(size, size, components, floor);
        Parallel.For(0, renderer.BandCount, new ParallelOptions { MaxDegreeOfParallelism = threads }, band =>
        {
            (int first, int count) = renderer.Rows(band);
            renderer.AddBand(band, light.AsSpan(first * size, count * size));
        });
    }

    /// <summary>The image of the light of a square field, and its errors.</summary>
    public (MemoryImage Image, MemoryImage Error) Expose(double[] light, int size, int threads)
    {
        const int rows = 64;
        var noise = new BackgroundNoise(Seed, size, NoiseCorrelationFwhmPixels);
        var image = new float[size * size];
        var error = new float[size * size];
        Parallel.For(0, (size + rows - 1) / rows, new ParallelOptions { MaxDegreeOfParallelism = threads }, band =>
        {
            int first = band * rows;
            int count = Math.Min(rows, size - first);
            double[] background = noise.Rows(first, count);
            for (int y = first; y < first + count; y++)
            {
                var photons = new SeededRandom(Seed, "photons", y);
                for (int x = 0; x < size; x++)
                {
                    double value = light[(y * size) + x];
                    double received = double.IsInfinity(ElectronsPerNanojansky)
                        ? value
                        : photons.Poisson(value * ElectronsPerNanojansky) / ElectronsPerNanojansky;
                    double sky = BackgroundNanojansky + (BackgroundSlopeNanojansky * x / size);
                    image[(y * size) + x] = (float)(received + sky + (NoiseNanojansky * background[((y - first) * size) + x]));
                    error[(y * size) + x] = (float)Math.Sqrt((NoiseNanojansky * NoiseNanojansky) + (value / ElectronsPerNanojansky));
                }
            }
        });
        return (new MemoryImage(image, size, size, "simulated " + Name), new MemoryImage(error, size, size, "simulated error of " + Name));
    }
}
