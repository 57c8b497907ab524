using System.Collections.Concurrent;
using System.Text;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What every part of a study's report gets: the results, where it writes, and how it writes there: files appear whole, and only those whose contents changed are touched.</summary>
/// <threadsafety>Any thread may call any method, but not for the same file.</threadsafety>
public sealed class ReportContext
{
    private readonly ConcurrentDictionary<string, bool> files = new(StringComparer.Ordinal);

    /// <summary>The study.</summary>
    public required StudyResults Study { get; init; }

    /// <summary>The folder of the results; <c>results</c> in the study.</summary>
    public required string Folder { get; init; }

    /// <summary>How many threads may work at the same time; nothing that is written depends on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told in words what was done, from any thread.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Ends the work between files.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The files that were made, relative to <see cref="Folder"/>, with whether their contents are new.</summary>
    public IReadOnlyDictionary<string, bool> Files => files;

    /// <summary>The path of a file of the results.</summary>
    /// <param name="name">Its name relative to <see cref="Folder"/>.</param>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file unless it holds these bytes already.</summary>
    /// <param name="name">Its name relative to <see cref="Folder"/>; folders are made.</param>
    /// <param name="bytes">The contents.</param>
    /// <returns>Whether the contents are new.</returns>
    /// <exception cref="InputException">It cannot be written.</exception>
    public bool Write(string name, ReadOnlySpan<byte> bytes)
    {
        Cancellation.ThrowIfCancellationRequested();
        string path = PathOf(name);
        bool isNew = !Holds(path, bytes);
        if (isNew)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new AtomicFile(path);
            file.Write(bytes, 0);
            file.Commit();
        }

        files[name] = isNew;
        return isNew;
    }

    /// <summary>Writes text as UTF-8 unless the file holds it already.</summary>
    /// <returns>Whether the contents are new.</returns>
    /// <exception cref="InputException">It cannot be written.</exception>
    public bool Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Has a file made by something that writes to a path, and keeps the old one where the contents are the same.</summary>
    /// <param name="name">Its name relative to <see cref="Folder"/>; the format may follow from its ending.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    /// <returns>Whether the contents are new.</returns>
    /// <exception cref="InputException">It cannot be written.</exception>
    public bool Write(string name, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string scratch = Path.Combine(Folder, $".new-{Guid.NewGuid():N}");
        Directory.CreateDirectory(scratch);
        try
        {
            // The ending stays: writers choose their format by it, and some say the file's name in it.
            string path = Path.Combine(scratch, Path.GetFileName(name));
            write(path);
            return Write(name, File.ReadAllBytes(path));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Notes a file as one of the results that was left as it is, because what it is made of did not change.</summary>
    public void Keep(string name) => files.TryAdd(name, false);

    private static bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
    }
}
