using System.Numerics;

namespace Arclet.Fits.Tests;

/// <summary>
/// Writes the tables that tests/interop/check_tables.py reads with astropy, fitsverify and votlint: into the folder tables of the one that
/// ARCLET_INTEROP_DIR names, where it is set, otherwise into a temporary one. The script has the same formulas.
/// </summary>
public class TableInteropTests
{
    private const int Rows = 100;

    [Fact]
    public void Tables_ForTheInteroperabilityCheck_AreWritten()
    {
        using var folder = new TestFolder();
        string target = Path.Combine(Environment.GetEnvironmentVariable("ARCLET_INTEROP_DIR") is { Length: > 0 } given ? given : folder["interop"], "tables");
        Directory.CreateDirectory(target);
        Table table = Make(streamed: false);
        foreach (string name in new[] { "t.fits", "t.fits.gz", "t.ecsv", "t.ecsv.gz" })
            table.Write(Path.Combine(target, name));
        // astropy 5.2.1 does not read arrays of texts from VOTables.
        foreach (string name in new[] { "t.vot", "t.vot.gz" })
            Only(table, c => c is not ArrayColumn<string>).Write(Path.Combine(target, name));
        Only(table, c => !c.IsArray && c.ElementType != typeof(Complex)).Write(Path.Combine(target, "t.csv"));
        WriteStreamed(Path.Combine(target, "streamed.fits"));
        WriteTwoTables(Path.Combine(target, "two.fits"));
        // astropy 5.2.1 reads no arrays of no rows from ECSV.
        foreach (string name in new[] { "t.fits", "t.ecsv", "t.vot" })
            Only(table, c => !c.IsArray || name == "t.fits").Slice(0, 0).Write(Path.Combine(target, "empty_" + name));
        // What astropy wrote, read and written again: astropy compares both.
        Table.Read(AstropyTableTests.Path("types.fits") + "[TYPES]").Write(Path.Combine(target, "types_again.fits"));
        Table.Read(AstropyTableTests.Path("tabledata.vot")).Write(Path.Combine(target, "tabledata_again.vot"));
        Table.Read(AstropyTableTests.Path("arrays.ecsv")).Write(Path.Combine(target, "arrays_again.ecsv"));
        Assert.Equal(15, Directory.GetFiles(target).Length);
    }

    /// <summary>Formulas of the row i, missing where i % 7 is 3.</summary>
    private static Table Make(bool streamed)
    {
        bool[] missing = [.. Enumerable.Range(0, Rows).Select(i => i % 7 == 3)];
        var table = new Table { Name = "sources", Description = "a table of sources" };
        table.Add(new Column<long>("id", [.. Of(i => (long)i + (1L << 40))], null, "Number: with a colon, 'quotes' and # a hash") { Ucd = "meta.id;meta.main", Display = "I14" });
        table.Add(new Column<double>("ra", [.. Of(i => missing[i] ? double.NaN : i / 3.0)], "deg", "Right ascension", missing) { Ucd = "pos.eq.ra;meta.main", Display = "F12.6" });
        table.Add(new Column<float>("mag", [.. Of(i => i / 7f)], "mag", "AB magnitude") { Ucd = "phot.mag" });
        table.Add(new Column<int>("int", [.. Of(i => missing[i] ? 0 : -i)], missing: missing));
        table.Add(new Column<short>("short", [.. Of(i => missing[i] ? (short)0 : (short)(i * 300))], "pix", missing: missing));
        table.Add(new Column<byte>("byte", [.. Of(i => (byte)(i * 2))]));
        table.Add(new Column<sbyte>("sbyte", [.. Of(i => (sbyte)(i - 50))]));
        table.Add(new Column<ushort>("ushort", [.. Of(i => (ushort)(i * 600))]));
        table.Add(new Column<uint>("uint", [.. Of(i => uint.MaxValue - (uint)i)]));
        table.Add(new Column<bool>("good", [.. Of(i => i % 2 == 0)]));
        table.Add(new Column<string>("name", [.. Of(i => missing[i] ? "" : $"n-{i}, 'q' \"d\" <&>")], missing: missing) { Ucd = "meta.id" });
        table.Add(new Column<Complex>("complex", [.. Of(i => new Complex(i, -i / 3.0))]));
        table.Add(new ArrayColumn<double>("vector", [.. Enumerable.Range(0, Rows * 3).Select(i => i / 9.0)], [3], "nJy"));
        table.Add(new ArrayColumn<int>("matrix", [.. Enumerable.Range(0, Rows * 6)], [2, 3]));
        table.Add(new ArrayColumn<string>("words", [.. Enumerable.Range(0, Rows * 2).Select(i => $"w{i}")], [2]));
        table.Add(new ArrayColumn<bool>("flags", [.. Enumerable.Range(0, Rows * 2).Select(i => i % 3 == 0)], [2]));
        if (!streamed)
            table.Add(new ArrayColumn<float>("any_length", [.. Of(i => Enumerable.Range(0, (i % 5) + 1).Select(j => i + (j / 4f)).ToArray())]));
        table.Metadata.Set("program", "the tests: 'quoted' # hash");
        table.Metadata.Set("threshold_on", "image");
        table.Metadata.Set("seed", 42);
        table.Metadata.Set("noise", 1.5e-30);
        table.Metadata.Set("final", true);
        return table;

        static IEnumerable<T> Of<T>(Func<int, T> value) => Enumerable.Range(0, Rows).Select(value);
    }

    private static Table Only(Table table, Func<Column, bool> keep)
    {
        var result = new Table();
        foreach (Column column in table.Columns.Where(keep))
            result.Add(column);
        foreach ((string key, object? value) in table.Metadata)
            Put(result.Metadata, key, value!);
        return result;
    }

    private static void Put(TableMetadata metadata, string key, object value)
    {
        switch (value)
        {
            case string text:
                metadata.Set(key, text);
                break;
            case long integer:
                metadata.Set(key, integer);
                break;
            case bool logical:
                metadata.Set(key, logical);
                break;
            case double number:
                metadata.Set(key, number);
                break;
        }
    }

    private static void WriteStreamed(string path)
    {
        using TableWriter writer = TableWriter.Create(path, new Dictionary<string, int> { ["name"] = 30, ["words"] = 5 });
        Table whole = Make(streamed: true);
        for (int row = 0; row < Rows; row += 30)
            writer.Write(whole.Slice(row, Math.Min(30, Rows - row)));
        writer.Complete();
    }

    private static void WriteTwoTables(string path)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(new FitsHeader(), FitsPixelType.Float32, 4, 2);
        writer.WriteRows(new float[8]);
        foreach (string name in new[] { "FIRST", "SECOND" })
        {
            var table = new Table { Name = name };
            table.Add("x", [name.Length, 2, 3.5]);
            writer.WriteTable(table);
        }

        writer.Complete();
    }
}
