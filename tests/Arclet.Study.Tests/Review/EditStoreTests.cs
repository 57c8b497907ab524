using Arclet.Fits;
using Arclet.Sky;
using Microsoft.Data.Sqlite;
using static Arclet.Study.Tests.ReviewCase;

namespace Arclet.Study.Tests;

public sealed class EditStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("arclet-edits-").FullName;

    private string Db => Path.Combine(folder, "review", "edits.db");

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Append_EveryKind_ComesBackAsItWas()
    {
        ClumpEdit[] edits =
        [
            Add(0, 1, "12-4"), Move(Three[0], 0.1, 0.2), On(EditKind.Remove, Three[1]), Merge(Three[2], Three[0]), On(EditKind.Restore, Three[1]) with { Why = "it is 'real', see F200W; ünsicher" },
            Edit(EditKind.RejectGalaxy, "ben") with { Reason = GalaxyRejection.Interloper }, Edit(EditKind.RestoreGalaxy), Edit(EditKind.Inspect),
        ];
        using EditStore store = EditStore.Open(Db);
        store.Append([.. edits, Undo(edits[2])]);
        IReadOnlyList<ClumpEdit> read = store.Edits(GalaxyId);
        Assert.Equal(InOrder(edits), read.Take(8));
        Assert.Equal(edits[2].Uid, read[8].Undoes);
        Assert.Empty(store.Edits("13"));
    }

    [Theory]
    [InlineData("UPDATE edits SET who = 'eve'")]
    [InlineData("DELETE FROM edits")]
    [InlineData("DELETE FROM clumps")]
    [InlineData("UPDATE clumps SET ra_deg = 0")]
    public void Database_AnyChangeOfARow_IsRefusedByTheDatabaseItself(string sql)
    {
        using (EditStore store = EditStore.Open(Db))
            store.Append([Add(0, 1)]);
        using var connection = new SqliteConnection($"Data Source={Db};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Contains("never", Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message);
    }

    [Fact]
    public void Append_AddUndoneAndAddedAgain_NeverGivesAnIdTwice()
    {
        using EditStore store = EditStore.Open(Db);
        Assert.Equal(["12-1", "12-2"], store.Identify(GalaxyId, "d1", [At(0, 0), At(1, 0)], Fwhm));
        ClumpEdit first = store.Append([Add(0, 1)])[0];
        store.Append([Undo(first)]);
        Assert.Equal("12-3", first.ClumpId);
        Assert.Equal("12-4", store.Append([Add(0, 1)])[0].ClumpId);
    }

    [Fact]
    public void Append_TheSameEditsAgain_AddsNothing()
    {
        using EditStore store = EditStore.Open(Db);
        IReadOnlyList<ClumpEdit> recorded = store.Append([Add(0, 1), On(EditKind.Remove, Three[0])]);
        Assert.Equal(recorded, store.Append(recorded));
        Assert.Equal(2, store.Edits().Count);
    }

    [Fact]
    public void Append_AnotherCopysAddedClumpHasATakenId_GetsANewOneAndItsEditsFollow()
    {
        using EditStore mine = EditStore.Open(Db), other = EditStore.Open(Path.Combine(folder, "other.db"));
        mine.Append([Add(0, 1)]);
        ClumpEdit add = other.Append([Add(2, 0, who: "ben")])[0];
        ClumpEdit move = other.Append([Move(Detected(1, 2, 0), 2, 0.1, "ben")])[0];
        IReadOnlyList<ClumpEdit> imported = mine.Append([add, move]);
        Assert.Equal("12-1", add.ClumpId);
        Assert.Equal(["12-2", "12-2"], imported.Select(e => e.ClumpId));
        Assert.Equal(imported, mine.Append([add, move]));
    }

    [Fact]
    public void Append_TwoConnectionsAtOnce_GiveDifferentIdsAndLoseNothing()
    {
        EditStore.Open(Db).Dispose();
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, person =>
        {
            using EditStore store = EditStore.Open(Db);
            for (int i = 0; i < 20; i++)
                store.Append([Add(i, person, who: $"p{person}")]);
        });
        using EditStore all = EditStore.Open(Db);
        Assert.Equal(40, all.Edits().Select(e => e.ClumpId).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 40), all.Register(GalaxyId).Select(c => c.Serial));
    }

    [Fact]
    public void Append_OneEditIsNotWhole_RecordsNone()
    {
        using EditStore store = EditStore.Open(Db);
        InputException error = Assert.Throws<InputException>(() => store.Append([Add(0, 1), Edit(EditKind.RejectGalaxy)]));
        Assert.Contains("reason", error.Message);
        Assert.Empty(store.Edits());
        Assert.Empty(store.Register(GalaxyId));
    }

    [Fact]
    public void Append_UndoOfAnUnknownEdit_IsAnError()
    {
        using EditStore store = EditStore.Open(Db);
        Assert.Contains("no recorded edit", Assert.Throws<InputException>(() => store.Append([Undo(Add(0, 0))])).Message);
    }

    [Fact]
    public void Identify_NewDetectionWithinOneFwhm_KeepsIds()
    {
        using EditStore store = EditStore.Open(Db);
        store.Identify(GalaxyId, "d1", [At(0, 0), At(1, 0)], Fwhm);
        ClumpEdit added = store.Append([Add(2, 0)])[0];

        // The second detection lists them in another order, finds the added clump and a new one, and loses the first.
        Assert.Equal(["12-4", "12-3", "12-2"], store.Identify(GalaxyId, "d2", [At(3, 0), At(2.03, 0), At(1.01, 0.01)], Fwhm));
        Assert.Equal("12-3", added.ClumpId);
        Assert.Equal(["12-1", "12-2"], store.Identify(GalaxyId, "d1", [At(0, 0), At(1, 0)], Fwhm));
        Assert.Equal(["7-1"], store.Identify("7", "d1", [At(0, 0)], Fwhm));
    }

    [Fact]
    public void Open_AFileThatIsNoDatabase_NamesIt()
    {
        string file = Path.Combine(folder, "notes.db");
        File.WriteAllText(file, new string('x', 4096));
        Assert.Contains("notes.db", Assert.Throws<InputException>(() => EditStore.Open(file)).Message);
    }

    [Fact]
    public void EditTable_ThroughEcsvIntoAnEmptyCopy_GivesTheSameEdits()
    {
        using EditStore mine = EditStore.Open(Db), copy = EditStore.Open(Path.Combine(folder, "copy.db"));
        ClumpEdit add = mine.Append([Add(0, 1) with { Why = "a \"quoted\", comma, text" }])[0];
        mine.Append([Move(Three[0], 0.1, 0.1), Merge(Three[1], Three[2]), Undo(add), Edit(EditKind.RejectGalaxy) with { Reason = GalaxyRejection.Other }]);
        string file = Path.Combine(folder, "edits.ecsv");
        EditTable.Of(mine.Edits()).Write(file);
        copy.Append(EditTable.Read(Table.Read(file)));
        Assert.Equal(mine.Edits(), copy.Edits());
    }

    [Fact]
    public void EditTable_AnUnknownKind_NamesRowAndKinds()
    {
        Table table = EditTable.Of([Edit(EditKind.Inspect)]);
        var broken = new Table("edits.ecsv");
        foreach (Column column in table.Columns)
            broken.Add(column.Name == "kind" ? new Column<string>("kind", ["explode"]) : column);
        string message = Assert.Throws<InputException>(() => EditTable.Read(broken)).Message;
        Assert.Contains("row 1", message);
        Assert.Contains("reject_galaxy", message);
    }
}
