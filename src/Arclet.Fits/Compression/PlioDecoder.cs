using System.Buffers.Binary;

namespace Arclet.Fits;

/// <summary>
/// PLIO_1, IRAF's pixel lists (FITS standard 4.0, section 10.4.3): 16-bit instructions that each set or change the current value, or
/// write a run of zeros or of it. Only for masks: values from 0 to 2^24 - 1.
/// </summary>
internal static class PlioDecoder
{
    /// <summary>Words before the first instruction where the list's header does not say how many.</summary>
    private const int ShortHeader = 3;

    /// <summary>Decodes a list of big-endian words; pixels that the list does not reach are 0. False where it contradicts itself.</summary>
    public static bool Decode(ReadOnlySpan<byte> source, Span<int> pixels)
    {
        pixels.Clear();
        int words = source.Length / 2;
        if (words < ShortHeader)
            return words == 0;
        // The third word is the list's length; where it is negative the length is in words 4 and 5, and word 2 counts the header's words.
        int third = Word(source, 2), length = third, first = ShortHeader;
        if (third <= 0)
        {
            if (words < 5)
                return third == 0;
            length = (Word(source, 4) << 15) + Word(source, 3);
            first = Word(source, 1);
        }

        if (first < ShortHeader || length > words || length < 0)
            return false;
        int at = 0, value = 1;
        for (int i = first; i < length && at < pixels.Length; i++)
        {
            int word = Word(source, i), data = word & 0xFFF;
            int run = Math.Min(data, pixels.Length - at);
            switch ((word >> 12) & 0xF)
            {
                case 0:
                    at += run;
                    break;
                case 1:
                    if (++i >= length)
                        return false;
                    value = (Word(source, i) << 12) + data;
                    break;
                case 2:
                    value += data;
                    break;
                case 3:
                    value -= data;
                    break;
                case 4:
                    pixels.Slice(at, run).Fill(value);
                    at += run;
                    break;
                case 5:
                    at += run;
                    if (run == data && run > 0)
                        pixels[at - 1] = value;
                    break;
                case 6:
                    value += data;
                    pixels[at++] = value;
                    break;
                case 7:
                    value -= data;
                    pixels[at++] = value;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static int Word(ReadOnlySpan<byte> source, int index) => BinaryPrimitives.ReadInt16BigEndian(source[(2 * index)..]);
}
