namespace Arclet.Imaging.Psf;

/// <summary>The pixels around a star, a window of an image that may be larger.</summary>
public sealed class StarStamp
{
    private readonly double[] pixels;

    /// <summary>A stamp.</summary>
    /// <param name="name">What to call the star in reports: a file, an id, a position.</param>
    /// <param name="pixels">Its pixels, row after row (copied); NaN marks missing ones.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="x">Where the star is about, in pixels of the stamp.</param>
    /// <param name="y">Where the star is about, in pixels of the stamp.</param>
    /// <exception cref="ArgumentException">The number of pixels is not width x height, or the position is not inside.</exception>
    public StarStamp(string name, ReadOnlySpan<double> pixels, int width, int height, double x, double y)
    {
        if (width < 7 || height < 7 || pixels.Length != width * height)
            throw new ArgumentException($"the stamp of {name} has {width} x {height} pixels and {pixels.Length} values, expected 7 x 7 pixels or more");
        if (!(x >= 0 && x <= width - 1 && y >= 0 && y <= height - 1))
            throw new ArgumentException($"the stamp of {name} does not hold its position ({x}, {y})");
        Name = name;
        this.pixels = pixels.ToArray();
        Width = width;
        Height = height;
        X = x;
        Y = y;
    }

    /// <summary>What to call the star.</summary>
    public string Name { get; }

    /// <summary>The pixels, row after row.</summary>
    public ReadOnlySpan<double> Pixels => pixels;

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Column where the star is about, in pixels of the stamp.</summary>
    public double X { get; }

    /// <summary>Row where the star is about, in pixels of the stamp.</summary>
    public double Y { get; }

    /// <summary>The column of the image that the stamp's first one is.</summary>
    public int OriginX { get; init; }

    /// <summary>The row of the image that the stamp's first one is.</summary>
    public int OriginY { get; init; }
}
