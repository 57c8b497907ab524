using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Arclet.Fits.Tests;

/// <summary>Tables that astropy wrote (Tables/Astropy/make_tables.py), compared with the values that it has: every type, unit, description, UCD and null.</summary>
public class AstropyTableTests
{
    internal static string Path(string name, [CallerFilePath] string thisFile = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "Astropy", name);

    [Theory]
    [InlineData("types.fits[TYPES]")]
    [InlineData("by_table.fits")]
    [InlineData("ascii.fits")]
    [InlineData("tabledata.vot")]
    [InlineData("binary.vot")]
    [InlineData("binary2.vot")]
    [InlineData("arrays.ecsv")]
    [InlineData("arrays_comma.ecsv")]
    public void Read_OfAstropysTable_GivesItsValues(string name) => AssertExpected(name, Table.Read(Path(name)));

    [Fact]
    public void Read_OfAGzippedVoTable_IsThatOfThePlainOne() => AssertExpected("tabledata.vot", Table.Read(Path("tabledata.vot.gz")));

    /// <summary>What one format has and another can hold comes back from it; FITS has no other texts than ASCII.</summary>
    [Theory]
    [InlineData("types.fits[TYPES]", "again.fits")]
    [InlineData("types.fits[TYPES]", "again.ecsv")]
    [InlineData("by_table.fits", "again.fits")]
    [InlineData("by_table.fits", "again.vot")]
    [InlineData("by_table.fits", "again.ecsv.gz")]
    [InlineData("ascii.fits", "again.fits.gz")]
    [InlineData("tabledata.vot", "again.vot")]
    [InlineData("tabledata.vot", "again.ecsv")]
    [InlineData("binary2.vot", "again.vot.gz")]
    [InlineData("arrays.ecsv", "again.ecsv")]
    public void Write_OfWhatWasRead_KeepsValuesUnitsDescriptionsUcdsAndNulls(string name, string again)
    {
        using var folder = new TestFolder();
        Table table = Table.Read(Path(name));
        if (again.Contains("ecsv", StringComparison.Ordinal))
            table = Without(table, c => c is ArrayColumn<Complex> || (c is Column<string> && Enumerable.Range(0, c.Count).Any(r => c.GetValue(r) is "")));
        table.Write(folder[again]);
        Table read = Table.Read(folder[again]);
        Assert.Equal(table.Columns.Select(c => (c.Name, c.Unit, c.Description, c.Ucd)), read.Columns.Select(c => (c.Name, c.Unit, c.Description, c.Ucd)));
        foreach (Column column in table.Columns)
            AssertSame(column, read.Require(column.Name), keepsTypes: !again.Contains("vot", StringComparison.Ordinal));
        Assert.Equal(table.Name, read.Name);
    }

    [Fact]
    public void Read_OfTypes_KeepsStoredWidths()
    {
        Table table = Table.Read(Path("types.fits[TYPES]"));
        (string, Type)[] expected =
        [
            ("byte", typeof(byte)), ("sbyte", typeof(sbyte)), ("short", typeof(short)), ("ushort", typeof(ushort)), ("int", typeof(int)), ("uint", typeof(uint)),
            ("long", typeof(long)), ("ulong", typeof(ulong)), ("float", typeof(float)), ("double", typeof(double)), ("scaled", typeof(double)), ("var_int", typeof(int)),
        ];
        Assert.All(expected, e => Assert.Equal(e.Item2, table.Require(e.Item1).ElementType));
        Assert.Equal([0, 1, 32767, 32768, 65535], table.Column<long>("ushort").Values.ToArray());
        Assert.Equal(255.0, table.Column<double>("byte")[4]);
        Assert.Equal([0f, 1, 2], table.Arrays<float>("vector")[0].ToArray());
    }

    [Fact]
    public void Read_OfMetadata_GivesKeywordsCommentsAndHistory()
    {
        Table table = Table.Read(Path("types.fits[TYPES]"));
        Assert.Equal("TYPES", table.Name);
        Assert.Equal(("F150W", 12.5, 3L, true), (table.Metadata["FILTER"], table.Metadata["exptime"], table.Metadata["NVISIT"], table.Metadata["lower long key"]));
        Assert.Equal(["one comment"], (IReadOnlyList<object?>)table.Metadata["comments"]!);
        Assert.Equal(["one line of history"], (IReadOnlyList<object?>)table.Metadata["history"]!);
        Assert.Equal("F10.4", table.Require("float").Display);
        Table other = Table.Read(Path("by_table.fits"));
        Assert.Equal([1L, 2L], (IReadOnlyList<object?>)other.Metadata["NUMBERS"]!);
        Assert.False(other.Metadata.Contains("comments"));
        Assert.Equal([7, 8], Table.Read(Path("types.fits[SECOND]")).Column<int>("second").Values.ToArray());
        Assert.Equal([7, 8], Table.Read(Path("types.fits[3]")).Column<int>("second").Values.ToArray());
    }

    internal static void AssertSame(Column expected, Column actual, bool keepsTypes)
    {
        if (keepsTypes)
            Assert.Equal(expected.ElementType, actual.ElementType);
        Assert.Equal(expected.IsVariableLength, actual.IsVariableLength);
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.Count, actual.Count);
        for (int row = 0; row < expected.Count; row++)
            Assert.True(Equals(Plain(expected, row), Plain(actual, row)), $"{expected.Name}, row {row}: expected {Plain(expected, row)}, found {Plain(actual, row)}");
    }

    private static Table Without(Table table, Func<Column, bool> leaveOut)
    {
        var kept = new Table(table.Source) { Name = table.Name };
        foreach (Column column in table.Columns.Where(c => !leaveOut(c)))
            kept.Add(column);
        return kept;
    }

    private static void AssertExpected(string name, Table table)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path("expected.json")));
        JsonElement file = document.RootElement.GetProperty(name);
        JsonElement[] columns = [.. file.GetProperty("columns").EnumerateArray()];
        Assert.Equal(columns.Select(c => c.GetProperty("name").GetString()), table.Columns.Select(c => c.Name));
        foreach (JsonElement column in columns)
        {
            Column found = table.Require(column.GetProperty("name").GetString()!);
            Assert.Equal(column.GetProperty("unit").GetString(), found.Unit);
            Assert.Equal(column.GetProperty("description").GetString(), found.Description);
            Assert.Equal(column.GetProperty("ucd").GetString(), found.Ucd);
            int[] shape = column.GetProperty("shape").ValueKind == JsonValueKind.Null ? [] : [.. column.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32())];
            Assert.Equal(shape is [-1], found.IsVariableLength);
            if (shape is not [-1])
                Assert.Equal(shape, found.Shape);
            string[] values = [.. column.GetProperty("values").EnumerateArray().Select(Plain)];
            Assert.Equal(values, Enumerable.Range(0, found.Count).Select(r => Plain(found, r)));
        }

        if (file.TryGetProperty("name", out JsonElement table_name))
            Assert.Equal(table_name.GetString(), table.Name);
        if (file.TryGetProperty("description", out JsonElement description))
            Assert.Equal(description.GetString(), table.Description);
    }

    /// <summary>A cell as a text, the same for a column and for JSON: numbers as the shortest double.</summary>
    private static string Plain(Column column, int row)
    {
        if (!column.IsArray)
            return Plain(column.GetValue(row));
        if (column.IsMissing(row))
            return "null";
        var values = (IList)column.GetValue(row)!;
        return "[" + string.Join(' ', Enumerable.Range(0, values.Count).Select(i => IsMissing(column, row, i) ? "null" : Plain(values[i]))) + "]";
    }

    private static bool IsMissing(Column column, int row, int element) => column switch
    {
        ArrayColumn<long> c => c.IsMissing(row, element),
        ArrayColumn<double> c => c.IsMissing(row, element),
        _ => false,
    };

    private static string Plain(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        bool logical => logical ? "true" : "false",
        float number => Plain((double)number),
        double number => number == 0 ? "0" : number.ToString("R"),
        Complex c => $"[{Plain(c.Real)} {Plain(c.Imaginary)}]",
        _ => value.ToString()!,
    };

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "[" + string.Join(' ', value.EnumerateArray().Select(Plain)) + "]",
        JsonValueKind.String => value.GetString() switch { "nan" => "NaN", "inf" => "Infinity", "-inf" => "-Infinity", var text => $"'{text}'" },
        _ => value.GetRawText() is var raw && raw.AsSpan().IndexOfAny(".eE") < 0 ? raw : Plain(value.GetDouble()),
    };
}
