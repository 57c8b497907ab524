using Arclet.Figures;

namespace Arclet.Study;

/// <summary>A square part of a cutout in its own pixels.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Bottom">Its first row.</param>
/// <param name="Size">Columns and rows.</param>
internal readonly record struct StampWindow(int Left, int Bottom, int Size)
{
    /// <summary>The square around a galaxy's segments and clumps, with a margin of a tenth.</summary>
    /// <param name="band">The cutout.</param>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="clumps">Places of its clumps in the cutout's pixels.</param>
    public static StampWindow Around(CutoutBand band, Galaxy galaxy, IReadOnlyList<(double X, double Y)> clumps)
    {
        double left = double.PositiveInfinity, right = double.NegativeInfinity, bottom = double.PositiveInfinity, top = double.NegativeInfinity;
        void Add(double x, double y) => (left, right, bottom, top) = (Math.Min(left, x), Math.Max(right, x), Math.Min(bottom, y), Math.Max(top, y));
        if (galaxy.Segments.Count > 0)
        {
            HashSet<int> segments = [.. galaxy.Segments];
            for (int i = 0; i < band.Segmentation.Count; i++)
            {
                if (segments.Contains(band.Segmentation[i]))
                    Add(i % band.Width, i / band.Width);
            }
        }

        foreach ((double x, double y) in clumps)
            Add(x, y);
        if (!(right >= left))
            return new(0, 0, Math.Min(band.Width, band.Height));

        // At least 0.8": a point on an empty ground says nothing about its surroundings.
        int least = (int)Math.Ceiling(0.8 / band.Wcs.PixelScaleArcsec);
        int size = Math.Min(Math.Max(least, (int)Math.Ceiling(1.2 * (Math.Max(right - left, top - bottom) + 1))), Math.Min(band.Width, band.Height));
        int x0 = (int)Math.Round((0.5 * (left + right)) - (0.5 * (size - 1))), y0 = (int)Math.Round((0.5 * (bottom + top)) - (0.5 * (size - 1)));
        return new(Math.Clamp(x0, 0, band.Width - size), Math.Clamp(y0, 0, band.Height - size), size);
    }

    /// <summary>The window's pixels of an image.</summary>
    public FloatImage Of(ReadOnlySpan<float> pixels, int width)
    {
        var part = new float[Size * Size];
        for (int y = 0; y < Size; y++)
            pixels.Slice(((Bottom + y) * width) + Left, Size).CopyTo(part.AsSpan(y * Size));
        return new FloatImage(part, Size, Size);
    }
}
