using System.Globalization;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>
/// Writes a FITS file: first the primary HDU, then extensions, each streamed by rows, so that no image is ever held. DATASUM
/// and CHECKSUM are computed on the way. The file appears under its name, whole, with <see cref="Complete"/>; without it,
/// disposing leaves nothing. A name that ends in <c>.gz</c> makes a gzip file.
/// </summary>
public sealed partial class FitsWriter : IDisposable
{
    private const int BufferLength = 96 * FitsHeader.BlockLength;

    private readonly AtomicFile _file;
    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly bool _gzip;
    private int _count;
    private long _position;
    private bool _complete;

    private FitsHeader? _header;
    private long _headerOffset;
    private PixelCoding _coding;
    private FitsImageLayout _layout;
    private FitsChecksum _dataSum;
    private int _filled;
    private long _pixelsLeft;
    private long _pixelsDone;
    private CompressedImageWriter? _tiles;
    private long _tableOffset;

    private FitsWriter(string path)
    {
        _file = new AtomicFile(path);
        _gzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Begins a file.</summary>
    /// <exception cref="InputException">The folder does not exist or cannot be written to.</exception>
    public static FitsWriter Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FitsWriter(path);
    }

    /// <summary>Writes an HDU without data: a primary HDU in front of extensions.</summary>
    /// <param name="header">Keywords for it; those that describe the shape and storage are replaced. Not changed.</param>
    public void WriteEmpty(FitsHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        Begin(FitsStructure.Header(header, primary: _count == 0, 8, [], null));
        EndHdu();
    }

    /// <summary>Begins an image: in the primary HDU if it is the first, in an extension otherwise. Its rows follow with <c>WriteRows</c>.</summary>
    /// <param name="header">Keywords for it; those that describe the shape and storage (NAXISn, BITPIX, BSCALE, BLANK, CHECKSUM ...) are replaced. Not changed.</param>
    /// <param name="pixelType">How pixels are stored.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    public void BeginImage(FitsHeader header, FitsPixelType pixelType, long width, long height) => BeginImage(header, new FitsImageLayout(pixelType, width, height));

    /// <summary>
    /// Begins an image: in the primary HDU if it is the first, in an extension otherwise. Its rows follow with <c>WriteRows</c>. A compressed
    /// image always stands in an extension; where it is the first HDU, a primary one without data is put before it.
    /// </summary>
    /// <param name="header">Keywords for it; those that describe the shape and storage (NAXISn, BITPIX, BSCALE, BLANK, CHECKSUM ...) are replaced. Not changed.</param>
    /// <param name="layout">Shape and storage.</param>
    /// <exception cref="InputException">The layout contradicts itself.</exception>
    public void BeginImage(FitsHeader header, FitsImageLayout layout)
    {
        ArgumentNullException.ThrowIfNull(header);
        PixelCoding coding = layout.Coding();
        if (layout.Compression is { } compression)
        {
            BeginCompressed(new CompressedImageWriter(header, layout, coding, compression));
            (_coding, _layout) = (coding, layout);
            _pixelsLeft = layout.Width * layout.Height * layout.Planes;
            return;
        }

        long[] axes = layout.Planes > 1 ? [layout.Width, layout.Height, layout.Planes] : [layout.Width, layout.Height];
        Begin(FitsStructure.Header(header, primary: _count == 0, coding.BitPix, axes, coding));
        (_coding, _layout) = (coding, layout);
        _pixelsLeft = layout.Width * layout.Height * layout.Planes;
    }

    /// <summary>Writes the next rows, one or more whole ones.</summary>
    /// <exception cref="InputException">A value cannot be stored in the image's pixel type: NaN without BLANK, or out of range.</exception>
    public void WriteRows(ReadOnlySpan<float> rows) => Write(rows);

    /// <inheritdoc cref="WriteRows(ReadOnlySpan{float})"/>
    public void WriteRows(ReadOnlySpan<double> rows) => Write(rows);

    /// <inheritdoc cref="WriteRows(ReadOnlySpan{float})"/>
    public void WriteRows(ReadOnlySpan<long> rows) => Write(rows);

    /// <inheritdoc cref="WriteRows(ReadOnlySpan{float})"/>
    public void WriteRows(ReadOnlySpan<int> rows) => Write(rows);

    /// <inheritdoc cref="WriteRows(ReadOnlySpan{float})"/>
    public void WriteRows(ReadOnlySpan<short> rows) => Write(rows);

    /// <inheritdoc cref="WriteRows(ReadOnlySpan{float})"/>
    public void WriteRows(ReadOnlySpan<byte> rows) => Write(rows);

    /// <summary>Ends the file: flushes it to the disk and gives it its name, replacing a file of that name.</summary>
    /// <exception cref="InvalidOperationException">No HDU was begun, or the last image lacks rows.</exception>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Complete()
    {
        if (_complete)
            throw new InvalidOperationException("the file is complete already");
        EndHdu();
        if (_count == 0)
            throw new InvalidOperationException("a FITS file needs at least one HDU: begin an image or write an empty one");
        _file.Commit(_gzip);
        _complete = true;
    }

    /// <summary>Closes the file; what was not completed is deleted.</summary>
    public void Dispose() => _file.Dispose();

    private void Begin(FitsHeader header)
    {
        if (_complete)
            throw new InvalidOperationException("the file is complete already");
        EndHdu();
        _header = header;
        _headerOffset = _position;
        _position += header.ToBytes().Length;
        _dataSum = default;
        (_filled, _pixelsDone, _pixelsLeft) = (0, 0, 0);
        _count++;
    }

    /// <summary>The table's place is left free: it is known only when all tiles are packed.</summary>
    private void BeginCompressed(CompressedImageWriter tiles)
    {
        if (_count == 0)
            WriteEmpty(new FitsHeader());
        Begin(tiles.Header);
        _tiles = tiles;
        _tableOffset = _position;
        _position += tiles.Table.Length;
    }

    private void Write<T>(ReadOnlySpan<T> rows)
        where T : struct, INumber<T>
    {
        if (_header is null)
            throw new InvalidOperationException("no image was begun");
        if (rows.Length % _layout.Width != 0 || rows.Length > _pixelsLeft)
            throw new ArgumentException($"{rows.Length} pixels are no whole rows of {_layout.Width} pixels, of which {_pixelsLeft / _layout.Width} are left");
        int size = _coding.BytesPerPixel;
        while (_tiles is not null && rows.Length > 0)
        {
            Span<byte> stored = _tiles.Next(rows.Length);
            int now = stored.Length / size, bad = PixelEncoder.Encode(_coding, rows[..now], stored);
            if (bad >= 0)
                throw CannotStore(rows[bad], _pixelsDone + bad);
            _pixelsDone += now;
            _pixelsLeft -= now;
            rows = rows[now..];
            _tiles.Advance(stored.Length, bytes => Append(bytes.Span));
        }

        while (rows.Length > 0)
        {
            int now = Math.Min(rows.Length, (BufferLength - _filled) / size);
            Span<byte> stored = _buffer.AsSpan(_filled, now * size);
            int bad = PixelEncoder.Encode(_coding, rows[..now], stored);
            if (bad >= 0)
                throw CannotStore(rows[bad], _pixelsDone + bad);
            BigEndian.Swap(stored, stored, size);
            _filled += stored.Length;
            _pixelsDone += now;
            _pixelsLeft -= now;
            rows = rows[now..];
            if (_filled == BufferLength)
                Flush();
        }
    }

    private InputException CannotStore<T>(T value, long pixel)
        where T : struct, INumber<T>
    {
        string range = $"values from {_coding.StoredRange.Minimum} to {_coding.StoredRange.Maximum} after BSCALE = {_coding.Scale} and BZERO = {_coding.ZeroText}, {(_coding.Blank is { } blank ? $"other than BLANK = {blank}" : "and no NaN, as there is no BLANK")}";
        return InputException.InFile(_file.Path, $"the value {value.ToString(null, CultureInfo.InvariantCulture)} of pixel ({pixel % _layout.Width}, {pixel / _layout.Width}) cannot be stored as {_layout.PixelType}: expected {range}");
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int now = Math.Min(bytes.Length, BufferLength - _filled);
            bytes[..now].CopyTo(_buffer.AsSpan(_filled));
            _filled += now;
            bytes = bytes[now..];
            if (_filled == BufferLength)
                Flush();
        }
    }

    private void Flush()
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _filled);
        _dataSum.Add(bytes);
        _file.Write(bytes, _position);
        _position += _filled;
        _filled = 0;
    }

    /// <summary>Pads the heap, and puts the table and what it says of the heap where they belong.</summary>
    private void EndCompressed(CompressedImageWriter tiles)
    {
        long length = tiles.Table.Length + tiles.HeapLength;
        Append(new byte[FitsAxes.Padded(length) - length]);
        Flush();
        // A row's length is a multiple of 4, so that the words of table and heap may be summed apart.
        _dataSum.Add(tiles.Table);
        _file.Write(tiles.Table, _tableOffset);
        tiles.Complete();
        _tiles = null;
    }

    /// <summary>Pads the data and writes the header, which can only now hold the sums.</summary>
    private void EndHdu()
    {
        if (_header is null)
            return;
        if (_pixelsLeft > 0)
            throw new InvalidOperationException($"{_file.Path}: {_pixelsLeft / _layout.Width} rows of the image are missing");
        if (_tiles is not null)
        {
            EndCompressed(_tiles);
        }
        else
        {
            int padded = (int)FitsAxes.Padded(_filled);
            _buffer.AsSpan(_filled, padded - _filled).Clear();
            _filled = padded;
            Flush();
        }

        uint data = _dataSum.Value;
        _header.Set("DATASUM", data.ToString(CultureInfo.InvariantCulture));
        FitsChecksum whole = default;
        whole.Add(_header.ToBytes());
        whole.Add(data);
        _header.Set("CHECKSUM", FitsChecksum.Encode(whole.Value));
        _file.Write(_header.ToBytes(), _headerOffset);
        _header = null;
    }
}
