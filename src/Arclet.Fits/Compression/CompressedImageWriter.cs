using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>
/// Packs the rows of an image into tiles, a row of tiles at a time. Keeps the table's rows (some ten bytes a tile) until the end; the
/// packed bytes are handed on at once.
/// </summary>
internal sealed class CompressedImageWriter
{
    private readonly FitsCompression _compression;
    private readonly PixelCoding _coding;
    private readonly TileGrid _grid;
    private readonly int _width;
    private readonly byte[] _band;
    private readonly byte[] _tile;
    private readonly int[] _integers;
    private readonly byte[] _swapped;
    private readonly byte[] _rice;
    private readonly bool _wide;
    private int _filled;
    private long _row;
    private long _tilesDone;
    private long _longestCompressed;
    private long _longestGzip;

    public CompressedImageWriter(FitsHeader given, FitsImageLayout layout, PixelCoding coding, FitsCompression compression)
    {
        compression.Check(layout, coding);
        _compression = compression;
        _coding = coding;
        _width = (int)layout.Width;
        long tileWidth = Math.Min(compression.TileWidth ?? layout.Width, layout.Width), tileHeight = Math.Min(compression.TileHeight, layout.Height);
        _grid = new TileGrid([layout.Width, layout.Height, layout.Planes], [tileWidth, tileHeight, 1]);
        long pixels = layout.Width * layout.Height * layout.Planes;
        // No codec comes to more than a quarter above the pixels' own size, and a gzip stream's ends.
        _wide = (pixels * Math.Max(4, coding.BytesPerPixel) * 1.25) + (_grid.Count * 64.0) > int.MaxValue;
        int descriptor = _wide ? 16 : 8;
        RowLength = IsQuantized ? (2 * descriptor) + 16 : descriptor;
        if ((Int128)_grid.Count * RowLength > Array.MaxLength)
            throw new InputException($"an image of {layout.Width} x {layout.Height} x {layout.Planes} pixels has {_grid.Count} tiles: expected larger tiles");
        Table = new byte[_grid.Count * RowLength];
        int tilePixels = (int)(tileWidth * tileHeight);
        _band = new byte[layout.Width * tileHeight * coding.BytesPerPixel];
        _tile = new byte[tilePixels * coding.BytesPerPixel];
        _integers = new int[tilePixels];
        _swapped = new byte[tilePixels * Math.Max(4, coding.BytesPerPixel) * 2];
        _rice = new byte[compression.Method == FitsCompressionMethod.Rice ? RiceEncoder.LargestLength(tilePixels, 4) : 0];
        Header = CompressedStructure.Header(given, layout, coding, compression, RowLength, _grid.Count, _wide);
    }

    public FitsHeader Header { get; }

    /// <summary>The rows of the table.</summary>
    public byte[] Table { get; }

    public int RowLength { get; }

    /// <summary>The bytes of the heap so far.</summary>
    public long HeapLength { get; private set; }

    private bool IsQuantized => _compression.QuantizeLevel is not null;

    /// <summary>The rows of the band of tiles that is being filled.</summary>
    private int BandHeight => (int)Math.Min(_grid.TileHeight, _grid.Height - (_row % _grid.Height));

    /// <summary>A place for the next stored pixels, in native byte order: as many as fit, at most <paramref name="pixels"/>.</summary>
    public Span<byte> Next(int pixels)
    {
        int size = _coding.BytesPerPixel, room = (BandHeight * _width) - (_filled / size);
        return _band.AsSpan(_filled, Math.Min(pixels, room) * size);
    }

    /// <summary>Takes what was put into the place as written; full bands are packed into <paramref name="heap"/>.</summary>
    public void Advance(int bytes, Action<ReadOnlyMemory<byte>> heap)
    {
        _filled += bytes;
        int height = BandHeight;
        if (_filled < height * _width * _coding.BytesPerPixel)
            return;
        for (long column = 0; column < _grid.Columns; column++)
            WriteTile(column, height, heap);
        _filled = 0;
        _row += height;
    }

    /// <summary>Completes the header.</summary>
    public void Complete() => CompressedStructure.Complete(Header, _wide, HeapLength, _longestCompressed, _longestGzip);

    private void WriteTile(long column, int height, Action<ReadOnlyMemory<byte>> heap)
    {
        int size = _coding.BytesPerPixel, left = (int)(column * _grid.TileWidth), width = (int)Math.Min(_grid.TileWidth, _width - left);
        for (int y = 0; y < height; y++)
            _band.AsSpan(((y * _width) + left) * size, width * size).CopyTo(_tile.AsSpan(y * width * size));
        Span<byte> stored = _tile.AsSpan(0, width * height * size);
        Span<byte> row = Table.AsSpan((int)(_tilesDone * RowLength), RowLength);
        Span<int> integers = _integers.AsSpan(0, width * height);
        int descriptor = _wide ? 16 : 8;
        if (IsQuantized)
        {
            if (Quantize(stored, width, integers) is { } quantized)
            {
                BinaryPrimitives.WriteDoubleBigEndian(row[(2 * descriptor)..], quantized.Scale);
                BinaryPrimitives.WriteDoubleBigEndian(row[((2 * descriptor) + 8)..], quantized.Zero);
                Append(row, _compression.Method == FitsCompressionMethod.Rice ? Rice(integers, 4) : Gzip(MemoryMarshal.AsBytes(integers), 4, shuffled: true), heap, ref _longestCompressed);
            }
            else
            {
                // As cfitsio: gzip without sorting the bytes, whatever the method of the other tiles.
                Append(row[descriptor..], Gzip(stored, size, shuffled: false), heap, ref _longestGzip);
            }
        }
        else if (_compression.Method == FitsCompressionMethod.Rice)
        {
            TileValues.ToIntegers(stored, _coding.BitPix, integers);
            Append(row, Rice(integers, size), heap, ref _longestCompressed);
        }
        else
        {
            Append(row, Gzip(stored, size, shuffled: true), heap, ref _longestCompressed);
        }

        _tilesDone++;
    }

    private (double Scale, double Zero)? Quantize(ReadOnlySpan<byte> stored, int width, Span<int> integers)
    {
        double level = _compression.QuantizeLevel!.Value;
        int start = DitherSequence.Start(_tilesDone, _compression.DitherSeed);
        return _coding.BitPix == -32
            ? TileQuantizer.Quantize(MemoryMarshal.Cast<byte, float>(stored), width, level, _compression.Dither, start, integers)
            : TileQuantizer.Quantize(MemoryMarshal.Cast<byte, double>(stored), width, level, _compression.Dither, start, integers);
    }

    private ReadOnlyMemory<byte> Rice(ReadOnlySpan<int> integers, int bytePix) => _rice.AsMemory(0, RiceEncoder.Encode(integers, bytePix, _rice));

    private ReadOnlyMemory<byte> Gzip(ReadOnlySpan<byte> native, int size, bool shuffled)
    {
        Span<byte> swapped = _swapped.AsSpan(0, native.Length), sorted = _swapped.AsSpan(native.Length, native.Length);
        BigEndian.Swap(native, swapped, size);
        if (shuffled)
            GzipTile.Shuffle(swapped, sorted, size);
        using var packed = new MemoryStream();
        GzipTile.Pack(shuffled ? sorted : swapped, packed);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    private void Append(Span<byte> cell, ReadOnlyMemory<byte> bytes, Action<ReadOnlyMemory<byte>> heap, ref long longest)
    {
        if (_wide)
        {
            BinaryPrimitives.WriteInt64BigEndian(cell, bytes.Length);
            BinaryPrimitives.WriteInt64BigEndian(cell[8..], HeapLength);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(cell, bytes.Length);
            BinaryPrimitives.WriteInt32BigEndian(cell[4..], checked((int)HeapLength));
        }

        longest = Math.Max(longest, bytes.Length);
        HeapLength += bytes.Length;
        heap(bytes);
    }
}
