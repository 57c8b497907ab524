using System.Buffers.Binary;
using System.IO.Compression;

namespace Arclet.Figures;

/// <summary>Writes PNG files (ISO 15948): 8-bit grey, RGB and RGBA, and 16-bit grey.</summary>
public static class PngImage
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Writes a raster to a file, which is made or replaced once it is whole.</summary>
    public static void Save(Raster raster, string file) => WholeFile.Write(file, Encode(raster));

    /// <summary>Writes a raster to a stream.</summary>
    public static void Write(Raster raster, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(stream);
        byte colourType = raster.Channels switch { 1 => 0, 3 => 2, _ => 6 };
        Write(stream, raster.Width, raster.Height, 8, colourType, PngFilter.Apply(raster));
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Encode(Raster raster)
    {
        using var buffer = new MemoryStream();
        Write(raster, buffer);
        return buffer.ToArray();
    }

    /// <summary>Writes 16-bit grey.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="pixels">width x height values, row by row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentException">The number of pixels does not fit.</exception>
    public static void WriteGrey16(Stream stream, ReadOnlySpan<ushort> pixels, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (width <= 0 || height <= 0 || pixels.Length != (long)width * height)
            throw new ArgumentException($"{width} x {height} pixels are expected, not {pixels.Length}.", nameof(pixels));
        var bytes = new byte[2L * pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), pixels[i]);
        Write(stream, width, height, 16, 0, PngFilter.Apply(bytes, 2 * width, 2));
    }

    private static void Write(Stream stream, int width, int height, byte bits, byte colourType, byte[] filtered)
    {
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, colourType);
        WriteChunk(stream, "IHDR"u8, header);
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(filtered);
        WriteChunk(stream, "IDAT"u8, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte b in data)
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    /// <summary>The table of the CRC-32 polynomial 0xEDB88320 (ISO 15948 annex D).</summary>
    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
