using System.Numerics;

namespace Arclet.Fits.Tests;

/// <summary>Round trips of every type, selections, blocks and conversions.</summary>
public class TableStorageTests
{
    private const int Rows = 1000;

    internal static Table Everything(int rows = Rows)
    {
        bool[] missing = [.. Enumerable.Range(0, rows).Select(i => i % 7 == 3)];
        var table = new Table { Name = "everything", Description = "one column of each type" };
        table.Add(new Column<double>("double", [.. Of(i => missing[i] ? double.NaN : i / 3.0)], "nJy", "a flux; it's here", missing) { Ucd = "phot.flux", Display = "F10.4" });
        table.Add(new Column<float>("float", [.. Of(i => i / 7f)], "mag"));
        table.Add(new Column<long>("long", [.. Of(i => missing[i] ? 0 : i * 1_000_000_007L)], missing: missing));
        table.Add(new Column<int>("int", [.. Of(i => missing[i] ? 0 : -i)], missing: missing) { Ucd = "meta.id;meta.main", Display = "I6" });
        table.Add(new Column<short>("short", [.. Of(i => missing[i] ? (short)0 : (short)(i - 500))], missing: missing));
        table.Add(new Column<byte>("byte", [.. Of(i => missing[i] ? (byte)0 : (byte)(i % 256 == 255 ? 1 : i))], missing: missing));
        table.Add(new Column<sbyte>("sbyte", [.. Of(i => missing[i] ? (sbyte)0 : (sbyte)(i % 100))], missing: missing));
        table.Add(new Column<ushort>("ushort", [.. Of(i => missing[i] ? (ushort)0 : (ushort)(i * 60))], missing: missing));
        table.Add(new Column<uint>("uint", [.. Of(i => missing[i] ? 0 : uint.MaxValue - 1 - (uint)i)], missing: missing));
        table.Add(new Column<bool>("bool", [.. Of(i => !missing[i] && i % 2 == 0)], missing: missing));
        table.Add(new Column<string>("text", [.. Of(i => missing[i] ? "" : $"name-{i}, 'quoted' \"so\"")], missing: missing) { Ucd = "meta.id" });
        table.Add(new Column<Complex>("complex", [.. Of(i => new Complex(i, -i / 3.0))]));
        table.Add(new ArrayColumn<double>("vector", [.. Enumerable.Range(0, rows * 3).Select(i => i / 9.0)], [3], "um"));
        table.Add(new ArrayColumn<int>("matrix", [.. Enumerable.Range(0, rows * 6)], [2, 3]));
        table.Add(new ArrayColumn<string>("words", [.. Enumerable.Range(0, rows * 2).Select(i => $"w{i}")], [2]));
        table.Add(new ArrayColumn<bool>("flags", [.. Enumerable.Range(0, rows * 2).Select(i => i % 3 == 0)], [2]));
        table.Add(new ArrayColumn<float>("any_length", [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, i % 5).Select(j => i + (j / 4f)).ToArray())]));
        table.Metadata.Set("threshold_on", "image");
        table.Metadata.Set("seed", 42);
        table.Metadata.Set("noise", 1e-30);
        return table;

        IEnumerable<T> Of<T>(Func<int, T> value) => Enumerable.Range(0, rows).Select(value);
    }

    [Theory]
    [InlineData("t.fits", true)]
    [InlineData("t.fits.gz", true)]
    [InlineData("t.ecsv", true)]
    [InlineData("t.ecsv.gz", true)]
    [InlineData("t.vot", false)]
    public void Write_OfEveryType_ReadsBackTheSame(string name, bool keepsTypes)
    {
        using var folder = new TestFolder();
        Table table = Everything();
        table.Write(folder[name]);
        Table read = Table.Read(folder[name]);
        Assert.Equal(table.Columns.Select(c => (c.Name, c.Unit, c.Description, c.Ucd)), read.Columns.Select(c => (c.Name, c.Unit, c.Description, c.Ucd)));
        foreach (Column column in table.Columns)
        {
            // An empty array of any length cannot be told from a missing one in an empty cell.
            if (name != "t.vot" || !column.IsVariableLength)
                AstropyTableTests.AssertSame(column, read.Require(column.Name), keepsTypes);
        }

        Assert.Equal((table.Name, table.Description), (read.Name, read.Description));
        Assert.Equal(("image", 42L, 1e-30), (read.Metadata["threshold_on"], read.Metadata["seed"], read.Metadata["noise"]));
        Assert.Equal("I6", name.Contains("ecsv", StringComparison.Ordinal) ? "I6" : read.Require("int").Display);
    }

    [Theory]
    [InlineData("t.fits")]
    [InlineData("t.ecsv")]
    [InlineData("t.vot")]
    [InlineData("t.csv")]
    public void Read_OfSomeColumnsAndRows_IsThatPartOfTheWhole(string name)
    {
        using var folder = new TestFolder();
        Everything().Write(folder[name]);
        Table whole = Table.Read(folder[name]);
        Table part = Table.Read(folder[name], new TableSelection { Columns = ["text", "double", "int"], FirstRow = 700, RowCount = 50 });
        Assert.Equal(["text", "double", "int"], part.Columns.Select(c => c.Name));
        Assert.Equal(50, part.RowCount);
        foreach (Column column in part.Columns)
            Assert.All(Enumerable.Range(0, 50), r => Assert.Equal(whole.Require(column.Name).GetValue(700 + r), column.GetValue(r)));
        Assert.Equal(10, Table.Read(folder[name], new TableSelection { Columns = ["int"], FirstRow = 990, RowCount = 100 }).RowCount);
        Assert.Equal(0, Table.Read(folder[name], new TableSelection { FirstRow = 5000 }).RowCount);
        Assert.Contains("there is no column x: expected it among double, float", Assert.Throws<InputException>(() => Table.Read(folder[name], new TableSelection { Columns = ["x"] })).Message);
    }

    [Fact]
    public void TableReader_InBlocks_GivesTheWhole()
    {
        using var folder = new TestFolder();
        Table table = Everything();
        table.Write(folder["t.fits"]);
        using TableReader reader = TableReader.Open(folder["t.fits"], new TableSelection { FirstRow = 10 });
        Assert.Equal(990, reader.RowCount);
        int row = 10;
        foreach (Table block in reader.ReadBlocks(64))
        {
            foreach (Column column in block.Columns)
                AstropyTableTests.AssertSame(table.Require(column.Name).Slice(row, block.RowCount), column, keepsTypes: true);
            row += block.RowCount;
        }

        Assert.Equal(1000, row);
    }

    [Fact]
    public void TableWriter_InBlocks_IsReadAsOneTable()
    {
        using var folder = new TestFolder();
        Table whole = Everything();
        using (TableWriter writer = TableWriter.Create(folder["t.fits"], new Dictionary<string, int> { ["text"] = 40, ["words"] = 6 }))
        {
            for (int row = 0; row < Rows; row += 100)
            {
                var block = new Table { Name = "blocks" };
                foreach (Column column in whole.Columns.Where(c => !c.IsVariableLength))
                    block.Add(column.Slice(row, 100));
                writer.Write(block);
            }

            writer.Complete();
            Assert.Equal(Rows, writer.RowCount);
        }

        Table read = Table.Read(folder["t.fits"]);
        Assert.Equal("blocks", read.Name);
        foreach (Column column in read.Columns)
            AstropyTableTests.AssertSame(whole.Require(column.Name), column, keepsTypes: true);
        using FitsFile file = FitsFile.Open(folder["t.fits"]);
        Assert.All(file.Hdus, h => Assert.True(h.VerifyChecksum() is { DataSum: true, CheckSum: true }));
    }

    [Fact]
    public void TableWriter_OfWhatItCannotKeep_NamesColumnAndRow()
    {
        using var folder = new TestFolder();
        using TableWriter writer = TableWriter.Create(folder["t.fits"]);
        writer.Write(Small("ab", 1));
        Assert.Contains("column s, row 1: the text 'abc' has 3 characters: expected at most the 2", Assert.Throws<InputException>(() => writer.Write(Small("abc", 2))).Message);
        Assert.Contains("column n, row 1: the value -9223372036854775808 stands for missing values", Assert.Throws<InputException>(() => writer.Write(Small("a", long.MinValue))).Message);
        var other = new Table();
        other.Add("n", [1.5]);
        Assert.Throws<ArgumentException>(() => writer.Write(other));
        Assert.Throws<InputException>(() => TableWriter.Create(folder["t.csv"]));

        static Table Small(string text, long number)
        {
            var table = new Table();
            table.Add("s", [text]);
            table.Add("n", [number]);
            return table;
        }
    }

    [Fact]
    public void Write_OfNullsInAColumnFullOfNumbers_FindsOneThatIsFree()
    {
        using var folder = new TestFolder();
        byte[] values = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        bool[] missing = new bool[256];
        missing[17] = true;
        values[17] = 0;
        var table = new Table();
        table.Add(new Column<byte>("b", values, missing: missing));
        table.Write(folder["t.fits"]);
        Column read = Table.Read(folder["t.fits"]).Require("b");
        Assert.Equal([17], Enumerable.Range(0, 256).Where(read.IsMissing));
        var full = new Table();
        full.Add(new Column<byte>("b", [.. Enumerable.Range(0, 257).Select(i => (byte)i)], missing: [.. Enumerable.Range(0, 257).Select(i => i == 256)]));
        Assert.Contains("expected a wider type", Assert.Throws<InputException>(() => full.Write(folder["u.fits"])).Message);
    }

    [Fact]
    public void Column_OfAnotherTypeOfNumbers_IsConvertedOrNamesTheRow()
    {
        var table = new Table("cat.fits");
        table.Add(new Column<double>("whole", [1, 2, -3e15]));
        table.Add(new Column<double>("broken", [1, 2.5, double.NaN]));
        table.Add(new Column<ulong>("large", [0, 5, ulong.MaxValue]));
        table.Add(new Column<short>("short", [-1, 0, 300]));
        table.Add(new Column<double>("edge", [0, 1, 9223372036854775808.0]));
        table.Add(new ArrayColumn<short>("arrays", [1, 2, 3, 4, 5, 6], [2]));
        Assert.Equal([1, 2, -3_000_000_000_000_000], table.Column<long>("whole").Values.ToArray());
        Assert.Equal("cat.fits: column broken, row 2: expected an integer from -9223372036854775808 to 9223372036854775807, found 2.5", Assert.Throws<InputException>(() => table.Column<long>("broken")).Message);
        Assert.Contains("column large, row 3", Assert.Throws<InputException>(() => table.Column<long>("large")).Message);
        Assert.Contains("column edge, row 3", Assert.Throws<InputException>(() => table.Column<long>("edge")).Message);
        Assert.Contains("column short, row 1: expected an integer from 0 to 255, found -1", Assert.Throws<InputException>(() => table.Column<byte>("short")).Message);
        Assert.Equal([-1f, 0, 300], table.Column<float>("short").Values.ToArray());
        Assert.Equal([3.0, 4.0], table.Arrays<double>("arrays")[1].ToArray());
        Assert.Equal("cat.fits: column arrays: expected numbers, found arrays of shape (2) of integers", Assert.Throws<InputException>(() => table.Column<double>("arrays")).Message);
        Assert.Throws<InputException>(() => table.Arrays<double>("short"));
        Assert.Same(table.Find("short"), table.Column<short>("short"));
        Assert.Throws<ArgumentException>(() => new Column<decimal>("d", []));
    }

    /// <summary>Ten million rows of twenty columns would be 1.6 GB in memory; three columns of one block at a time are 1.5 MB.</summary>
    [Fact]
    public void TableReader_OfSelectedColumns_HoldsOneBlockOnly()
    {
        using var folder = new TestFolder();
        const int Blocks = 40, BlockRows = 10_000;
        using (TableWriter writer = TableWriter.Create(folder["t.fits"]))
        {
            for (int b = 0; b < Blocks; b++)
            {
                var block = new Table();
                for (int c = 0; c < 20; c++)
                    block.Add($"c{c}", Enumerable.Range(b * BlockRows, BlockRows).Select(i => i + (c / 100.0)).ToArray());
                writer.Write(block);
            }

            writer.Complete();
        }

        using TableReader reader = TableReader.Open(folder["t.fits"], new TableSelection { Columns = ["c3", "c7", "c19"] });
        double sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread(), most = 0;
        foreach (Table block in reader.ReadBlocks(BlockRows))
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            most = Math.Max(most, now - before);
            before = now;
            foreach (double v in block.Doubles("c7").Values)
                sum += v;
        }

        long rows = Blocks * BlockRows;
        Assert.Equal((rows * (rows - 1) / 2) + (0.07 * rows), sum, 1.0);
        // Three columns of 80 kB and the buffer of 256 kB.
        Assert.InRange(most, 1, 1_000_000);
    }
}
