using Arclet.Imaging;

namespace Arclet.Benchmarks;

/// <summary>A field of noise, a gradient and elliptical Moffat sources, the same in every run.</summary>
internal sealed class BenchmarkField
{
    public const int Size = 4096;

    public const int Objects = 15_000;

    public BenchmarkField()
    {
        var random = new Random(12345);
        float[] pixels = new float[Size * Size];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (float)(100 + (0.002 * (i % Size)) + (5 * ((random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2) / 0.577)));
        for (int k = 0; k < Objects; k++)
        {
            double x = random.NextDouble() * (Size - 1), y = random.NextDouble() * (Size - 1);
            double a = 1.2 + (random.NextDouble() * random.NextDouble() * 3), b = a * (0.4 + (0.6 * random.NextDouble()));
            double theta = (random.NextDouble() - 0.5) * Math.PI, peak = 30 / (0.02 + random.NextDouble());
            (X[k], Y[k], A[k], B[k], Theta[k]) = (x, y, a, b, theta);
            (double sin, double cos) = Math.SinCos(theta);
            for (int iy = Math.Max(0, (int)y - 25); iy < Math.Min(Size, y + 25); iy++)
            {
                for (int ix = Math.Max(0, (int)x - 25); ix < Math.Min(Size, x + 25); ix++)
                {
                    double u = (((ix - x) * cos) + ((iy - y) * sin)) / a, v = (((iy - y) * cos) - ((ix - x) * sin)) / b, w = 1 + (((u * u) + (v * v)) / 4);
                    pixels[(iy * Size) + ix] += (float)(peak / (w * w * w));
                }
            }
        }

        Image = new MemoryImage(pixels, Size, Size);
    }

    public MemoryImage Image { get; }

    public double[] X { get; } = new double[Objects];

    public double[] Y { get; } = new double[Objects];

    public double[] A { get; } = new double[Objects];

    public double[] B { get; } = new double[Objects];

    public double[] Theta { get; } = new double[Objects];
}
