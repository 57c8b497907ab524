using System.Buffers;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <content>Reading windows.</content>
public sealed partial class FitsImage
{
    /// <summary>Bytes that are read, swapped and converted at a time: they stay in a core's second-level cache.</summary>
    private const int PieceLength = 1 << 18;

    /// <summary>Reads a window as physical values in single precision; missing pixels (BLANK, NaN) are NaN.</summary>
    /// <param name="x0">The first column, 0-based.</param>
    /// <param name="y0">The first row, 0-based.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="destination">At least width x height values, row after row.</param>
    /// <exception cref="ArgumentException">The window is not within the image, or the destination too short.</exception>
    /// <exception cref="InputException">The file cannot be read, or this is a cube without a selected plane.</exception>
    public void ReadWindow(long x0, long y0, int width, int height, Span<float> destination)
    {
        bool direct = _coding is { BitPix: -32, IsIdentity: true };
        Read(x0, y0, width, height, destination, direct);
    }

    /// <summary>Reads a window as physical values in double precision; missing pixels (BLANK, NaN) are NaN.</summary>
    /// <inheritdoc cref="ReadWindow(long, long, int, int, Span{float})"/>
    public void ReadWindow(long x0, long y0, int width, int height, Span<double> destination)
    {
        bool direct = _coding is { BitPix: -64, IsIdentity: true };
        Read(x0, y0, width, height, destination, direct);
    }

    /// <summary>Reads a window of integers exactly, those of the unsigned convention included; <see cref="Blank"/> tells which value means "none".</summary>
    /// <param name="x0">The first column, 0-based.</param>
    /// <param name="y0">The first row, 0-based.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="destination">At least width x height values, row after row.</param>
    /// <exception cref="ArgumentException">The window is not within the image, or the destination too short.</exception>
    /// <exception cref="InputException">The pixels are no integers (see <see cref="IsInteger"/>), a value exceeds 64 bits, the file cannot be read, or this is a cube without a selected plane.</exception>
    public void ReadWindow(long x0, long y0, int width, int height, Span<long> destination)
    {
        if (!_coding.IsInteger)
            throw InputException.InFile(Name, $"the pixels cannot be read as integers: expected integer pixels with BSCALE = 1 and a whole BZERO, found BITPIX = {_coding.BitPix}, BSCALE = {_coding.Scale}, BZERO = {_coding.Zero}");
        Read(x0, y0, width, height, destination, direct: _coding is { BitPix: 64, IsIdentity: true });
    }

    /// <summary>Reads whole rows in single precision: <paramref name="count"/> x <see cref="Width"/> values from row <paramref name="firstRow"/>.</summary>
    /// <inheritdoc cref="ReadWindow(long, long, int, int, Span{float})"/>
    public void ReadRows(long firstRow, int count, Span<float> destination) => ReadWindow(0, firstRow, RowWidth, count, destination);

    /// <summary>Reads whole rows in double precision: <paramref name="count"/> x <see cref="Width"/> values from row <paramref name="firstRow"/>.</summary>
    /// <inheritdoc cref="ReadWindow(long, long, int, int, Span{float})"/>
    public void ReadRows(long firstRow, int count, Span<double> destination) => ReadWindow(0, firstRow, RowWidth, count, destination);

    /// <summary>Reads whole rows of integers: <paramref name="count"/> x <see cref="Width"/> values from row <paramref name="firstRow"/>.</summary>
    /// <inheritdoc cref="ReadWindow(long, long, int, int, Span{long})"/>
    public void ReadRows(long firstRow, int count, Span<long> destination) => ReadWindow(0, firstRow, RowWidth, count, destination);

    /// <summary>A row in memory has at most 2^31 - 1 pixels; wider images are read by windows.</summary>
    private int RowWidth => Width <= int.MaxValue ? (int)Width : throw InputException.InFile(Name, $"a row has {Width} pixels, too many to be read at once: expected at most {int.MaxValue}");

    private void Read<T>(long x0, long y0, int width, int height, Span<T> destination, bool direct)
        where T : unmanaged
    {
        if (Planes > 1 && _plane is null)
            throw InputException.InFile(Name, $"this is a cube of {Planes} planes: expected a two-dimensional image, or one plane to be selected");
        ArgumentOutOfRangeException.ThrowIfNegative(x0);
        ArgumentOutOfRangeException.ThrowIfNegative(y0);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (x0 > Width - width || y0 > Height - height)
            throw new ArgumentOutOfRangeException(nameof(x0), $"the window of {width} x {height} pixels at ({x0}, {y0}) is not within the image of {Width} x {Height}");
        long count = (long)width * height;
        if (destination.Length < count)
            throw new ArgumentException($"a window of {width} x {height} pixels needs {count} values, not {destination.Length}");
        if (count == 0)
            return;
        if (_tiles is not null)
        {
            _tiles.Read(_plane ?? 0, x0, y0, width, height, destination[..(int)count], Threads);
            return;
        }

        int size = _coding.BytesPerPixel;
        long firstPixel = (((_plane ?? 0) * Height) + y0) * Width + x0;
        bool wholeRows = width == Width;
        int run = wholeRows ? (int)count : width, runs = wholeRows ? 1 : height;
        byte[]? buffer = direct ? null : ArrayPool<byte>.Shared.Rent((int)Math.Min(PieceLength, (long)run * size));
        try
        {
            for (int i = 0; i < runs; i++)
            {
                long offset = Hdu.DataOffset + ((firstPixel + (i * Width)) * size);
                Span<T> part = destination.Slice(i * run, run);
                if (direct)
                    ReadDirect(offset, part);
                else
                    ReadConverted(offset, part, buffer!);
            }
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Stored and wanted type are the same: into the destination, then swapped there, a piece at a time while it is in the cache.</summary>
    private void ReadDirect<T>(long offset, Span<T> destination)
        where T : unmanaged
    {
        int size = _coding.BytesPerPixel, piece = PieceLength / size;
        for (int at = 0; at < destination.Length; at += piece)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(destination.Slice(at, Math.Min(piece, destination.Length - at)));
            Hdu.Bytes.Read(offset + ((long)at * size), bytes);
            BigEndian.Swap(bytes, bytes, size);
        }
    }

    private void ReadConverted<T>(long offset, Span<T> destination, byte[] buffer)
        where T : unmanaged
    {
        int size = _coding.BytesPerPixel, piece = Math.Min(PieceLength, buffer.Length) / size;
        for (int at = 0; at < destination.Length; at += piece)
        {
            Span<T> part = destination.Slice(at, Math.Min(piece, destination.Length - at));
            Span<byte> stored = buffer.AsSpan(0, part.Length * size);
            Hdu.Bytes.Read(offset + ((long)at * size), stored);
            BigEndian.Swap(stored, stored, size);
            if (PixelDecoder.Decode(_coding, stored, part) >= 0)
                throw PixelDecoder.BeyondIntegers(Name);
        }
    }
}
