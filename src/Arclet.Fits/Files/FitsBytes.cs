using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Arclet.Fits;

/// <summary>
/// The bytes of an opened file, read at any offset by any number of threads. A gzip file (told by its first bytes, not by its
/// name) is unpacked once into a temporary file that disappears when it is closed, so that windows of it can be read too.
/// </summary>
internal sealed class FitsBytes : IDisposable
{
    private readonly SafeFileHandle _handle;

    private FitsBytes(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public string Path { get; }

    /// <summary>The number of bytes, after unpacking.</summary>
    public long Length { get; }

    public static FitsBytes Open(string path)
    {
        if (Directory.Exists(path))
            throw InputException.InFile(path, "this is a folder: expected a FITS file");
        if (!File.Exists(path))
            throw InputException.InFile(path, "there is no such file");
        try
        {
            SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            try
            {
                Span<byte> magic = stackalloc byte[3];
                int read = RandomAccess.Read(handle, magic, 0);
                // 0x1F 0x8B is gzip, 8 its only compression method (RFC 1952).
                if (read < 3 || magic[0] != 0x1F || magic[1] != 0x8B || magic[2] != 8)
                    return new FitsBytes(path, handle);
            }
            catch
            {
                handle.Dispose();
                throw;
            }

            using (handle)
                return new FitsBytes(path, Unpack(path, handle));
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

    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/>; what lies behind the file's end is an error.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        int read = ReadUpTo(offset, destination);
        if (read < destination.Length)
            throw InputException.InFile(Path, $"the file ends at byte {(read > 0 ? offset + read : Math.Min(offset, RandomAccess.GetLength(_handle)))}: expected {destination.Length} bytes from byte {offset}");
    }

    /// <summary>Fills as much of <paramref name="destination"/> as the file holds from <paramref name="offset"/>; returns how much.</summary>
    public int ReadUpTo(long offset, Span<byte> destination)
    {
        try
        {
            int total = 0;
            while (total < destination.Length)
            {
                int read = RandomAccess.Read(_handle, destination[total..], offset + total);
                if (read == 0)
                    break;
                total += read;
            }

            return total;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(Path, $"the file cannot be read at byte {offset} ({e.Message.TrimEnd('.')})", e);
        }
    }

    public void Dispose() => _handle.Dispose();

    private static SafeFileHandle Unpack(string path, SafeFileHandle packed)
    {
        string folder = System.IO.Path.GetTempPath();
        SafeFileHandle plain = CreateTemporary(path, folder);
        try
        {
            using var file = new FileStream(packed, FileAccess.Read, bufferSize: 1 << 16);
            file.Position = 0;
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            byte[] buffer = new byte[1 << 18];
            long at = 0;
            for (int read; (read = gzip.Read(buffer)) > 0; at += read)
                WriteTemporary(plain, buffer.AsSpan(0, read), at, path, folder);
            return plain;
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    private static SafeFileHandle CreateTemporary(string path, string folder)
    {
        try
        {
            string temporary = System.IO.Path.Combine(folder, $"arclet-{Guid.NewGuid():N}.fits");
            SafeFileHandle plain = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);

            // Where an open file may lose its name it does so at once: then nothing is left behind even if the program is killed.
            if (!OperatingSystem.IsWindows())
                File.Delete(temporary);
            return plain;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoRoomToUnpack(path, folder, e);
        }
    }

    private static void WriteTemporary(SafeFileHandle plain, ReadOnlySpan<byte> bytes, long at, string path, string folder)
    {
        try
        {
            RandomAccess.Write(plain, bytes, at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoRoomToUnpack(path, folder, e);
        }
    }

    /// <summary>The input is in order then; what fails is the folder that it is unpacked into.</summary>
    private static InputException NoRoomToUnpack(string path, string folder, Exception e) => InputException.InFile(
        path, $"the gzip file cannot be unpacked into the temporary folder {folder} ({e.Message.TrimEnd('.')}): expected a folder with room to write into (TMPDIR names another one)", e);
}
