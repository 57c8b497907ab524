using System.Text;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Files of the report: written whole or not at all, and not at all where nothing changed.</summary>
internal static class ReportFile
{
    /// <summary>The mark stands in the head of a page, so that its beginning tells what it was made of.</summary>
    private const string MarkBegin = "<meta name=\"fingerprint\" content=\"", MarkEnd = "\">";

    private const int HeadBytes = 1024;

    /// <summary>A page with its fingerprint in its head.</summary>
    public static string Marked(string page, string fingerprint)
    {
        int place = page.IndexOf("<title>", StringComparison.Ordinal);
        return page.Insert(place, MarkBegin + fingerprint + MarkEnd);
    }

    /// <summary>Whether there is a page of this fingerprint.</summary>
    public static bool IsOf(string path, string fingerprint)
    {
        if (!File.Exists(path))
            return false;
        using FileStream stream = File.OpenRead(path);
        byte[] head = new byte[HeadBytes];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head, 0, read).Contains(MarkBegin + fingerprint + MarkEnd, StringComparison.Ordinal);
    }

    /// <summary>Writes a file unless it holds the same already.</summary>
    public static bool WriteIfDifferent(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(path) && new FileInfo(path).Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            return false;
        Write(path, bytes);
        return true;
    }

    /// <summary>Writes a file.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    private static void Write(string path, byte[] bytes)
    {
        using var file = new AtomicFile(path);
        file.Write(bytes, 0);
        file.Commit();
    }
}
