using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Arclet.Fits;

/// <summary>
/// A file that appears under its name only when it is whole: it is written to a temporary file in the same folder, flushed to
/// the disk and renamed. What is disposed without <see cref="Commit"/> leaves nothing behind.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _temporary;
    private SafeFileHandle? _handle;

    /// <summary>Starts a file that will appear as <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The folder does not exist or cannot be written to.</exception>
    public AtomicFile(string path)
    {
        Path = path;
        string full = System.IO.Path.GetFullPath(path);
        string folder = System.IO.Path.GetDirectoryName(full) ?? throw InputException.InFile(path, "this is no file name: expected a file to write");
        if (Directory.Exists(full))
            throw InputException.InFile(path, "this is a folder: expected the name of a file to write");
        if (!Directory.Exists(folder))
            throw InputException.InFile(path, $"the folder {folder} does not exist: expected an existing folder to write into");
        _temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        _handle = Guard(() => File.OpenHandle(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read));
    }

    /// <summary>The name under which it will appear.</summary>
    public string Path { get; }

    /// <summary>The open temporary file.</summary>
    public SafeFileHandle Handle => _handle ?? throw new ObjectDisposedException(nameof(AtomicFile));

    /// <summary>Writes bytes at a place of the file.</summary>
    /// <exception cref="InputException">They cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(Handle, bytes, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>Flushes and renames; where <paramref name="gzip"/> is wanted, packs on the way.</summary>
    public void Commit(bool gzip = false)
    {
        if (gzip)
        {
            using var packed = new AtomicFile(Path);
            Guard(() =>
            {
                using (var target = new FileStream(packed.Handle, FileAccess.Write, bufferSize: 0))
                {
                    using (var stream = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
                    {
                        byte[] buffer = new byte[1 << 18];
                        long at = 0;
                        for (int read; (read = RandomAccess.Read(Handle, buffer, at)) > 0; at += read)
                            stream.Write(buffer, 0, read);
                    }

                    target.Flush(flushToDisk: true);
                }

                return packed.Rename();
            });
            return;
        }

        Guard(() =>
        {
            RandomAccess.FlushToDisk(Handle);
            Handle.Dispose();
            return Rename();
        });
    }

    /// <summary>Closes the file; what was not committed leaves nothing behind.</summary>
    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A temporary file that cannot be deleted must not hide the error that led here.
        }
    }

    private bool Rename()
    {
        File.Move(_temporary, Path, overwrite: true);
        return true;
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>The system's message has the name of the temporary file, which the user never heard of.</summary>
    private InputException Failed(Exception e)
    {
        string reason = e.Message.Replace($" : '{_temporary}'", "", StringComparison.Ordinal).Replace(_temporary, System.IO.Path.GetFullPath(Path), StringComparison.Ordinal).TrimEnd('.', ' ');
        return InputException.InFile(Path, $"the file cannot be written ({reason}): expected a folder that may be written to, with room for it", e);
    }
}
