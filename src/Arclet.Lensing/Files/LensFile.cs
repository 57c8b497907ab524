using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Writing of lens files, whole or not at all.</summary>
internal static class LensFile
{
    /// <summary>Writes a file that appears under its name only when it is whole.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        using var file = new AtomicFile(path);
        file.Write(content.GetBuffer().AsSpan(0, (int)content.Length), 0);
        file.Commit();
    }
}
