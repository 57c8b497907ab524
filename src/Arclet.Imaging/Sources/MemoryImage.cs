namespace Arclet.Imaging;

/// <summary>An image that is held in memory, row after row: pixel (x, y) is element y * Width + x.</summary>
public sealed class MemoryImage : ImageSource
{
    private readonly float[] pixels;

    /// <summary>Wraps an array (not copied) of <paramref name="width"/> x <paramref name="height"/> pixels.</summary>
    /// <exception cref="ArgumentException">The array's length is not width x height.</exception>
    public MemoryImage(float[] pixels, int width, int height, string name = "image")
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (width <= 0 || height <= 0 || (long)width * height != pixels.LongLength)
            throw new ArgumentException($"an image of {width} x {height} pixels needs {(long)width * height} values, not {pixels.LongLength}");
        this.pixels = pixels;
        Width = width;
        Height = height;
        Name = name;
    }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override int Height { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>All pixels, row after row.</summary>
    public ReadOnlySpan<float> Pixels => pixels;

    /// <summary>The pixel at column x, row y.</summary>
    public float this[int x, int y] => pixels[(y * Width) + x];

    /// <inheritdoc/>
    public override void ReadRows(int firstRow, int count, Span<float> destination) =>
        pixels.AsSpan(firstRow * Width, count * Width).CopyTo(destination);
}
