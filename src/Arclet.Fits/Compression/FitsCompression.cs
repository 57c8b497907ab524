namespace Arclet.Fits;

/// <summary>
/// How an image is written compressed (FITS standard 4.0, section 10): cut into tiles that are packed on their own, so that windows
/// of it can be read. Integers, and reals without <see cref="QuantizeLevel"/>, lose nothing.
/// </summary>
public sealed record FitsCompression
{
    /// <summary>How tiles are packed.</summary>
    public FitsCompressionMethod Method { get; init; } = FitsCompressionMethod.Rice;

    /// <summary>
    /// For floating-point pixels: the noise of a tile divided by the step to which its values are rounded. 4 keeps them to a quarter of
    /// the noise and packs to about a sixth; the noise grows by 1 / (24 q^2), 0.26 % for 4. Null loses nothing and needs
    /// <see cref="FitsCompressionMethod.Gzip2"/>. Tiles without noise are kept as they are.
    /// </summary>
    public double? QuantizeLevel { get; init; }

    /// <summary>The dither of quantised values.</summary>
    public FitsDither Dither { get; init; } = FitsDither.Subtractive1;

    /// <summary>Where the dither's sequence begins, ZDITHER0: 1 to 10,000. Images that are added up should have different ones.</summary>
    public int DitherSeed { get; init; } = 1;

    /// <summary>Columns of a tile; null, or more than the image has, for whole rows.</summary>
    public long? TileWidth { get; init; }

    /// <summary>Rows of a tile.</summary>
    public int TileHeight { get; init; } = 1;

    /// <summary>Rows of a tile, without losses, packed with GZIP_2: for any type of pixel.</summary>
    public static FitsCompression Lossless { get; } = new() { Method = FitsCompressionMethod.Gzip2 };

    /// <summary>Rows of a tile, packed with RICE_1: for integers of up to 32 bits.</summary>
    public static FitsCompression Rice { get; } = new();

    /// <summary>Rows of a tile, quantised to a fraction of the noise, with dither, and packed with RICE_1: for floating-point pixels.</summary>
    public static FitsCompression Quantized(double level = 4, int ditherSeed = 1) => new() { QuantizeLevel = level, DitherSeed = ditherSeed };

    internal void Check(FitsImageLayout layout, PixelCoding coding)
    {
        if (TileWidth is <= 0 || TileHeight <= 0)
            throw new InputException($"an image cannot be cut into tiles of {TileWidth ?? layout.Width} x {TileHeight} pixels: expected at least one pixel on each side");
        if (DitherSeed is < 1 or > DitherSequence.Length)
            throw new InputException($"the dither cannot begin at {DitherSeed}: expected a seed from 1 to {DitherSequence.Length}");
        if (QuantizeLevel is { } level && (!double.IsFinite(level) || level <= 0))
            throw new InputException($"pixels cannot be quantised with level {level}: expected a number above 0, such as 4");
        if (QuantizeLevel is not null && !coding.IsFloating)
            throw new InputException($"pixels of type {layout.PixelType} cannot be quantised: expected a floating-point type, or no level");
        if (Method == FitsCompressionMethod.Rice && coding.IsFloating && QuantizeLevel is null)
            throw new InputException($"RICE_1 packs integers only: expected a level of quantisation for pixels of type {layout.PixelType}, or GZIP_2");
        if (Method == FitsCompressionMethod.Rice && coding.BitPix == 64)
            throw new InputException($"RICE_1 packs integers of at most 32 bits: expected GZIP_2 for pixels of type {layout.PixelType}");
        if ((Int128)layout.Width * Math.Min(TileHeight, layout.Height) * 8 > Array.MaxLength)
            throw new InputException($"a row of tiles of {layout.Width} x {TileHeight} pixels is too large to be held: expected fewer rows in a tile");
    }
}
