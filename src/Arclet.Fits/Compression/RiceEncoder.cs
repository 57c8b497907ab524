using System.Buffers.Binary;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>RICE_1, the way back from <see cref="RiceDecoder"/>: each block has the number of low bits that its mean difference asks for.</summary>
internal static class RiceEncoder
{
    public const int BlockSize = 32;

    /// <summary>The most bytes that pixels can come to.</summary>
    public static int LargestLength(int count, int bytePix) => (int)Math.Min(Array.MaxLength, ((long)count * (bytePix + 1)) + (count / BlockSize) + 32);

    /// <summary>Encodes pixels; returns the number of bytes.</summary>
    /// <param name="pixels">The pixels, within the range of BYTEPIX bytes.</param>
    /// <param name="bytePix">Bytes of a pixel: 1, 2 or 4.</param>
    /// <param name="destination">At least <see cref="LargestLength"/> bytes.</param>
    public static int Encode(ReadOnlySpan<int> pixels, int bytePix, Span<byte> destination)
    {
        (int selectorBits, int rawSelector) = bytePix switch
        {
            1 => (3, 6),
            2 => (4, 14),
            _ => (5, 25),
        };
        int rawBits = 8 * bytePix, unused = 32 - rawBits;
        var bits = new BitWriter(destination);
        int last = pixels[0];
        bits.Put((uint)last << unused >> unused, rawBits);
        Span<uint> folded = stackalloc uint[BlockSize];
        while (pixels.Length > 0)
        {
            ReadOnlySpan<int> block = pixels[..Math.Min(BlockSize, pixels.Length)];
            pixels = pixels[block.Length..];
            ulong sum = 0;
            for (int i = 0; i < block.Length; i++)
            {
                // In the arithmetic of BYTEPIX bytes, where a difference may wrap.
                int difference = (block[i] - last) << unused >> unused;
                last = block[i];
                folded[i] = (uint)((difference << 1) ^ (difference >> 31));
                sum += folded[i];
            }

            // The mean, less half a unit, tells how many low bits differ at random.
            long mean = ((long)sum - (block.Length / 2) - 1) / block.Length;
            int low = mean <= 0 ? 0 : 32 - BitOperations.LeadingZeroCount((uint)(mean >> 1));
            if (low >= rawSelector)
            {
                bits.Put((uint)rawSelector + 1, selectorBits);
                for (int i = 0; i < block.Length; i++)
                    bits.Put(folded[i] << unused >> unused, rawBits);
            }
            else if (sum == 0)
            {
                bits.Put(0, selectorBits);
            }
            else
            {
                bits.Put((uint)low + 1, selectorBits);
                for (int i = 0; i < block.Length; i++)
                {
                    bits.PutZeros((int)(folded[i] >> low));
                    // The one that ends the unary part, and the low bits.
                    bits.Put((1u << low) | (folded[i] & ((1u << low) - 1)), low + 1);
                }
            }
        }

        return bits.Finish();
    }

    private ref struct BitWriter(Span<byte> bytes)
    {
        private readonly Span<byte> _destination = bytes;
        private int _position;
        private ulong _word;
        private int _count;

        /// <summary>Up to 32 bits of a number that has no others set.</summary>
        public void Put(uint value, int bits)
        {
            _word = (_word << bits) | value;
            _count += bits;
            if (_count >= 32)
            {
                _count -= 32;
                BinaryPrimitives.WriteUInt32BigEndian(_destination[_position..], (uint)(_word >> _count));
                _position += 4;
            }
        }

        public void PutZeros(int count)
        {
            for (; count > 32; count -= 32)
                Put(0, 32);
            Put(0, count);
        }

        public int Finish()
        {
            for (; _count > 0; _count -= 8)
                _destination[_position++] = (byte)(_count >= 8 ? _word >> (_count - 8) : _word << (8 - _count));
            return _position;
        }
    }
}
