using System.Buffers.Binary;
using System.Text;

namespace Arclet.Imaging.Tests.Background;

/// <summary>Reads the first image of a simple FITS file: just enough for the recorded peers' maps, and independent of the reader of the program.</summary>
internal static class FitsPlane
{
    public static MemoryImage Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        var cards = new Dictionary<string, string>(StringComparer.Ordinal);
        int offset = 0;
        for (bool end = false; !end; offset += 2880)
        {
            for (int i = 0; i < 36 && !end; i++)
            {
                string card = Encoding.ASCII.GetString(bytes, offset + (80 * i), 80);
                end = card.StartsWith("END ", StringComparison.Ordinal);
                if (card[8] == '=')
                    cards.TryAdd(card[..8].Trim(), card[10..].Split('/')[0].Trim());
            }
        }

        int bits = int.Parse(cards["BITPIX"]), width = int.Parse(cards["NAXIS1"]), height = int.Parse(cards["NAXIS2"]);
        double zero = cards.TryGetValue("BZERO", out string? z) ? double.Parse(z) : 0;
        double scale = cards.TryGetValue("BSCALE", out string? s) ? double.Parse(s) : 1;
        float[] pixels = new float[width * height];
        int size = Math.Abs(bits) / 8;
        for (int i = 0; i < pixels.Length; i++)
        {
            ReadOnlySpan<byte> value = bytes.AsSpan(offset + (size * i), size);
            double raw = bits switch
            {
                16 => BinaryPrimitives.ReadInt16BigEndian(value),
                32 => BinaryPrimitives.ReadInt32BigEndian(value),
                -32 => BinaryPrimitives.ReadSingleBigEndian(value),
                -64 => BinaryPrimitives.ReadDoubleBigEndian(value),
                _ => throw new NotSupportedException($"BITPIX {bits}"),
            };
            // In float, as astropy scales 16-bit integers: sep was given those pixels.
            pixels[i] = ((float)scale * (float)raw) + (float)zero;
        }

        return new MemoryImage(pixels, width, height, Path.GetFileName(file));
    }
}
