using System.Text.Json;
using System.Text.Json.Serialization;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>
/// Checksums of input files. Each is remembered with the file's size and time, so that mosaics are read for it once. A file that was written less than a file system's
/// granularity of time before it was read may change again without a new time: it is read again until it is older than that.
/// </summary>
/// <threadsafety>Any thread may call any method.</threadsafety>
internal sealed class InputFileSums
{
    /// <summary>The coarsest times of file systems in use: FAT has two seconds.</summary>
    private static readonly long GranularityTicks = TimeSpan.FromSeconds(2).Ticks;

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
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // A broken store costs time, nothing else.
        }

        return new(store, []);
    }

    /// <summary>Forgets all checksums: every file is read again.</summary>
    public void Forget()
    {
        lock (gate)
        {
            known.Clear();
            isChanged = true;
        }
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
            try
            {
                using var file = new AtomicFile(store);
                file.Write(JsonSerializer.SerializeToUtf8Bytes(new SortedDictionary<string, Entry>(known, StringComparer.Ordinal)), 0);
                file.Commit();
                isChanged = false;
            }
            catch (InputException)
            {
                // It saves time only: the next run reads the files again.
            }
        }
    }

    private string OfFile(string path)
    {
        var info = new FileInfo(path);
        long length = info.Length, ticks = info.LastWriteTimeUtc.Ticks;
        lock (gate)
        {
            if (known.TryGetValue(path, out Entry? entry) && entry.Length == length && entry.Ticks == ticks && entry.IsOld)
                return entry.Sha256;
        }

        long seen = DateTime.UtcNow.Ticks;
        string sum = Sums.OfFile(path);
        lock (gate)
        {
            known[path] = new(length, ticks, seen, sum);
            isChanged = true;
        }

        return sum;
    }

    /// <summary>A checksum with the file's size and time, and when its reading began.</summary>
    internal sealed record Entry(long Length, long Ticks, long SeenTicks, string Sha256)
    {
        /// <summary>Whether any later change has a later time. A time in the future says nothing.</summary>
        [JsonIgnore]
        public bool IsOld => SeenTicks - Ticks > GranularityTicks;
    }
}
