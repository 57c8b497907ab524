using Arclet.Imaging;
using Arclet.Imaging.Detection;
using Arclet.Simulation;
using BenchmarkDotNet.Attributes;

namespace Arclet.Benchmarks;

/// <summary>Background and detection of a crowded field, threshold 1.5, everything else at its default.</summary>
[MemoryDiagnoser]
public class DetectionBenchmarks
{
    private MemoryImage image = null!;

    /// <summary>Width and height in pixels.</summary>
    [Params(1024, 4096)]
    public int Size { get; set; }

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void MakeField() => image = CrowdedField.Generate(new CrowdedFieldSettings { Width = Size, Height = Size }, Environment.ProcessorCount);

    [Benchmark]
    public int Detect() => Detector.Detect(image, null, null, new DetectionSettings { Threads = Threads }).Objects.Count;
}
