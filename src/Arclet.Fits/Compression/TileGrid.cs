namespace Arclet.Fits;

/// <summary>How an image of any number of axes is cut into tiles: tiles follow each other along the first axis, then the second and so on; those at an upper edge may be smaller.</summary>
internal sealed class TileGrid
{
    private readonly long[] _axes;
    private readonly long[] _tile;
    private readonly long[] _counts;

    public TileGrid(long[] axes, long[] tile)
    {
        _axes = axes;
        _tile = tile;
        _counts = new long[axes.Length];
        long count = 1;
        for (int i = 0; i < axes.Length; i++)
        {
            _counts[i] = ((axes[i] - 1) / tile[i]) + 1;
            // No overflow: at most the number of pixels, which FitsAxes.DataLength has checked.
            count *= _counts[i];
        }

        Count = count;
    }

    /// <summary>The number of tiles.</summary>
    public long Count { get; }

    public long Width => _axes[0];

    public long Height => _axes.Length > 1 ? _axes[1] : 1;

    public long TileWidth => _tile[0];

    public long TileHeight => _tile.Length > 1 ? _tile[1] : 1;

    public long Columns => _counts[0];

    public long Rows => _counts.Length > 1 ? _counts[1] : 1;

    /// <summary>The pixels of the largest tile.</summary>
    public long LargestTile
    {
        get
        {
            long pixels = 1;
            foreach (long length in _tile)
                pixels *= length;
            return pixels;
        }
    }

    /// <summary>Columns and rows of a tile in the image's plane.</summary>
    public (long Width, long Height) Size(long column, long row) =>
        (Math.Min(TileWidth, Width - (column * TileWidth)), Math.Min(TileHeight, Height - (row * TileHeight)));

    /// <summary>
    /// For a plane (a number over all axes from the third on): the first of the tiles that hold it, the place of the plane in each of
    /// them (in planes), and how many planes each holds.
    /// </summary>
    public (long FirstTile, long PlaneInTile, long PlanesOfTile) Plane(long plane)
    {
        long first = 0, inTile = 0, planes = 1;
        long tiles = Columns * Rows;
        for (int i = 2; i < _axes.Length; i++)
        {
            long index = plane % _axes[i];
            plane /= _axes[i];
            long tile = index / _tile[i];
            first += tile * tiles;
            inTile += (index % _tile[i]) * planes;
            planes *= Math.Min(_tile[i], _axes[i] - (tile * _tile[i]));
            tiles *= _counts[i];
        }

        return (first, inTile, planes);
    }
}
