namespace Arclet.Fits;

/// <summary>How the tiles of an image that is written are packed.</summary>
public enum FitsCompressionMethod
{
    /// <summary>RICE_1: fast; integers of up to 32 bits, and floating-point pixels that are quantised.</summary>
    Rice,

    /// <summary>GZIP_2: gzip of the bytes sorted by their rank; every type of pixel, quantised or not.</summary>
    Gzip2,
}
