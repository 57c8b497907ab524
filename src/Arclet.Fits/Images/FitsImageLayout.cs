namespace Arclet.Fits;

/// <summary>The shape and storage of an image that is written.</summary>
/// <param name="PixelType">How pixels are stored.</param>
/// <param name="Width">The number of columns, NAXIS1.</param>
/// <param name="Height">The number of rows, NAXIS2.</param>
public readonly record struct FitsImageLayout(FitsPixelType PixelType, long Width, long Height)
{
    /// <summary>The number of planes; with more than one the image has a third axis, and the planes' rows follow each other.</summary>
    public long Planes { get; init; } = 1;

    /// <summary>BSCALE: integers are stored as (value - BZERO) / BSCALE, rounded. Only for the signed types and <see cref="FitsPixelType.UInt8"/>.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>BZERO of scaled integers; the unsigned types have their own.</summary>
    public double Zero { get; init; }

    /// <summary>BLANK: the stored integer that stands for NaN in an integer image. Without it NaN in such an image is an error.</summary>
    public long? Blank { get; init; }

    /// <summary>Writes the image compressed, in an extension; null writes the pixels as they are.</summary>
    public FitsCompression? Compression { get; init; }

    internal PixelCoding Coding()
    {
        PixelCoding coding = PixelCoding.Of(PixelType);
        if (Width <= 0 || Height <= 0 || Planes <= 0)
            throw new InputException($"an image of {Width} x {Height} x {Planes} pixels cannot be written: expected at least one pixel on every axis");
        if ((Int128)Width * Height >= 1L << 58 || (Int128)Width * Height * Planes >= 1L << 58)
            throw new InputException($"an image of {Width} x {Height} x {Planes} pixels cannot be written: expected less than 2^58 pixels");
        if (!double.IsFinite(Scale) || Scale == 0 || !double.IsFinite(Zero))
            throw new InputException($"pixels cannot be stored with BSCALE = {Scale} and BZERO = {Zero}: expected finite numbers, and BSCALE other than 0");
        bool scaled = Scale != 1 || Zero != 0;
        if (scaled && (coding.IsFloating || coding.Zero != 0))
            throw new InputException($"pixels of type {PixelType} cannot be scaled: expected a signed integer type or UInt8 with BSCALE and BZERO");
        if (Blank is { } blank && (coding.IsFloating || blank < coding.StoredRange.Minimum || blank > coding.StoredRange.Maximum))
            throw new InputException($"BLANK = {blank} cannot be stored in pixels of type {PixelType}: expected an integer type and a value in its stored range");
        return coding with { Scale = Scale, Zero = scaled ? Zero : coding.Zero, Blank = Blank };
    }
}
