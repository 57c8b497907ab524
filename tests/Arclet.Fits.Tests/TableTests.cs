namespace Arclet.Fits.Tests;

public class TableTests
{
    private static Table Sample()
    {
        var table = new Table();
        table.Add("id", ["A2744-1", "say \"hi\", you", "# no comment"], "with: a colon, 'quotes' and # a hash");
        table.Add("flux", [0.1, double.NaN, -1e-300], "nJy", "a flux");
        table.Add("count", [long.MinValue, 0, long.MaxValue]);
        table.Add("good", [true, false, true]);
        table.Add(new Column<double>("gap", [1, double.NaN, 3], missing: [false, true, false]));
        table.Add(new Column<long>("igap", [0, 2, 3], missing: [true, false, false]));
        table.Metadata.Set("author", "it's: {us}, [1]");
        table.Metadata.Set("lines", "one\ntwo \"three\" \\ \u00e9");
        table.Metadata.Set("redshift", 1e-30);
        table.Metadata.Set("nothing", double.NaN);
        table.Metadata.Set("count", 3);
        table.Metadata.Set("final", true);
        table.Metadata.Set("version", "1.0");
        table.Metadata.Set("answer", "yes");
        return table;
    }

    [Fact]
    public void Ecsv_WrittenAndRead_IsTheSame()
    {
        using var folder = new TestFolder();
        Table table = Sample();
        table.Write(folder["t.ecsv"]);
        Table read = Table.Read(folder["t.ecsv"]);
        AssertSameColumns(table, read);
        Assert.Equal("nJy", read.Require("flux").Unit);
        Assert.Equal("with: a colon, 'quotes' and # a hash", read.Require("id").Description);
        Assert.Equal(table.Metadata, read.Metadata);
        Assert.Single(folder.Files());
    }

    [Fact]
    public void Csv_WrittenAndRead_KeepsValuesAndTypes()
    {
        using var folder = new TestFolder();
        Sample().Write(folder["t.csv"]);
        AssertSameColumns(Sample(), Table.Read(folder["t.csv"]));
    }

    [Theory]
    [InlineData("table_space.ecsv")]
    [InlineData("table_comma.ecsv")]
    public void Ecsv_WrittenByAstropy_IsRead(string name)
    {
        Table table = Table.Read(TestFolder.Astropy(name));
        AssertAstropyValues(table);
        Assert.Equal("nJy", table.Require("flux").Unit);
        Assert.Equal("flux: with a colon, and 'quotes' # and a hash", table.Require("flux").Description);
        Assert.Equal("solMass / (kpc2 yr)", table.Require("rate").Unit);
        Assert.Equal([0.1f, 0.2f, 0.3f], table.Column<float>("rate").Values.ToArray());
        Assert.Equal("the 'make_files' script: astropy", table.Metadata["author"]);
        Assert.Equal(0.308, table.Metadata["redshift"]);
        Assert.Equal(3L, table.Metadata["count"]);
        Assert.Equal(true, table.Metadata["final"]);
        var nested = Assert.IsType<TableMetadata>(table.Metadata["nested"]);
        Assert.Equal([1L, 2.5, "three"], Assert.IsAssignableFrom<IReadOnlyList<object?>>(nested["list"]));
        Assert.Null(Assert.IsType<TableMetadata>(nested["deep"])["a"]);
        using var folder = new TestFolder();
        table.Write(folder["again.ecsv"]);
        AssertAstropyValues(Table.Read(folder["again.ecsv"]));
        Assert.Equal([1L, 2.5, "three"], (IReadOnlyList<object?>)((TableMetadata)Table.Read(folder["again.ecsv"]).Metadata["nested"]!)["list"]!);
    }

    [Fact]
    public void Csv_WrittenByAstropy_IsRead() => AssertAstropyValues(Table.Read(TestFolder.Astropy("table.csv")));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1.0, "1.0")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "nan")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(123456789.125, "123456789.125")]
    public void Write_Number_IsTheShortestThatReadsBack(double value, string text)
    {
        using var folder = new TestFolder();
        var table = new Table();
        table.Add("x", [value]);
        table.Write(folder["n.csv"]);
        Assert.Equal($"x\n{text}\n", File.ReadAllText(folder["n.csv"]));
        Assert.Equal(value, Table.Read(folder["n.csv"]).Doubles("x")[0]);
    }

    [Fact]
    public void Doubles_OfIntegersWithGaps_AreNumbersAndNaN()
    {
        using var folder = new TestFolder();
        folder.Write("i.csv", "# made by hand\nid,n,none\n1, 5,\n2,,\n"u8.ToArray());
        Table table = Table.Read(folder["i.csv"]);
        Assert.Equal([5, double.NaN], table.Doubles("n").Values.ToArray());
        Assert.True(table.Doubles("n").IsMissing(1));
        Assert.Equal(["1", "2"], table.Strings("id").Values.ToArray());
        Assert.Equal([double.NaN, double.NaN], table.Doubles("none").Values.ToArray());
        Assert.Null(table.Require("n").GetValue(1));
    }

    [Fact]
    public void Csv_QuotedCellOverSeveralLines_IsOneCell()
    {
        using var folder = new TestFolder();
        folder.Write("q.csv", "a,b\r\n\"one\ntwo, \"\"three\"\"\",4\r\n"u8.ToArray());
        Table table = Table.Read(folder["q.csv"]);
        Assert.Equal("one\ntwo, \"three\"", table.Strings("a")[0]);
        Assert.Equal(4, table.Integers("b")[0]);
    }

    [Fact]
    public void Csv_IndexWithoutName_IsCalledByItsPlace()
    {
        using var folder = new TestFolder();
        folder.Write("p.csv", ",a\n0,5\n1,6\n"u8.ToArray());
        Assert.Equal(["col1", "a"], Table.Read(folder["p.csv"]).Columns.Select(c => c.Name));
    }

    [Fact]
    public void Ecsv_OfObjectsOfAstropy_IsReadAsPlainColumns()
    {
        Table table = Table.Read(TestFolder.Astropy("objects.ecsv"));
        Assert.Equal(["c.ra", "c.dec", "t", "f", "long"], table.Columns.Select(c => c.Name));
        Assert.Equal([1.0, 2.0], table.Doubles("c.ra").Values.ToArray());
        Assert.Equal("deg", table.Require("c.dec").Unit);
        Assert.Equal(string.Concat(Enumerable.Repeat("a very long description ", 20)) + ": with, all {kinds} [of] 'things' \"x\" # and \u00e9\nnewline", table.Require("long").Description);
        Assert.Equal("x\ny\n\nz", table.Metadata["multi"]);
        Assert.Equal("2020-01-01", table.Metadata["date"]);
        Assert.Equal(1e10, table.Metadata["e"]);
        Assert.Equal([1L, 2L], (IReadOnlyList<object?>)table.Metadata["tuple"]!);
        Assert.Equal(["line one", string.Concat(Enumerable.Repeat("line: two ", 30)) + "end"], (IReadOnlyList<object?>)table.Metadata["comments"]!);
        var array = (IReadOnlyList<object?>)table.Metadata["array"]!;
        Assert.Equal([1L, 2L], (IReadOnlyList<object?>)array[0]!);
        Assert.Equal(1L, ((TableMetadata)((IReadOnlyList<object?>)((IReadOnlyList<object?>)array[1]!)[1]!)[1]!)["a"]);
        // The same list twice: PyYAML writes an anchor and an alias.
        Assert.Equal([7L, 8L], (IReadOnlyList<object?>)table.Metadata["shared"]!);
        Assert.Equal([7L, 8L], (IReadOnlyList<object?>)table.Metadata["shared_again"]!);
        Assert.False(table.Metadata.Contains("__serialized_columns__"));
    }

    [Fact]
    public void Ecsv_HeaderWithComments_IsRead()
    {
        using var folder = new TestFolder();
        folder.Write("c.ecsv", "# %ECSV 1.0\n# ---\n# # a comment\n# datatype: # another\n# - {name: a, datatype: int64} # a third\n# meta: {k: 'v'} # and\na\n1\n"u8.ToArray());
        Table table = Table.Read(folder["c.ecsv"]);
        Assert.Equal(1, table.Integers("a")[0]);
        Assert.Equal("v", table.Metadata["k"]);
    }

    [Fact]
    public void Csv_OneColumnWithMissingText_KeepsItsRows()
    {
        using var folder = new TestFolder();
        var table = new Table();
        table.Add(new Column<string>("name", ["a", "", "c"], missing: [false, true, false]));
        table.Write(folder["one.csv"]);
        Assert.Equal(["a", "", "c"], Table.Read(folder["one.csv"]).Strings("name").Values.ToArray());
    }

    [Theory]
    [InlineData("x.csv", "", "the table is empty")]
    [InlineData("x.csv", "a,b\n1\n", "line 2: expected 2 cells, as there are names, found 1")]
    [InlineData("x.csv", "a,a\n1,2\n", "two columns are called a")]
    [InlineData("x.csv", "a\n\"open\n", "line 2: a quote is never closed")]
    [InlineData("x.ecsv", "a b\n1 2\n", "not an ECSV table")]
    [InlineData("x.ecsv", "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\n", "ends with its header")]
    [InlineData("x.ecsv", "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\na\nx\n", "line 6, column a: expected an integer of at most 64 bits, found 'x'")]
    [InlineData("x.ecsv", "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64\na\n1\n", "header cannot be understood")]
    [InlineData("x.ecsv", "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: quux128}\na\n1\n", "has the type 'quux128'")]
    [InlineData("x.ecsv", "# %ECSV 1.0\n# ---\n# datatype: [1]\na\n1\n", "does not belong to column a")]
    [InlineData("x.ecsv", "# %ECSV 1.0\n# ---\n# delimiter: '|'\na\n1\n", "expected a comma or a blank")]
    [InlineData("x.quux", "a\n1\n", "this is no table")]
    public void Read_BrokenTable_SaysWhereAndWhat(string name, string content, string message)
    {
        using var folder = new TestFolder();
        folder.Write(name, System.Text.Encoding.UTF8.GetBytes(content));
        string found = Assert.Throws<InputException>(() => Table.Read(folder[name])).Message;
        Assert.StartsWith(folder[name], found, StringComparison.Ordinal);
        Assert.Contains(message, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_ColumnThatIsMissingOrOfAnotherType_ListsAndNames()
    {
        Table table = Sample();
        Assert.Equal("table: there is no column x: expected it among id, flux, count, good, gap, igap", Assert.Throws<InputException>(() => table.Doubles("x")).Message);
        Assert.Equal("table: column id: expected numbers, found texts, the first one 'A2744-1'", Assert.Throws<InputException>(() => table.Doubles("id")).Message);
        Assert.Throws<InputException>(() => table.Integers("flux"));
        Assert.Throws<InputException>(() => table.Logicals("count"));
        Assert.Throws<InputException>(() => table.Strings("good"));
        Assert.Throws<ArgumentException>(() => table.Add("id", [1.0, 2, 3]));
        Assert.Throws<ArgumentException>(() => table.Add("short", [1.0]));
    }

    private static void AssertAstropyValues(Table table)
    {
        Assert.Equal([1, 2, -3], table.Integers("id").Values.ToArray());
        Assert.Equal([1.5, double.NaN, 1e-300], table.Doubles("flux").Values.ToArray());
        Assert.Equal(["A 2744", "say \"hi\"", "comma, here"], table.Strings("name").Values.ToArray());
        Assert.Equal([true, false, true], table.Logicals("good").Values.ToArray());
        Assert.Equal([1L, null, 3L], Enumerable.Range(0, 3).Select(table.Integers("missing").GetValue));
        Assert.Equal([null, 2.0, 3.0], Enumerable.Range(0, 3).Select(table.Doubles("missing_real").GetValue));
        Assert.Equal(["x", "yy", null], Enumerable.Range(0, 3).Select(table.Strings("missing_text").GetValue));
    }

    private static void AssertSameColumns(Table expected, Table actual)
    {
        Assert.Equal(expected.Columns.Select(c => (c.Name, c.ElementType)), actual.Columns.Select(c => (c.Name, c.ElementType)));
        foreach (Column column in expected.Columns)
        {
            for (int row = 0; row < expected.RowCount; row++)
                Assert.Equal(column.GetValue(row), actual.Require(column.Name).GetValue(row));
        }
    }
}
