using Arclet.Imaging.Background;
using BenchmarkDotNet.Attributes;

namespace Arclet.Benchmarks;

/// <summary>Background of a 4096 x 4096 image, 64 x 64 meshes.</summary>
public class BackgroundBenchmarks
{
    private BenchmarkField field = null!;
    private BackgroundModel model = null!;
    private float[] copy = null!;

    [GlobalSetup]
    public void Setup()
    {
        field = new BenchmarkField();
        model = MeasureOneThread();
        copy = field.Image.Pixels.ToArray();
    }

    [Benchmark]
    public BackgroundModel MeasureOneThread() => BackgroundModel.Measure(field.Image, null, new BackgroundSettings());

    [Benchmark]
    public BackgroundModel MeasureTwoThreads() => BackgroundModel.Measure(field.Image, null, new BackgroundSettings(), threads: 2);

    [Benchmark]
    public void Subtract()
    {
        for (int y = 0; y < BenchmarkField.Size; y++)
            model.SubtractRow(y, copy.AsSpan(y * BenchmarkField.Size, BenchmarkField.Size));
    }

    [Benchmark]
    public void Rms()
    {
        for (int y = 0; y < BenchmarkField.Size; y++)
            model.RmsRow(y, copy.AsSpan(y * BenchmarkField.Size, BenchmarkField.Size));
    }
}
