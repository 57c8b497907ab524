using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using BenchmarkDotNet.Attributes;

namespace Arclet.Benchmarks;

/// <summary>Measurements of 15,000 objects on a 4096 x 4096 image, one thread.</summary>
public class ApertureBenchmarks
{
    private readonly ApertureSettings exact = new() { Subpixels = 0 };
    private BenchmarkField field = null!;
    private MemoryImage image = null!;

    [GlobalSetup]
    public void Setup()
    {
        field = new BenchmarkField();
        float[] pixels = field.Image.Pixels.ToArray();
        BackgroundModel background = BackgroundModel.Measure(field.Image, null, new BackgroundSettings());
        for (int y = 0; y < BenchmarkField.Size; y++)
            background.SubtractRow(y, pixels.AsSpan(y * BenchmarkField.Size, BenchmarkField.Size));
        image = new MemoryImage(pixels, BenchmarkField.Size, BenchmarkField.Size);
    }

    [Benchmark]
    public double Circle()
    {
        var window = new PixelWindow(image);
        double sum = 0;
        for (int i = 0; i < BenchmarkField.Objects; i++)
            sum += AperturePhotometry.Measure(window, Aperture.Circle(field.X[i], field.Y[i], 5)).Flux;
        return sum;
    }

    [Benchmark]
    public double CircleExact()
    {
        var window = new PixelWindow(image);
        double sum = 0;
        for (int i = 0; i < BenchmarkField.Objects; i++)
            sum += AperturePhotometry.Measure(window, Aperture.Circle(field.X[i], field.Y[i], 5), exact).Flux;
        return sum;
    }

    [Benchmark]
    public double EllipseOfScaleSix()
    {
        var window = new PixelWindow(image);
        double sum = 0;
        for (int i = 0; i < BenchmarkField.Objects; i++)
            sum += AperturePhotometry.Measure(window, Aperture.Ellipse(field.X[i], field.Y[i], field.A[i], field.B[i], field.Theta[i], 6)).Flux;
        return sum;
    }

    [Benchmark]
    public double Kron()
    {
        var window = new PixelWindow(image);
        double sum = 0;
        for (int i = 0; i < BenchmarkField.Objects; i++)
            sum += KronRadius.Measure(window, Aperture.Ellipse(field.X[i], field.Y[i], field.A[i], field.B[i], field.Theta[i], KronRadius.UsualExtent)).Radius;
        return sum;
    }

    [Benchmark]
    public double HalfLightRadius()
    {
        var window = new PixelWindow(image);
        double sum = 0;
        for (int i = 0; i < BenchmarkField.Objects; i++)
            sum += FluxRadius.Measure(window, field.X[i], field.Y[i], 6 * field.A[i], 0.5).RadiusPixels;
        return sum;
    }

    [Benchmark]
    public double Windowed()
    {
        var window = new PixelWindow(image);
        double sum = 0;
        for (int i = 0; i < BenchmarkField.Objects; i++)
            sum += WindowedPosition.Measure(window, field.X[i], field.Y[i], 2 / 2.35 * 1.2 * field.A[i]).X;
        return sum;
    }
}
