using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Checksums of input files. Each is remembered with the file's size and time, so that mosaics are read for it once.</summary>
/// <threadsafety>Any thread may call any method.</threadsafety>
internal sealed class InputFileSums
{
    private readonly Dictionary<string, Entry> known;
    private readonly string store;
    private readonly Lock gate = new();
    private bool isChanged;

    private InputFileSums(string store, Dictionary<string, Entry> known) => (this.store, this.known) = (store, known);

    public static InputFileSums Load(string store)
    {
        try
        {
            if (File.Exists(store) && JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(store)) is { } entries)
                return new(store, entries);
        }
        catch (JsonException)
        {
            // A broken store costs time, nothing else.
        }

        return new(store, []);
    }

    /// <summary>The checksum of a file's contents, or of a folder's: of its files' names and checksums.</summary>
    /// <exception cref="InputException">It is not there or cannot be read.</exception>
    public string Of(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return Sums.OfText(string.Concat(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{Path.GetRelativePath(path, f)} {OfFile(f)}\n")));
            return OfFile(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw InputException.InFile(path, "there is no such file, expected an input of the study", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({e.Message}), expected an input of the study", e);
        }
    }

    /// <summary>Keeps what was found for the next run; a folder that cannot be written to is left alone.</summary>
    public void Save()
    {
        lock (gate)
        {
            if (!isChanged || !Directory.Exists(Path.GetDirectoryName(store)))
                return;
            using var file = new AtomicFile(store);
            file.Write(JsonSerializer.SerializeToUtf8Bytes(new SortedDictionary<string, Entry>(known, StringComparer.Ordinal)), 0);
            file.Commit();
            isChanged = false;
        }
    }

    private string OfFile(string path)
    {
        var info = new FileInfo(path);
        long length = info.Length, ticks = info.LastWriteTimeUtc.Ticks;
        lock (gate)
        {
            if (known.TryGetValue(path, out Entry? entry) && entry.Length == length && entry.Ticks == ticks)
                return entry.Sha256;
        }

        string sum = Sums.OfFile(path);
        lock (gate)
        {
            known[path] = new(length, ticks, sum);
            isChanged = true;
        }

        return sum;
    }

    internal sealed record Entry(long Length, long Ticks, string Sha256);
}
