using System.Globalization;
using Arclet.Fits;
using Arclet.Study;
using Microsoft.Data.Sqlite;

namespace Arclet.Tests;

/// <summary>Several programs that write one file of edits, and programs that are killed while they write: nothing that was recorded is lost, and what was not is not there in part.</summary>
public sealed class EditsProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public EditsProcessTests() => Assert.Equal(0, CommandLineRun.Of("new", Root).ExitCode);

    private string Root => folder["field"];

    private string Database => new StudyFolder(Root).Edits;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Import_ByTwoProcessesAtOnce_LosesNothingAndGivesNoIdTwice()
    {
        const int each = 40;
        foreach (string person in (string[])["ann", "ben"])
            Write(person, Enumerable.Range(0, each).Select(i => Added(person, i)));
        using (ArcletProcess ann = Import("ann"), ben = Import("ben"))
        {
            Assert.True(ann.Wait() == 0, ann.Error);
            Assert.True(ben.Wait() == 0, ben.Error);
        }

        AssertWhole();
        using EditStore store = EditStore.Open(Database);
        IReadOnlyList<ClumpEdit> edits = store.Edits();
        Assert.Equal((each, each), (edits.Count(e => e.Who == "ann"), edits.Count(e => e.Who == "ben")));
        Assert.Equal(2 * each, edits.Select(e => e.ClumpId).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 2 * each), store.Register("7").Select(c => c.Serial));
    }

    [Fact]
    public void Import_KilledWhileItWrites_RecordsAllOrNothingAndKeepsWhatWasThere()
    {
        Write("first", Enumerable.Range(0, 5).Select(i => Added("first", i)));
        using (ArcletProcess first = Import("first"))
            Assert.True(first.Wait() == 0, first.Error);

        // So many that the one transaction, which writes its journal all the while, takes most of a second.
        const int many = 5000;
        Write("many", Enumerable.Range(0, many).Select(i => Added("many", i)));
        var random = new Random(4);
        int killed = 0;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using ArcletProcess import = Import("many");
            string journal = Database + "-journal";
            while (!import.HasEnded && !File.Exists(journal))
                Thread.Sleep(1);
            Thread.Sleep(random.Next(0, 60));
            killed += import.Kill() ? 1 : 0;
            AssertWhole();
            using EditStore store = EditStore.Open(Database);
            Assert.Contains(store.Edits().Count, new[] { 5, 5 + many });
        }

        Assert.True(killed > 0, "no import was killed while it wrote");
        using (ArcletProcess again = Import("many"))
            Assert.True(again.Wait() == 0, again.Error);
        AssertWhole();
        using EditStore last = EditStore.Open(Database);
        Assert.Equal(5 + many, last.Edits().Count);
        Assert.Equal(5 + many, last.Register("7").Count);
    }

    private static ClumpEdit Added(string person, int i) => new()
    {
        Uid = string.Create(CultureInfo.InvariantCulture, $"{person}{i:D24}"),
        When = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Who = person,
        Kind = EditKind.Add,
        GalaxyId = "7",
        RaDegrees = 3.5 + (i * 1e-4),
        DecDegrees = -30.4 + (person.Length * 1e-3),
    };

    private void Write(string person, IEnumerable<ClumpEdit> edits) => EditTable.Of([.. edits]).Write(folder[person + ".ecsv"]);

    private ArcletProcess Import(string person) => new("edits", Root, "import", folder[person + ".ecsv"]);

    private void AssertWhole()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
    }
}
