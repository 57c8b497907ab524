using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>
/// Decodes one tile of a compressed image to the pixels that the uncompressed image would store, in native byte order. What a tile
/// declares is compared with the bytes that it has before memory is taken for it.
/// </summary>
internal sealed class TileDecoder
{
    /// <summary>A tile of up to this many bytes is decoded whatever its compressed length.</summary>
    private const long AlwaysAllowed = 16L << 20;

    /// <summary>
    /// The largest ratio that larger tiles may have: RICE_1 comes to 5 bits for 32 equal pixels of 4 bytes, 205. What is packed more
    /// densely is a mask that is all zero, or a trap.
    /// </summary>
    private const long LargestRatio = 256;

    private readonly CompressedTable _table;
    private readonly TileCoding _coding;
    private readonly CompressedColumn? _compressed;
    private readonly CompressedColumn? _uncompressed;
    private readonly CompressedColumn? _gzip;
    private readonly CompressedColumn? _scale;
    private readonly CompressedColumn? _zero;
    private readonly CompressedColumn? _blank;
    private readonly long? _imageBlank;

    public TileDecoder(CompressedTable table, TileCoding coding, long? imageBlank)
    {
        _table = table;
        _coding = coding;
        _imageBlank = imageBlank;
        _compressed = Heap("COMPRESSED_DATA");
        _uncompressed = Heap("UNCOMPRESSED_DATA");
        _gzip = Heap("GZIP_COMPRESSED_DATA");
        _scale = Value("ZSCALE");
        _zero = Value("ZZERO");
        _blank = Value("ZBLANK");
        if (_compressed is null && _uncompressed is null && _gzip is null)
            throw InputException.InFile(table.Name, "the table of the compressed image has no column COMPRESSED_DATA: expected one with the tiles");
    }

    /// <summary>Decodes a tile, 0-based, of a known shape. What is returned belongs to the scratch and is good until its next use.</summary>
    /// <exception cref="InputException">The tile is broken.</exception>
    public ReadOnlySpan<byte> Decode(long tile, long width, long height, long planes, TileScratch scratch)
    {
        Span<byte> row = scratch.Row(_table.RowLength);
        _table.ReadRow(tile, row);
        CompressedColumn column = default;
        long offset = 0, length = 0;
        foreach (CompressedColumn? candidate in (ReadOnlySpan<CompressedColumn?>)[_compressed, _uncompressed, _gzip])
        {
            if (length == 0 && candidate is { } present)
                (column, (offset, length)) = (present, _table.Cell(present, row, tile));
        }

        if (length == 0)
            throw Broken(tile, "it has no data: expected bytes in COMPRESSED_DATA, UNCOMPRESSED_DATA or GZIP_COMPRESSED_DATA");
        int pixels = CheckedCount(tile, width * height * planes, length);
        byte[] packed = scratch.Packed((int)length);
        Span<byte> source = packed.AsSpan(0, (int)length);
        _table.Read(offset, source);
        Span<byte> stored = scratch.Pixels(pixels * _coding.BytesPerPixel);
        if (column == _compressed)
        {
            FromCompressed(tile, width, height * planes, pixels, packed, source.Length, row, stored, scratch);
        }
        else if (column == _uncompressed)
        {
            if (source.Length != (long)pixels * column.ElementLength)
                throw Broken(tile, $"UNCOMPRESSED_DATA has {source.Length / column.ElementLength} values: expected {pixels}");
            BigEndian.Swap(source, source, column.ElementLength);
            TileValues.Convert(source, column.Element is 'E' or 'D', stored, _coding.BitPix, pixels, () => OutOfRange(tile));
        }
        else
        {
            Span<byte> values = Unpack(tile, packed, source.Length, pixels, shuffled: false, scratch, out _);
            TileValues.Convert(values, _coding.BitPix < 0, stored, _coding.BitPix, pixels, () => OutOfRange(tile));
        }

        return stored;
    }

    private void FromCompressed(long tile, long width, long height, int pixels, byte[] packed, int length, ReadOnlySpan<byte> row, Span<byte> stored, TileScratch scratch)
    {
        ReadOnlySpan<byte> source = packed.AsSpan(0, length);
        double? scale = _scale is { } scaleColumn ? CompressedTable.Number(scaleColumn, row) : _coding.Scale;
        double zero = (_zero is { } zeroColumn ? CompressedTable.Number(zeroColumn, row) : _coding.Zero) ?? 0;
        Span<int> integers = [];
        switch (_coding.Codec)
        {
            case CompressionCodec.Rice:
                integers = scratch.Integers(pixels);
                if (!RiceDecoder.Decode(source, integers, _coding.BlockSize, _coding.BytePix))
                    throw Broken(tile, $"its {length} bytes of RICE_1 end before its {pixels} pixels");
                break;
            case CompressionCodec.Plio:
                integers = scratch.Integers(pixels);
                if (!PlioDecoder.Decode(source, integers))
                    throw Broken(tile, $"its {length} bytes are no list of PLIO_1: expected instructions for {pixels} pixels");
                break;
            case CompressionCodec.Hcompress:
                integers = scratch.Integers(pixels);
                if (HcompressDecoder.Decode(source, integers, (int)width, (int)height, _coding.Smooth) is { } problem)
                    throw Broken(tile, $"its {length} bytes of HCOMPRESS_1 cannot be decoded: {problem}");
                // With losses, values may come out beyond the range of the pixels: they are cut, as by cfitsio.
                if (_coding.BitPix is 8 or 16)
                    TileValues.Clamp(integers, _coding.BitPix);
                break;
            default:
                Span<byte> values = _coding.Codec == CompressionCodec.None ? Plain(tile, packed, length, pixels) : Unpack(tile, packed, length, pixels, _coding.Codec == CompressionCodec.ShuffledGzip, scratch, out _);
                bool quantized = _coding.IsQuantized && scale is not null;
                if (_coding.BitPix > 0 || !quantized)
                {
                    TileValues.Convert(values, _coding.BitPix < 0, stored, _coding.BitPix, pixels, () => OutOfRange(tile));
                    PutBlank(tile, row, stored);
                    return;
                }

                if (values.Length != 4 * pixels)
                    throw Broken(tile, $"it unpacks to {values.Length} bytes: expected {pixels} quantised integers of 4 bytes");
                integers = MemoryMarshal.Cast<byte, int>(values);
                break;
        }

        if (_coding.BitPix > 0)
        {
            TileValues.Narrow(integers, stored, _coding.BitPix, () => OutOfRange(tile));
            PutBlank(tile, row, stored);
            return;
        }

        long? blank = _blank is { } blankColumn ? (long)CompressedTable.Number(blankColumn, row) : _coding.Blank;
        var quantization = new TileQuantization(
            scale ?? 1, zero, blank is >= int.MinValue and <= int.MaxValue ? (int)blank : null, _coding.Dither, DitherSequence.Start(tile, _coding.DitherSeed));
        if (_coding.BitPix == -32)
            quantization.ToFloat(integers, MemoryMarshal.Cast<byte, float>(stored));
        else
            quantization.ToDouble(integers, MemoryMarshal.Cast<byte, double>(stored));
    }

    /// <summary>A column ZBLANK of an integer image: each tile has its own integer for "none", which becomes the image's BLANK.</summary>
    private void PutBlank(long tile, ReadOnlySpan<byte> row, Span<byte> stored)
    {
        if (_coding.BitPix < 0 || _blank is not { } column)
            return;
        long blank = (long)CompressedTable.Number(column, row);
        if (blank == _imageBlank)
            return;
        if (_imageBlank is not { } wanted)
            throw Broken(tile, $"its ZBLANK is {blank} and the header has no BLANK: expected a value for missing pixels");
        TileValues.Replace(stored, _coding.BitPix, blank, wanted);
    }

    private Span<byte> Plain(long tile, byte[] packed, int length, int pixels)
    {
        int size = Width(tile, length, pixels);
        Span<byte> values = packed.AsSpan(0, length);
        BigEndian.Swap(values, values, size);
        return values;
    }

    private Span<byte> Unpack(long tile, byte[] packed, int length, int pixels, bool shuffled, TileScratch scratch, out int size)
    {
        // Quantised integers have 4 bytes whatever the pixels have.
        Span<byte> bytes = scratch.Bytes(pixels * Math.Max(4, _coding.BytesPerPixel));
        int total;
        try
        {
            total = GzipTile.Unpack(packed, length, bytes);
        }
        catch (InvalidDataException e)
        {
            throw InputException.InFile(_table.Name, $"tile {tile + 1}: its gzip data is broken ({e.Message.TrimEnd('.')}): expected {pixels} pixels", e);
        }

        size = Width(tile, total, pixels);
        bytes = bytes[..total];
        if (!shuffled || size == 1)
        {
            BigEndian.Swap(bytes, bytes, size);
            return bytes;
        }

        // The compressed bytes are done with: their buffer takes the pixels.
        Span<byte> values = scratch.Packed(total).AsSpan(0, total);
        GzipTile.Unshuffle(bytes, values, size);
        BigEndian.Swap(values, values, size);
        return values;
    }

    private int Width(long tile, int total, int pixels)
    {
        int size = total / pixels;
        bool good = size is 1 or 2 or 4 or 8 && size * pixels == total && (_coding.BitPix > 0 || size >= 4);
        return good ? size : throw Broken(tile, $"it unpacks to {(total > pixels * Math.Max(4, _coding.BytesPerPixel) ? "more than " : "")}{Math.Min(total, pixels * Math.Max(4, _coding.BytesPerPixel))} bytes: expected {pixels} pixels of {_coding.BytesPerPixel} bytes");
    }

    private int CheckedCount(long tile, long pixels, long length)
    {
        int widest = Math.Max(4, _coding.BytesPerPixel);
        if (pixels > Array.MaxLength / widest || (pixels * widest > AlwaysAllowed && pixels * _coding.BytesPerPixel / LargestRatio > length))
            throw Broken(tile, $"its {pixels} pixels are too many for its {length} compressed bytes: expected at most {LargestRatio} bytes of pixels for each, or smaller tiles");
        // 16 bytes a pixel is twice what any of the codecs can need: more only costs time.
        if (length > (16 * pixels) + 4096)
            throw Broken(tile, $"its {length} compressed bytes are too many for {pixels} pixels");
        return (int)pixels;
    }

    private InputException OutOfRange(long tile) => Broken(tile, $"a value does not fit in the image's pixels: expected BITPIX = {_coding.BitPix}");

    private InputException Broken(long tile, string problem) => InputException.InFile(_table.Name, $"tile {tile + 1}: {problem}");

    private CompressedColumn? Heap(string name) => _table.Column(name) switch
    {
        { Descriptor: not '\0', ElementLength: > 0 and <= 8 } column => column,
        null => null,
        _ => throw InputException.InFile(_table.Name, $"the column {name} of the compressed image is of the wrong type: expected an array of variable length"),
    };

    private CompressedColumn? Value(string name) => _table.Column(name) switch
    {
        { Descriptor: '\0', Element: 'B' or 'I' or 'J' or 'K' or 'E' or 'D' } column => column,
        null => null,
        _ => throw InputException.InFile(_table.Name, $"the column {name} of the compressed image is of the wrong type: expected numbers"),
    };
}
