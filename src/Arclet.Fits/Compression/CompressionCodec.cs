namespace Arclet.Fits;

/// <summary>How the bytes of a tile are packed, ZCMPTYPE.</summary>
internal enum CompressionCodec
{
    /// <summary>RICE_1 (and RICE_ONE, its name in old files).</summary>
    Rice,

    /// <summary>GZIP_1.</summary>
    Gzip,

    /// <summary>GZIP_2: bytes of the same rank together, then gzip.</summary>
    ShuffledGzip,

    /// <summary>PLIO_1.</summary>
    Plio,

    /// <summary>HCOMPRESS_1.</summary>
    Hcompress,

    /// <summary>NOCOMPRESS: big-endian pixels as they are.</summary>
    None,
}
