using System.IO.Compression;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>The bytes of a grid file that is read at once, unpacked where it is gzipped (told by its first bytes).</summary>
internal static class GridBytes
{
    /// <summary>The longest file of any library by far; what is longer is none, or a gzip bomb.</summary>
    public const int Most = 1 << 28;

    /// <summary>All bytes of a file.</summary>
    /// <exception cref="InputException">The file is missing, cannot be read, is broken gzip, or too long.</exception>
    public static byte[] Read(string path)
    {
        if (Directory.Exists(path))
            throw InputException.InFile(path, "this is a folder, expected a file");
        if (!File.Exists(path))
            throw InputException.InFile(path, "there is no such file");
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length > Most)
                throw TooLong(path);
            byte[] stored = new byte[file.Length];
            file.ReadExactly(stored);
            return stored is [0x1F, 0x8B, 8, ..] ? Unpack(path, stored) : stored;
        }
        catch (InvalidDataException e)
        {
            throw InputException.InFile(path, $"the gzip data is broken ({e.Message.TrimEnd('.')}), expected a whole gzip file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static byte[] Unpack(string path, byte[] stored)
    {
        using var gzip = new GZipStream(new MemoryStream(stored, writable: false), CompressionMode.Decompress);
        var pieces = new List<byte[]>();
        long length = 0;
        while (true)
        {
            byte[] piece = new byte[1 << 18];
            int read = gzip.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            length += read;
            if (length > Most)
                throw TooLong(path);
            pieces.Add(read == piece.Length ? piece : piece[..read]);
            if (read < piece.Length)
                break;
        }

        byte[] all = new byte[length];
        int at = 0;
        foreach (byte[] piece in pieces)
        {
            piece.CopyTo(all, at);
            at += piece.Length;
        }

        return all;
    }

    private static InputException TooLong(string path) => InputException.InFile(path, $"the file is longer than {Most} bytes, expected a grid file");
}
