namespace Arclet.Figures;

/// <summary>
/// A picture of bytes, 1 (grey), 3 (RGB) or 4 (RGBA, opacity not premultiplied) channels a pixel, row by row. Row 0 is at the
/// top, the way of PNG; astronomical images, whose row 0 is at the bottom, are turned over when they become a raster.
/// </summary>
public sealed class Raster
{
    /// <summary>A raster over pixels, which are not copied.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1, 3 or 4.</param>
    /// <param name="pixels">width x height x channels bytes; null for black (and transparent).</param>
    /// <exception cref="ArgumentException">A size is not positive, the channels are not 1, 3 or 4, or the number of bytes does not fit.</exception>
    public Raster(int width, int height, int channels, byte[]? pixels = null)
    {
        if (width <= 0 || height <= 0)
            throw new ArgumentException($"A raster of {width} x {height} pixels is empty.", nameof(width));
        if (channels is not (1 or 3 or 4))
            throw new ArgumentException($"A raster of {channels} channels is unknown: 1, 3 or 4 are expected.", nameof(channels));
        long count = (long)width * height * channels;
        if (count > Array.MaxLength || (pixels is not null && pixels.Length != count))
            throw new ArgumentException($"{width} x {height} x {channels} = {count} bytes are expected, not {pixels?.Length}.", nameof(pixels));
        (Width, Height, Channels) = (width, height, channels);
        Pixels = pixels ?? new byte[count];
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Bytes a pixel.</summary>
    public int Channels { get; }

    /// <summary>The bytes, row by row from the top.</summary>
    public byte[] Pixels { get; }

    /// <summary>The bytes of a row, counted from the top.</summary>
    public Span<byte> Row(int row) => Pixels.AsSpan(row * Width * Channels, Width * Channels);

    /// <summary>The same picture with three channels: grey is repeated, opacity is dropped.</summary>
    public Raster ToRgb()
    {
        if (Channels == 3)
            return this;
        var rgb = new Raster(Width, Height, 3);
        for (int i = 0; i < Width * Height; i++)
        {
            for (int c = 0; c < 3; c++)
                rgb.Pixels[(3 * i) + c] = Pixels[(Channels * i) + (Channels == 1 ? 0 : c)];
        }

        return rgb;
    }

    /// <summary>Each pixel repeated <paramref name="times"/> times in both directions.</summary>
    internal Raster Enlarged(int times)
    {
        if (times == 1)
            return this;
        var large = new Raster(Width * times, Height * times, Channels);
        for (int y = 0; y < large.Height; y++)
        {
            Span<byte> from = Row(y / times), to = large.Row(y);
            for (int x = 0; x < large.Width; x++)
                from.Slice(x / times * Channels, Channels).CopyTo(to[(x * Channels)..]);
        }

        return large;
    }

    /// <summary>The colours without opacity, and the opacity as a grey raster where there is one.</summary>
    internal (Raster Colours, Raster? Opacity) SplitOpacity()
    {
        if (Channels != 4)
            return (this, null);
        var opacity = new Raster(Width, Height, 1);
        for (int i = 0; i < opacity.Pixels.Length; i++)
            opacity.Pixels[i] = Pixels[(4 * i) + 3];
        return (ToRgb(), opacity);
    }
}
