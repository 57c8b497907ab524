using Arclet.Fits;
using BenchmarkDotNet.Attributes;

namespace Arclet.Benchmarks;

/// <summary>Reading and writing tile-compressed images of 4096 x 4096 floats with Gaussian noise.</summary>
public class CompressionBenchmarks
{
    private const int Size = 4096;

    private readonly float[] _pixels = new float[Size * Size];
    private string _folder = "";

    /// <summary>How the image is compressed.</summary>
    [Params("rice", "gzip2")]
    public string Method { get; set; } = "rice";

    private string File => Path.Combine(_folder, Method + ".fits");

    private FitsCompression Compression => Method == "rice" ? FitsCompression.Quantized() : FitsCompression.Lossless;

    /// <summary>Writes an image of noise, the same one every time.</summary>
    internal static void Write(string file, int size, FitsCompression compression)
    {
        var random = new Random(1);
        float[] row = new float[size];
        using FitsWriter writer = FitsWriter.Create(file);
        writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Float32, size, size) { Compression = compression });
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
                row[x] = (float)(0.1 + (0.02 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
            writer.WriteRows(row);
        }

        writer.Complete();
    }

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("arclet-compression-").FullName;
        Write(File, Size, Compression);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    [Arguments(1)]
    [Arguments(2)]
    public void ReadImage(int threads)
    {
        using FitsImage image = FitsImage.Open(File);
        image.Threads = threads;
        image.ReadRows(0, Size, _pixels);
    }

    [Benchmark]
    public void ReadRowByRow()
    {
        using FitsImage image = FitsImage.Open(File);
        for (int y = 0; y < Size; y++)
            image.ReadRows(y, 1, _pixels.AsSpan(y * Size, Size));
    }
}
