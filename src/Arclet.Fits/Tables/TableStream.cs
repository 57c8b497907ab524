using System.IO.Compression;

namespace Arclet.Fits;

/// <summary>Opens the bytes of a table's file, unpacked where they are gzip, with errors that name the file.</summary>
internal static class TableStream
{
    public static Stream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw InputException.InFile(path, Directory.Exists(path) ? "this is a folder: expected a table" : "there is no such file");
        return Guard(path, () =>
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16);
            try
            {
                // 0x1F 0x8B is gzip (RFC 1952).
                bool gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
                file.Position = 0;
                return gzip ? new BufferedStream(new GZipStream(file, CompressionMode.Decompress), 1 << 16) : (Stream)file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        });
    }

    /// <summary>Runs an action on a file and makes what the system says against it an <see cref="InputException"/>.</summary>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (InvalidDataException e)
        {
            throw InputException.InFile(path, $"the gzip data is broken ({e.Message.TrimEnd('.')}): expected a whole gzip file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }
}
