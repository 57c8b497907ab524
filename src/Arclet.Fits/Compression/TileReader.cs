using System.Collections.Concurrent;

namespace Arclet.Fits;

/// <summary>
/// Reads windows of a compressed image: only the tiles that a window touches are decoded, those that it does not use up are kept
/// for the next window. Tiles of one request may be decoded by several threads.
/// </summary>
internal sealed class TileReader
{
    private const long SmallestCache = 16L << 20, LargestCache = 256L << 20;

    private readonly TileGrid _grid;
    private readonly TileDecoder _decoder;
    private readonly TileCache _cache;
    private readonly PixelCoding _coding;
    private readonly string _name;
    private readonly ConcurrentBag<TileScratch> _scratches = [];

    public TileReader(FitsHdu hdu, PixelCoding coding)
    {
        _coding = coding;
        _name = hdu.Header.Source;
        var table = new CompressedTable(hdu);
        TileCoding tiles = TileCoding.Of(hdu.StoredHeader);
        _grid = new TileGrid([.. hdu.Axes], TileCoding.TileShape(hdu.StoredHeader, hdu.Axes));
        if (_grid.Count > table.Rows)
            throw InputException.InFile(_name, $"the compressed image has {table.Rows} tiles: expected {_grid.Count} for {string.Join(" x ", hdu.Axes)} pixels");
        _decoder = new TileDecoder(table, tiles, coding.Blank);
        // A row of tiles, so that reading row by row decodes nothing twice.
        Int128 rowOfTiles = (Int128)_grid.LargestTile * _grid.Columns * coding.BytesPerPixel;
        _cache = new TileCache((long)Int128.Clamp(rowOfTiles, SmallestCache, LargestCache));
    }

    /// <summary>Reads a window of a plane that is known to be within the image, and not empty.</summary>
    public unsafe void Read<T>(long plane, long x0, long y0, int width, int height, Span<T> destination, int threads)
        where T : unmanaged
    {
        long firstColumn = x0 / _grid.TileWidth, lastColumn = (x0 + width - 1) / _grid.TileWidth;
        long firstRow = y0 / _grid.TileHeight, lastRow = (y0 + height - 1) / _grid.TileHeight;
        long columns = lastColumn - firstColumn + 1, count = columns * (lastRow - firstRow + 1);
        var window = new Window(plane, x0, y0, width, height);
        if (threads <= 1 || count == 1)
        {
            TileScratch scratch = Rent();
            for (long i = 0; i < count; i++)
                ReadTile(window, firstColumn + (i % columns), firstRow + (i / columns), destination, scratch);
            Return(scratch);
            return;
        }

        // The error of the first broken tile, whatever the order in which threads come to them.
        InputException? error = null;
        long errorAt = long.MaxValue;
        var errorLock = new Lock();
        fixed (T* pointer = destination)
        {
            T* pixels = pointer;
            int length = destination.Length;
            Parallel.For(0L, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, Rent, (i, _, scratch) =>
            {
                try
                {
                    ReadTile(window, firstColumn + (i % columns), firstRow + (i / columns), new Span<T>(pixels, length), scratch);
                }
                catch (InputException e)
                {
                    lock (errorLock)
                    {
                        if (i < errorAt)
                            (error, errorAt) = (e, i);
                    }
                }

                return scratch;
            }, Return);
        }

        if (error is not null)
            throw error;
    }

    private void ReadTile<T>(in Window window, long column, long row, Span<T> destination, TileScratch scratch)
        where T : unmanaged
    {
        (long firstTile, long planeInTile, long planes) = _grid.Plane(window.Plane);
        long tile = firstTile + (row * _grid.Columns) + column;
        (long tileWidth, long tileHeight) = _grid.Size(column, row);
        long left = column * _grid.TileWidth, top = row * _grid.TileHeight;
        long x0 = Math.Max(left, window.X0), x1 = Math.Min(left + tileWidth, window.X0 + window.Width);
        long y0 = Math.Max(top, window.Y0), y1 = Math.Min(top + tileHeight, window.Y0 + window.Height);
        bool whole = planes == 1 && x1 - x0 == tileWidth && y1 - y0 == tileHeight;
        ReadOnlySpan<byte> pixels = _cache.Get(tile, whole ? null : () => _decoder.Decode(tile, tileWidth, tileHeight, planes, scratch).ToArray());
        // What the window uses up is not worth a place in the cache.
        if (pixels.IsEmpty)
            pixels = _decoder.Decode(tile, tileWidth, tileHeight, planes, scratch);
        int size = _coding.BytesPerPixel, run = (int)(x1 - x0);
        bool together = run == tileWidth && run == window.Width;
        int rows = (int)(y1 - y0);
        for (int y = 0; y < (together ? 1 : rows); y++)
        {
            long from = ((((planeInTile * tileHeight) + (y0 - top) + y) * tileWidth) + (x0 - left)) * size;
            long to = ((y0 - window.Y0 + y) * window.Width) + (x0 - window.X0);
            int count = together ? run * rows : run;
            if (PixelDecoder.Decode(_coding, pixels.Slice((int)from, count * size), destination.Slice((int)to, count)) >= 0)
                throw PixelDecoder.BeyondIntegers(_name);
        }
    }

    private TileScratch Rent() => _scratches.TryTake(out TileScratch? scratch) ? scratch : new TileScratch();

    private void Return(TileScratch scratch)
    {
        if (scratch.IsSmall)
            _scratches.Add(scratch);
    }

    private readonly record struct Window(long Plane, long X0, long Y0, int Width, int Height);
}
