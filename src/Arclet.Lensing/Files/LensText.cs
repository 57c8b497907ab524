using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// A text file as its lines with their endings, so that it can be written again byte for byte. UTF-8 (with or without a mark) where the bytes are valid,
/// Latin-1 otherwise, as old files with accents are.
/// </summary>
internal sealed class LensText
{
    /// <summary>The largest file that is read: the largest known ones (chains) have some 100 MB.</summary>
    private const long LongestFile = 1L << 30;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private LensText(string path, string text, Encoding encoding, bool hasMark)
    {
        Path = path;
        Encoding = encoding;
        HasMark = hasMark;
        Lines = Split(text);
    }

    public string Path { get; }

    public Encoding Encoding { get; }

    /// <summary>Whether the file begins with the mark of UTF-8.</summary>
    public bool HasMark { get; }

    /// <summary>The lines, each with its ending.</summary>
    public List<string> Lines { get; }

    public static LensText Read(string path) => FromBytes(path, ReadBytes(path));

    public static LensText FromString(string name, string text) => new(name, text, StrictUtf8, hasMark: false);

    public static byte[] ReadBytes(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
                throw InputException.InFile(path, Directory.Exists(path) ? "this is a folder, expected a file" : "there is no such file");
            if (info.Length > LongestFile)
                throw InputException.InFile(path, $"the file has {info.Length} bytes, expected at most {LongestFile} in a lens file");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({e.Message})", e);
        }
    }

    /// <summary>The text of one line without its ending.</summary>
    public static string WithoutEnding(string line) => line.TrimEnd('\r', '\n');

    private static LensText FromBytes(string path, byte[] bytes)
    {
        bool mark = bytes is [0xEF, 0xBB, 0xBF, ..];
        ReadOnlySpan<byte> text = bytes.AsSpan(mark ? 3 : 0);
        try
        {
            return new LensText(path, StrictUtf8.GetString(text), StrictUtf8, mark);
        }
        catch (DecoderFallbackException)
        {
            return new LensText(path, Encoding.Latin1.GetString(bytes), Encoding.Latin1, hasMark: false);
        }
    }

    private static List<string> Split(string text)
    {
        var lines = new List<string>();
        for (int at = 0; at < text.Length;)
        {
            int end = text.AsSpan(at).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                lines.Add(text[at..]);
                break;
            }

            end += at;
            end += text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}
