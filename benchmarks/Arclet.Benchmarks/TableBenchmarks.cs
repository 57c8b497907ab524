using Arclet.Fits;
using BenchmarkDotNet.Attributes;

namespace Arclet.Benchmarks;

/// <summary>A binary table of a million rows and twenty columns: twelve of doubles, six of longs, one of 12-character texts, one of logicals.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    private readonly string folder = Directory.CreateTempSubdirectory("arclet-tables-").FullName;
    private Table table = null!;

    private string Written => Path.Combine(folder, "written.fits");

    private string Ready => Path.Combine(folder, "ready.fits");

    [GlobalSetup]
    public void MakeTable()
    {
        table = Make(1_000_000);
        table.Write(Ready);
    }

    [GlobalCleanup]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Benchmark]
    public void Write() => table.Write(Written);

    [Benchmark]
    public int Read() => Table.Read(Ready).RowCount;

    [Benchmark]
    public int ReadTwoColumns() => Table.Read(Ready, new TableSelection { Columns = ["d3", "name"] }).RowCount;

    [Benchmark]
    public long ReadBlocks()
    {
        using TableReader reader = TableReader.Open(Ready);
        return reader.ReadBlocks().Sum(b => (long)b.RowCount);
    }

    internal static Table Make(int rows)
    {
        var random = new Random(1);
        var made = new Table { Name = "benchmark" };
        for (int c = 0; c < 12; c++)
            made.Add($"d{c}", Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray(), "nJy");
        for (int c = 0; c < 6; c++)
            made.Add($"k{c}", Enumerable.Range(0, rows).Select(_ => random.NextInt64()).ToArray());
        made.Add("name", Enumerable.Range(0, rows).Select(i => $"clump-{i:D6}").ToArray());
        made.Add("good", Enumerable.Range(0, rows).Select(i => i % 3 == 0).ToArray());
        return made;
    }
}
