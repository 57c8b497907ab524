using System.Buffers.Binary;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>
/// RICE_1 (FITS standard 4.0, section 10.4.1): differences of neighbours, folded to non-negative numbers, in blocks that each have
/// their own number of low bits; the high part is in unary. The bits stand in a 64-bit word from its highest one on, so that
/// the unary part is a leading-zero count and no bit is looked at alone.
/// </summary>
internal static class RiceDecoder
{
    /// <summary>Decodes as many pixels as <paramref name="pixels"/> holds; false where the bits end before, or contradict themselves.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="pixels">The pixels: values of BYTEPIX = 1 as 0 to 255, of 2 and 4 with their sign.</param>
    /// <param name="blockSize">Pixels of a block.</param>
    /// <param name="bytePix">Bytes of a pixel: 1, 2 or 4.</param>
    public static bool Decode(ReadOnlySpan<byte> source, Span<int> pixels, int blockSize, int bytePix)
    {
        (int selectorBits, int rawSelector) = bytePix switch
        {
            1 => (3, 6),
            2 => (4, 14),
            _ => (5, 25),
        };
        int rawBits = 8 * bytePix;
        if (source.Length < bytePix)
            return false;
        uint last = bytePix switch
        {
            1 => source[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(source),
            _ => BinaryPrimitives.ReadUInt32BigEndian(source),
        };
        var bits = new BitReader(source, bytePix);
        while (pixels.Length > 0)
        {
            Span<int> block = pixels[..Math.Min(blockSize, pixels.Length)];
            pixels = pixels[block.Length..];
            int low = (int)bits.Take(selectorBits) - 1;
            if (low < 0)
            {
                block.Fill((int)last);
            }
            else if (low == rawSelector)
            {
                for (int i = 0; i < block.Length; i++)
                {
                    last += Unfold((uint)bits.Take(rawBits));
                    block[i] = (int)last;
                }
            }
            else if (!bits.TakeBlock(block, low, ref last))
            {
                return false;
            }

            if (bits.IsBehindEnd)
                return false;
            if (bytePix != 4)
                Narrow(block, bytePix);
        }

        return true;
    }

    /// <summary>0, 1, 2, 3, 4 ... back to 0, -1, 1, -2, 2 ...</summary>
    private static uint Unfold(uint value) => (value >> 1) ^ (0u - (value & 1));

    private static void Narrow(Span<int> block, int bytePix)
    {
        if (bytePix == 1)
        {
            for (int i = 0; i < block.Length; i++)
                block[i] = (byte)block[i];
        }
        else
        {
            for (int i = 0; i < block.Length; i++)
                block[i] = (short)block[i];
        }
    }

    private ref struct BitReader(ReadOnlySpan<byte> bytes, int start)
    {
        private readonly ReadOnlySpan<byte> _source = bytes;
        private int _position = start;
        private ulong _word;
        private int _count;

        /// <summary>Whether bits were taken that are not there: the filled-up zeros count as read once they are used.</summary>
        public readonly bool IsBehindEnd => ((long)_position * 8) - _count > (long)_source.Length * 8;

        /// <summary>The next bits as a number, 1 to 32 of them.</summary>
        public ulong Take(int bits)
        {
            if (_count < bits)
                Fill();
            ulong value = _word >> (64 - bits);
            _word <<= bits;
            _count -= bits;
            return value;
        }

        /// <summary>A block of differences with <paramref name="low"/> low bits each.</summary>
        public bool TakeBlock(Span<int> block, int low, ref uint last)
        {
            // In locals: the loop then keeps them in registers.
            ReadOnlySpan<byte> source = _source;
            int position = _position, count = _count;
            ulong word = _word;
            uint value = last;
            for (int i = 0; i < block.Length; i++)
            {
                // 56 bits at least, or the file's end.
                if (count < 56)
                {
                    if (position <= source.Length - 8)
                    {
                        word |= BinaryPrimitives.ReadUInt64BigEndian(source[position..]) >> count;
                        position += (63 - count) >> 3;
                        count |= 56;
                    }
                    else
                    {
                        (_word, _position, _count) = (word, position, count);
                        Fill();
                        (word, position, count) = (_word, _position, _count);
                    }
                }

                int high = BitOperations.LeadingZeroCount(word);
                uint folded;
                if (high + 1 + low <= count)
                {
                    // Two shifts: a single one by 64 would do nothing.
                    word = word << high << 1;
                    folded = ((uint)high << low) | (uint)(word >> 1 >> (63 - low));
                    word <<= low;
                    count -= high + 1 + low;
                }
                else
                {
                    (_word, _position, _count) = (word, position, count);
                    if (!TakeLong(low, out folded))
                        return false;
                    (word, position, count) = (_word, _position, _count);
                }

                value += Unfold(folded);
                block[i] = (int)value;
            }

            (_word, _position, _count, last) = (word, position, count, value);
            return true;
        }

        /// <summary>A number whose unary part is longer than the word; as rare as a cosmic ray.</summary>
        private bool TakeLong(int low, out uint folded)
        {
            uint high = 0;
            folded = 0;
            int zeros;
            while ((zeros = BitOperations.LeadingZeroCount(_word)) >= _count)
            {
                high += (uint)_count;
                (_word, _count) = (0, 0);
                if (_position >= _source.Length)
                    return false;
                Fill();
            }

            high += (uint)zeros;
            _word = _word << zeros << 1;
            _count -= zeros + 1;
            folded = (high << low) | (low == 0 ? 0 : (uint)Take(low));
            return true;
        }

        /// <summary>Fills the word up to more than 56 bits, with zeros behind the end.</summary>
        private void Fill()
        {
            while (_count <= 56)
            {
                ulong next = _position < _source.Length ? _source[_position] : 0u;
                _word |= next << (56 - _count);
                _position++;
                _count += 8;
            }
        }
    }
}
