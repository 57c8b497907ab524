namespace Arclet.Fits;

/// <summary>What an HDU of a FITS file holds.</summary>
public enum FitsHduKind
{
    /// <summary>An array of pixels, or nothing (a primary HDU without data).</summary>
    Image,

    /// <summary>A tile-compressed image, stored as a binary table with ZIMAGE = T.</summary>
    CompressedImage,

    /// <summary>A binary table.</summary>
    BinaryTable,

    /// <summary>An ASCII table.</summary>
    AsciiTable,

    /// <summary>Random groups or an extension of another type.</summary>
    Other,
}
