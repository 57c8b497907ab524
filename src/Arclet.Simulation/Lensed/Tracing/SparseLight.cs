namespace Arclet.Simulation;

/// <summary>Light on a part of a large grid: tiles of pixels, all others being dark. Values are parts of the unmagnified flux per fine pixel.</summary>
internal sealed class SparseLight
{
    /// <summary>Pixels along a tile's side.</summary>
    public const int Side = 16;

    private readonly List<(int X, int Y, float[] Pixels)> tiles = [];

    /// <summary>The tiles by their place in tiles, with their pixels row by row, in the order of rows.</summary>
    public IReadOnlyList<(int X, int Y, float[] Pixels)> Tiles => tiles;

    /// <summary>All light: the magnification of what is on the grid.</summary>
    public double Total => tiles.Sum(t => t.Pixels.Sum(p => (double)p));

    public void Add(int tileX, int tileY, float[] pixels) => tiles.Add((tileX, tileY, pixels));

    /// <summary>Adds the light times a factor to an image of pixels that are 1 or 2 fine pixels wide.</summary>
    public void AddTo(float[] image, int width, int factor, float flux)
    {
        foreach ((int tx, int ty, float[] pixels) in tiles)
        {
            int x0 = tx * Side, y0 = ty * Side;
            for (int y = 0; y < Side; y++)
            {
                int row = (y0 + y) / factor * width;
                for (int x = 0; x < Side; x++)
                    image[row + ((x0 + x) / factor)] += flux * pixels[(y * Side) + x];
            }
        }
    }
}
