using Arclet.Fits;

namespace Arclet.Study;

/// <summary>
/// The results of units on disk. A result is written into a folder of its own beside the units, flushed file by file, and renamed: what is under a unit's name is whole, whenever the
/// program was killed.
/// </summary>
/// <threadsafety>Any thread, but not for the same unit.</threadsafety>
internal sealed class UnitStore(StudyFolder folder)
{
    private const string Temporary = ".tmp-";

    /// <summary>Called before every step that changes the disk, with its name: tests stop the program there.</summary>
    public Action<string>? BeforeStep { get; init; }

    /// <summary>The result of a fingerprint; null where there is none, or one with files missing.</summary>
    public UnitResult? Find(string stage, string unit, string fingerprint)
    {
        string place = Path.Combine(folder.Unit(stage, unit), fingerprint);
        UnitRecord? record = UnitRecord.Read(place);
        if (record is null || record.Fingerprint != fingerprint || record.Unit != unit || record.Stage != stage)
            return null;
        foreach (UnitRecord.FileSum file in record.Files)
        {
            var info = new FileInfo(Path.Combine(place, file.Name));
            if (!info.Exists || info.Length != file.Length)
                return null;
        }

        return new UnitResult(place, record);
    }

    /// <summary>Whether there are results of other fingerprints.</summary>
    public bool HasOthers(string stage, string unit, string? fingerprint)
    {
        string place = folder.Unit(stage, unit);
        return Directory.Exists(place) && Directory.EnumerateDirectories(place).Any(d => Path.GetFileName(d) != fingerprint);
    }

    /// <summary>A folder to write a result into.</summary>
    public string Begin(string stage)
    {
        BeforeStep?.Invoke("begin");
        string place = Path.Combine(folder.Stage(stage), $"{Temporary}{Guid.NewGuid():N}");
        Directory.CreateDirectory(place);
        return place;
    }

    /// <summary>Makes what is in a folder the result of a unit.</summary>
    public UnitResult Complete(string place, UnitRecord record)
    {
        // Failures have no files.
        record = record with { Files = record.Failure is null ? [.. Directory.EnumerateFiles(place).Order(StringComparer.Ordinal).Select(Flushed)] : [] };
        record = record with
        {
            Content = Sums.OfText(record.Failure is { } failure ? $"failed: {failure}" : string.Concat(record.Files.Select(f => $"{f.Name} {f.Sha256}\n"))),
        };
        BeforeStep?.Invoke("record");
        using (var file = new AtomicFile(Path.Combine(place, UnitRecord.FileName)))
        {
            file.Write(record.ToJson(), 0);
            file.Commit();
        }

        string final = Path.Combine(folder.Unit(record.Stage, record.Unit), record.Fingerprint);
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        if (Directory.Exists(final))
        {
            // A failure that may pass, or a folder that lost files: set aside first, since a folder cannot be renamed onto another.
            BeforeStep?.Invoke("set aside");
            string aside = Path.Combine(folder.Stage(record.Stage), $"{Temporary}{Guid.NewGuid():N}");
            Directory.Move(final, aside);
            Directory.Delete(aside, recursive: true);
        }

        BeforeStep?.Invoke("rename");
        Directory.Move(place, final);
        BeforeStep?.Invoke("done");
        return new UnitResult(final, record);
    }

    /// <summary>Removes what a killed run left half written beside the stages: its checksums and its provenance.</summary>
    public void Clean()
    {
        foreach (string whole in new[] { folder.FileSums, folder.Provenance })
        {
            string place = Path.GetDirectoryName(whole)!;
            foreach (string left in Directory.Exists(place) ? Directory.GetFiles(place, $".{Path.GetFileName(whole)}.*.tmp") : [])
                File.Delete(left);
        }
    }

    /// <summary>Removes what a killed run left half written of a stage.</summary>
    public void Clean(string stage)
    {
        if (!Directory.Exists(folder.Stage(stage)))
            return;
        foreach (string left in Directory.EnumerateDirectories(folder.Stage(stage), Temporary + "*").ToArray())
            Directory.Delete(left, recursive: true);
        foreach (string left in Directory.EnumerateFiles(folder.Stage(stage), ".*.tmp").ToArray())
            File.Delete(left);
    }

    /// <summary>Removes results of a unit that are not of the fingerprint.</summary>
    public int Prune(string stage, string unit, string fingerprint)
    {
        int removed = 0;
        string place = folder.Unit(stage, unit);
        foreach (string other in Directory.Exists(place) ? Directory.GetDirectories(place) : [])
        {
            if (Path.GetFileName(other) == fingerprint)
                continue;
            Directory.Delete(other, recursive: true);
            removed++;
        }

        return removed;
    }

    private UnitRecord.FileSum Flushed(string path)
    {
        BeforeStep?.Invoke("flush");
        using (FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite))
            stream.Flush(flushToDisk: true);
        return new(Path.GetFileName(path), new FileInfo(path).Length, Sums.OfFile(path));
    }
}
