using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Arclet.Figures.Tests;

/// <summary>A PNG reader written from the standard's text, apart from the writer: its CRC is computed bit by bit.</summary>
internal static class PngDecoder
{
    public static (int Width, int Height, int Bits, int ColourType, byte[] Pixels) Decode(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        int at = 8, width = 0, height = 0, bits = 0, type = 0;
        using var data = new MemoryStream();
        while (true)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string name = Encoding.ASCII.GetString(file, at + 4, 4);
            ReadOnlySpan<byte> chunk = file.AsSpan(at + 8, length);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            at += 12 + length;
            if (name == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]));
                (bits, type) = (chunk[8], chunk[9]);
            }
            else if (name == "IDAT")
            {
                data.Write(chunk);
            }
            else
            {
                Assert.Equal("IEND", name);
                break;
            }
        }

        Assert.Equal(file.Length, at);
        data.Position = 0;
        using var raw = new MemoryStream();
        using (var inflate = new ZLibStream(data, CompressionMode.Decompress))
            inflate.CopyTo(raw);
        int channels = type switch { 0 => 1, 2 => 3, 6 => 4, _ => throw new InvalidDataException() };
        return (width, height, bits, type, Unfilter(raw.ToArray(), width * channels * bits / 8, channels * bits / 8));
    }

    public static byte[] Unfilter(byte[] raw, int stride, int bpp)
    {
        int rows = raw.Length / (stride + 1);
        Assert.Equal(raw.Length, rows * (stride + 1));
        var pixels = new byte[rows * stride];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < stride; i++)
            {
                int a = i >= bpp ? pixels[(row * stride) + i - bpp] : 0;
                int b = row > 0 ? pixels[((row - 1) * stride) + i] : 0;
                int c = row > 0 && i >= bpp ? pixels[((row - 1) * stride) + i - bpp] : 0;
                int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
                int predictor = raw[row * (stride + 1)] switch
                {
                    0 => 0,
                    1 => a,
                    2 => b,
                    3 => (a + b) / 2,
                    4 => pa <= pb && pa <= pc ? a : pb <= pc ? b : c,
                    byte filter => throw new InvalidDataException($"filter {filter}"),
                };
                pixels[(row * stride) + i] = (byte)(raw[(row * (stride + 1)) + 1 + i] + predictor);
            }
        }

        return pixels;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return crc ^ 0xFFFFFFFF;
    }
}
