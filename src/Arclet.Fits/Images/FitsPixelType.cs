namespace Arclet.Fits;

/// <summary>The type of an image's pixels, as they are meant: the types that FITS lacks are stored with an offset (BZERO, standard table 11).</summary>
public enum FitsPixelType
{
    /// <summary>Unsigned 8-bit integers, BITPIX = 8.</summary>
    UInt8,

    /// <summary>Signed 8-bit integers, BITPIX = 8 with BZERO = -128.</summary>
    Int8,

    /// <summary>Signed 16-bit integers, BITPIX = 16.</summary>
    Int16,

    /// <summary>Unsigned 16-bit integers, BITPIX = 16 with BZERO = 32768.</summary>
    UInt16,

    /// <summary>Signed 32-bit integers, BITPIX = 32.</summary>
    Int32,

    /// <summary>Unsigned 32-bit integers, BITPIX = 32 with BZERO = 2147483648.</summary>
    UInt32,

    /// <summary>Signed 64-bit integers, BITPIX = 64.</summary>
    Int64,

    /// <summary>Unsigned 64-bit integers, BITPIX = 64 with BZERO = 9223372036854775808.</summary>
    UInt64,

    /// <summary>IEEE single precision, BITPIX = -32.</summary>
    Float32,

    /// <summary>IEEE double precision, BITPIX = -64.</summary>
    Float64,
}
