namespace Arclet.Fits.Tests;

/// <summary>Tables for journals; tests/interop/check_publication.py reads with astropy what is written here.</summary>
public class PublicationTableTests
{
    [Fact]
    public void MachineReadableTable_ForTheInteroperabilityCheck_IsWritten()
    {
        using var folder = new TestFolder();
        string target = Path.Combine(Environment.GetEnvironmentVariable("ARCLET_INTEROP_DIR") is { Length: > 0 } given ? given : folder["interop"], "publication");
        Directory.CreateDirectory(target);
        Table table = Make();
        var description = new CdsDescription { Title = "Clumps of a lensed field", Authors = ["Author A.", "Other B."], Year = 2026, Abstract = string.Join(' ', Enumerable.Repeat("words", 40)), Notes = ["A note that says what the flag means."] };
        CdsTable.WriteMachineReadable(table, Path.Combine(target, "clumps.mrt"), description);
        CdsTable.WriteWithReadMe(table, target, "clumps.dat", description);
        LatexTable.WriteSample(table, Path.Combine(target, "clumps.tex"), "The catalogue.", "tab:clumps", 5);
        Assert.Equal(4, Directory.GetFiles(target).Length);
        string[] lines = File.ReadAllLines(Path.Combine(target, "clumps.dat"));
        Assert.Equal(20, lines.Length);
        Assert.All(lines, l => Assert.Equal(lines[0].Length, l.Length));
    }

    [Fact]
    public void LatexSample_OfSpecialCharacters_EscapesThem()
    {
        using var folder = new TestFolder();
        LatexTable.WriteSample(Make(), folder["t.tex"], "c", "l", 2);
        string text = File.ReadAllText(folder["t.tex"]);
        Assert.Contains(@"log\_mass", text, StringComparison.Ordinal);
        Assert.Contains(@"\ldots", text, StringComparison.Ordinal);
        Assert.Contains("The first 2 of 20 rows", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MachineReadableTable_WithTextBeyondAscii_SaysSo()
    {
        using var folder = new TestFolder();
        var table = new Table("t");
        table.Add("name", ["\u00e9"]);
        InputException e = Assert.Throws<InputException>(() => CdsTable.WriteMachineReadable(table, folder["t.mrt"], new() { Title = "t" }));
        Assert.Contains("not ASCII", e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["t.mrt"]));
    }

    private static Table Make()
    {
        int[] rows = [.. Enumerable.Range(0, 20)];
        var table = new Table { Name = "clumps", Description = "Clumps and their intrinsic properties" };
        table.Add("id", [.. rows.Select(i => $"{i / 4}-{i % 4}")], "The clump");
        table.Add("ra", [.. rows.Select(i => 3.58 + (i * 1.2345678e-4))], "deg", "Right ascension (ICRS)");
        table.Add("log_mass", [.. rows.Select(i => i % 6 == 1 ? double.NaN : 5 + (i / 7.0))], "log(Msun)", "log10 of the stellar mass, in living stars and remnants, that lensing no longer magnifies");
        table.Add("sfr", [.. rows.Select(i => 1e-9 * Math.Pow(10, i / 2.0))], "Msun/yr", "Star-formation rate over 10 Myr");
        table.Add("flag", [.. rows.Select(i => (long)i * i)], null, "Flags");
        table.Add("unresolved", [.. rows.Select(i => i % 3 == 0)], "Whether the radius is a limit");
        return table;
    }
}
