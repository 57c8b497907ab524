using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>
/// The 32-bit ones' complement sum of big-endian words and its ASCII form (FITS standard 4.0, appendix J). Every piece that is
/// added must have a length that is a multiple of 4; blocks have.
/// </summary>
internal struct FitsChecksum
{
    private ulong _sum;

    /// <summary>The sum so far, folded to 32 bits.</summary>
    public readonly uint Value
    {
        get
        {
            ulong sum = _sum;
            while (sum >> 32 != 0)
                sum = (sum & uint.MaxValue) + (sum >> 32);
            return (uint)sum;
        }
    }

    public void Add(uint sum) => _sum = Fold(_sum) + sum;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(bytes);
        Span<uint> swapped = stackalloc uint[1024];
        while (words.Length > 0)
        {
            int count = Math.Min(words.Length, swapped.Length);
            Span<uint> part = swapped[..count];
            if (BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(words[..count], part);
            else
                words[..count].CopyTo(part);
            _sum = Fold(_sum) + Sum(part);
            words = words[count..];
        }
    }

    /// <summary>The 16 characters that make the sum of an HDU all ones when they stand in place of sixteen zeros in its CHECKSUM card.</summary>
    public static string Encode(uint sum)
    {
        uint complement = ~sum;
        Span<char> characters = stackalloc char[16];
        Span<int> four = stackalloc int[4];
        for (int i = 0; i < 4; i++)
        {
            int value = (int)((complement >> (24 - (8 * i))) & 0xFF);
            four.Fill((value / 4) + '0');
            four[0] += value % 4;
            // Only letters and digits: punctuation is moved away in pairs, which keeps the sum.
            for (bool changed = true; changed;)
            {
                changed = false;
                for (int j = 0; j < 4; j += 2)
                {
                    if (IsPunctuation(four[j]) || IsPunctuation(four[j + 1]))
                    {
                        four[j]++;
                        four[j + 1]--;
                        changed = true;
                    }
                }
            }

            for (int j = 0; j < 4; j++)
                characters[((4 * j) + i + 1) % 16] = (char)four[j];
        }

        return new string(characters);
    }

    private static bool IsPunctuation(int character) => character is (>= 0x3A and <= 0x40) or (>= 0x5B and <= 0x60);

    private static ulong Fold(ulong sum) => (sum & uint.MaxValue) + (sum >> 32);

    private static ulong Sum(ReadOnlySpan<uint> words)
    {
        Vector<ulong> low = default, high = default;
        int i = 0;
        for (; i + Vector<uint>.Count <= words.Length; i += Vector<uint>.Count)
        {
            Vector.Widen(new Vector<uint>(words[i..]), out Vector<ulong> a, out Vector<ulong> b);
            low += a;
            high += b;
        }

        ulong sum = Vector.Sum(low + high);
        for (; i < words.Length; i++)
            sum += words[i];
        return sum;
    }
}
