using System.Text;

namespace Arclet.Study;

/// <summary>The checksum of all that a page was made of, in the page's head: its beginning tells whether it is of today's results.</summary>
internal static class PageMark
{
    private const string Begin = "<meta name=\"fingerprint\" content=\"", End = "\">";

    private const int HeadBytes = 1024;

    /// <summary>A page with its mark.</summary>
    public static string On(string page, string fingerprint) => page.Insert(page.IndexOf("<title>", StringComparison.Ordinal), Begin + fingerprint + End);

    /// <summary>Whether there is a page with this mark.</summary>
    public static bool IsOn(string path, string fingerprint)
    {
        if (!File.Exists(path))
            return false;
        using FileStream stream = File.OpenRead(path);
        byte[] head = new byte[HeadBytes];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head, 0, read).Contains(Begin + fingerprint + End, StringComparison.Ordinal);
    }
}
