using System.Globalization;
using Arclet.Fits;
using Arclet.Sky;
using Microsoft.Data.Sqlite;

namespace Arclet.Study;

/// <summary>
/// The file of edits (<c>review/edits.db</c>): an SQLite database to which rows are only ever added, as triggers in it enforce. It also
/// holds the register of clump ids, so that none is used twice. Several processes may use it at once: every change is one transaction that
/// takes the write lock at its beginning.
/// </summary>
/// <remarks>SQLite's rollback journal is used and not its write-ahead log, which does not work on network file systems.</remarks>
/// <threadsafety>One thread for each instance; open one for each thread.</threadsafety>
public sealed class EditStore : IDisposable
{
    private const long Version = 1;

    private const string Columns = "sequence, uid, made_at, who, kind, galaxy, clump, ra_deg, dec_deg, target, target_ra_deg, target_dec_deg, reason, why, detection, undoes";

    private readonly string path;

    private readonly SqliteConnection connection;

    private EditStore(string path, SqliteConnection connection) => (this.path, this.connection) = (path, connection);

    /// <summary>Opens a file of edits; makes it, and its folder, if it is not there.</summary>
    /// <exception cref="InputException">The file is no file of edits, is one of a later version, or cannot be opened.</exception>
    public static EditStore Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SqliteConnection? opened = null;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            // A pooled connection would hold the file open after Dispose.
            opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
            opened.Open();
            var store = new EditStore(path, opened);
            store.Prepare();
            return store;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            opened?.Dispose();
            throw InputException.InFile(path, $"the file of edits cannot be opened ({e.Message}), expected an SQLite database that arclet made", e);
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>All edits in their order, or those of one galaxy.</summary>
    public IReadOnlyList<ClumpEdit> Edits(string? galaxyId = null) => Guard(() =>
    {
        using SqliteCommand command = Command($"SELECT {Columns} FROM edits WHERE $galaxy IS NULL OR galaxy = $galaxy ORDER BY sequence", ("$galaxy", galaxyId));
        using SqliteDataReader reader = command.ExecuteReader();
        var edits = new List<ClumpEdit>();
        while (reader.Read())
            edits.Add(ReadEdit(reader));
        return edits;
    });

    /// <summary>The register of ids: all clumps that were ever detected or added in a galaxy.</summary>
    public IReadOnlyList<RegisteredClump> Register(string galaxyId) => Guard(() => RegisterOf(galaxyId));

    /// <summary>
    /// Adds edits in one transaction and returns them as they stand in the table: with their sequence, and added clumps with their id. An edit whose uid is
    /// there already is left as it is. An added clump whose id is taken by another place (two copies of a study gave the same one) gets a new
    /// id, and the edits behind it follow.
    /// </summary>
    /// <exception cref="InputException">An edit is not whole, an undone edit is not known, or the file cannot be written; nothing is added then.</exception>
    public IReadOnlyList<ClumpEdit> Append(IReadOnlyList<ClumpEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        return Guard(() =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            var renamed = new Dictionary<string, string>();
            var recorded = new List<ClumpEdit>();
            foreach (ClumpEdit edit in edits)
            {
                if (edit.Problem() is { } problem)
                    throw InputException.InFile(path, $"edit {edit.Uid} ({edit.Kind} in galaxy {edit.GalaxyId}) is not recorded: {problem}");
                recorded.Add(Existing(edit.Uid) is { } known ? Renamed(known) : Insert(edit, renamed));

                ClumpEdit Renamed(ClumpEdit known)
                {
                    if (known.Kind == EditKind.Add && edit.ClumpId is { } id && id != known.ClumpId)
                        renamed[id] = known.ClumpId!;
                    return known;
                }
            }

            transaction.Commit();
            return recorded;
        });
    }

    /// <summary>
    /// The ids of a galaxy's detected clumps: those that they had in earlier detections or were added with, by position; new ones are registered.
    /// The same positions give the same ids however often this is called.
    /// </summary>
    /// <param name="galaxyId">The galaxy.</param>
    /// <param name="detection">The detection's fingerprint.</param>
    /// <param name="positions">Where the clumps are.</param>
    /// <param name="radiusArcsec">How far a clump may have moved: the PSF's FWHM.</param>
    public IReadOnlyList<string> Identify(string galaxyId, string detection, IReadOnlyList<SkyPosition> positions, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return Guard(() =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            List<RegisteredClump> known = RegisterOf(galaxyId);
            int[] matches = ClumpIdentity.Match(known, positions, radiusArcsec);
            string[] ids = [.. matches.Select((m, i) => m >= 0 ? known[m].Id : NewId(galaxyId, positions[i], detection))];
            transaction.Commit();
            return ids;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private void Prepare()
    {
        using (SqliteCommand safe = Command("PRAGMA synchronous = FULL"))
            safe.ExecuteNonQuery();

        // Who only reads must not wait for the write lock, and may have no right to write.
        using (SqliteCommand look = Command("PRAGMA user_version"))
        {
            if ((long)look.ExecuteScalar()! == Version)
                return;
        }

        using (SqliteCommand journal = Command("PRAGMA journal_mode = DELETE"))
            journal.ExecuteNonQuery();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        using SqliteCommand ask = Command("PRAGMA user_version");
        long version = (long)ask.ExecuteScalar()!;
        if (version > Version)
            throw InputException.InFile(path, $"the file of edits is of version {version}, expected at most {Version}: it was made by a later arclet");
        if (version == 0)
        {
            using SqliteCommand count = Command("SELECT count(*) FROM sqlite_master");
            if ((long)count.ExecuteScalar()! > 0)
                throw InputException.InFile(path, "the database holds other tables, expected a file of edits that arclet made");
            using SqliteCommand create = Command(
                """
                CREATE TABLE edits (
                    sequence INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, made_at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
                    galaxy TEXT NOT NULL, clump TEXT, ra_deg REAL, dec_deg REAL, target TEXT, target_ra_deg REAL, target_dec_deg REAL,
                    reason TEXT, why TEXT NOT NULL, detection TEXT NOT NULL, undoes TEXT);
                CREATE INDEX edits_of_galaxy ON edits (galaxy, sequence);
                CREATE TABLE clumps (
                    id TEXT PRIMARY KEY, galaxy TEXT NOT NULL, serial INTEGER NOT NULL, ra_deg REAL NOT NULL, dec_deg REAL NOT NULL, detection TEXT NOT NULL,
                    UNIQUE (galaxy, serial));
                CREATE TRIGGER edits_stay BEFORE UPDATE ON edits BEGIN SELECT RAISE(ABORT, 'edits are never changed'); END;
                CREATE TRIGGER edits_remain BEFORE DELETE ON edits BEGIN SELECT RAISE(ABORT, 'edits are never deleted'); END;
                CREATE TRIGGER clumps_stay BEFORE UPDATE ON clumps BEGIN SELECT RAISE(ABORT, 'ids are never changed'); END;
                CREATE TRIGGER clumps_remain BEFORE DELETE ON clumps BEGIN SELECT RAISE(ABORT, 'ids are never deleted'); END;
                PRAGMA user_version = 1;
                """);
            create.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private ClumpEdit Insert(ClumpEdit edit, Dictionary<string, string> renamed)
    {
        if (edit.Kind == EditKind.Undo && Existing(edit.Undoes!) is null)
            throw InputException.InFile(path, $"edit {edit.Uid} undoes {edit.Undoes}, which is no recorded edit");
        ClumpEdit placed = edit.Kind == EditKind.Add
            ? edit with { ClumpId = IdOfAdded(edit, renamed) }
            : edit with { ClumpId = Name(edit.ClumpId), TargetId = Name(edit.TargetId) };
        using SqliteCommand command = Command(
            """
            INSERT INTO edits (uid, made_at, who, kind, galaxy, clump, ra_deg, dec_deg, target, target_ra_deg, target_dec_deg, reason, why, detection, undoes)
            VALUES ($uid, $made_at, $who, $kind, $galaxy, $clump, $ra, $dec, $target, $target_ra, $target_dec, $reason, $why, $detection, $undoes) RETURNING sequence
            """,
            ("$uid", placed.Uid),
            ("$made_at", placed.When.ToString("O", CultureInfo.InvariantCulture)),
            ("$who", placed.Who),
            ("$kind", EditWords.Of(placed.Kind)),
            ("$galaxy", placed.GalaxyId),
            ("$clump", placed.ClumpId),
            ("$ra", Number(placed.RaDegrees)),
            ("$dec", Number(placed.DecDegrees)),
            ("$target", placed.TargetId),
            ("$target_ra", Number(placed.TargetRaDegrees)),
            ("$target_dec", Number(placed.TargetDecDegrees)),
            ("$reason", placed.Reason is { } reason ? EditWords.Of(reason) : null),
            ("$why", placed.Why),
            ("$detection", placed.Detection),
            ("$undoes", placed.Undoes));
        return placed with { Sequence = (long)command.ExecuteScalar()! };

        string? Name(string? id) => id is null ? null : renamed.GetValueOrDefault(id, id);
    }

    private string IdOfAdded(ClumpEdit edit, Dictionary<string, string> renamed)
    {
        var at = new SkyPosition(edit.RaDegrees, edit.DecDegrees);
        if (edit.ClumpId is not { } wanted || ClumpIdentity.SerialOf(edit.GalaxyId, wanted) is not (> 0 and var serial))
            return NewId(edit.GalaxyId, at, edit.Detection);
        using SqliteCommand taken = Command("SELECT count(*) FROM clumps WHERE galaxy = $galaxy AND serial = $serial", ("$galaxy", edit.GalaxyId), ("$serial", serial));
        if ((long)taken.ExecuteScalar()! == 0)
        {
            Put(wanted, edit.GalaxyId, serial, at, edit.Detection);
            return wanted;
        }

        return renamed[wanted] = NewId(edit.GalaxyId, at, edit.Detection);
    }

    private string NewId(string galaxyId, SkyPosition at, string detection)
    {
        using SqliteCommand last = Command("SELECT coalesce(max(serial), 0) FROM clumps WHERE galaxy = $galaxy", ("$galaxy", galaxyId));
        int serial = (int)(long)last.ExecuteScalar()! + 1;
        string id = $"{galaxyId}-{serial}";
        Put(id, galaxyId, serial, at, detection);
        return id;
    }

    private void Put(string id, string galaxyId, int serial, SkyPosition at, string detection)
    {
        using SqliteCommand put = Command(
            "INSERT INTO clumps (id, galaxy, serial, ra_deg, dec_deg, detection) VALUES ($id, $galaxy, $serial, $ra, $dec, $detection)",
            ("$id", id),
            ("$galaxy", galaxyId),
            ("$serial", serial),
            ("$ra", at.RaDegrees),
            ("$dec", at.DecDegrees),
            ("$detection", detection));
        put.ExecuteNonQuery();
    }

    private ClumpEdit? Existing(string uid)
    {
        using SqliteCommand command = Command($"SELECT {Columns} FROM edits WHERE uid = $uid", ("$uid", uid));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? ReadEdit(reader) : null;
    }

    private List<RegisteredClump> RegisterOf(string galaxyId)
    {
        using SqliteCommand command = Command("SELECT id, galaxy, serial, ra_deg, dec_deg, detection FROM clumps WHERE galaxy = $galaxy ORDER BY serial", ("$galaxy", galaxyId));
        using SqliteDataReader reader = command.ExecuteReader();
        var clumps = new List<RegisteredClump>();
        while (reader.Read())
            clumps.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetString(5)));
        return clumps;
    }

    private ClumpEdit ReadEdit(SqliteDataReader row)
    {
        return new()
        {
            Sequence = row.GetInt64(0),
            Uid = row.GetString(1),
            When = DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture),
            Who = row.GetString(3),
            Kind = EditWords.Kind(row.GetString(4)) ?? throw Strange("kind", row.GetString(4)),
            GalaxyId = row.GetString(5),
            ClumpId = Text(6),
            RaDegrees = Real(7),
            DecDegrees = Real(8),
            TargetId = Text(9),
            TargetRaDegrees = Real(10),
            TargetDecDegrees = Real(11),
            Reason = Text(12) is { } reason ? EditWords.Reason(reason) ?? throw Strange("reason", reason) : null,
            Why = row.GetString(13),
            Detection = row.GetString(14),
            Undoes = Text(15),
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        double Real(int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
        InputException Strange(string column, string value) => InputException.InFile(path, $"edit {row.GetInt64(0)}: {column} is '{value}', which is not known here");
    }

    private static object? Number(double value) => double.IsFinite(value) ? value : null;

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file; values go through parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw InputException.InFile(path, $"the file of edits cannot be used ({e.Message})", e);
        }
    }
}
