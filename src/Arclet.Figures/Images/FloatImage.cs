namespace Arclet.Figures;

/// <summary>
/// A view of an astronomical image: width x height floats, row by row, row 0 at the bottom of the picture. NaN and infinite
/// pixels are missing.
/// </summary>
public readonly struct FloatImage
{
    /// <summary>A view of pixels, which are not copied.</summary>
    /// <exception cref="ArgumentException">A size is not positive, or the number of pixels does not fit.</exception>
    public FloatImage(ReadOnlyMemory<float> pixels, int width, int height)
    {
        if (width <= 0 || height <= 0 || pixels.Length != (long)width * height)
            throw new ArgumentException($"An image of {width} x {height} pixels is expected to have as many values, not {pixels.Length}.", nameof(pixels));
        (Pixels, Width, Height) = (pixels, width, height);
    }

    /// <summary>The pixels, row by row from the bottom.</summary>
    public ReadOnlyMemory<float> Pixels { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>A row, counted from the bottom.</summary>
    public ReadOnlySpan<float> Row(int y) => Pixels.Span.Slice(y * Width, Width);
}
