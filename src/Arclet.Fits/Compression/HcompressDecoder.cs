using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>
/// HCOMPRESS_1 (FITS standard 4.0, section 10.4.4; White, Postman and Lattanzi 1992): the bit planes of the four quadrants of the
/// H-transform as quadtrees with a fixed Huffman code, then the signs, then the inverse transform.
/// </summary>
internal static class HcompressDecoder
{
    /// <summary>Two bytes of magic, rows, columns, scale, the sum of all pixels, and three counts of bit planes.</summary>
    private const int HeaderLength = 2 + (3 * 4) + 8 + 3;

    /// <summary>More planes than a coefficient of 32-bit pixels can have are a broken file.</summary>
    private const int MaximumPlanes = 62;

    /// <summary>Decodes an image; returns what is wrong with it, or null.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="pixels">width x height pixels.</param>
    /// <param name="width">Columns, the fast axis.</param>
    /// <param name="height">Rows.</param>
    /// <param name="smooth">Whether to smooth where the transform was scaled down (SMOOTH).</param>
    public static string? Decode(ReadOnlySpan<byte> source, Span<int> pixels, int width, int height, bool smooth)
    {
        if (source.Length < HeaderLength || source[0] != 0xDD || source[1] != 0x99)
            return "expected its header";
        int rows = BinaryPrimitives.ReadInt32BigEndian(source[2..]), columns = BinaryPrimitives.ReadInt32BigEndian(source[6..]);
        int scale = BinaryPrimitives.ReadInt32BigEndian(source[10..]);
        if (rows != height || columns != width)
            return $"expected {width} x {height} pixels, found {columns} x {rows}";
        ReadOnlySpan<byte> planes = source.Slice(22, 3);
        if (planes[0] > MaximumPlanes || planes[1] > MaximumPlanes || planes[2] > MaximumPlanes)
            return $"expected at most {MaximumPlanes} bit planes";
        long[] rented = ArrayPool<long>.Shared.Rent(pixels.Length);
        try
        {
            Span<long> transform = rented.AsSpan(0, pixels.Length);
            transform.Clear();
            if (!ReadTransform(source[HeaderLength..], transform, width, height, planes))
                return "the bit planes contradict themselves or end early";
            transform[0] = BinaryPrimitives.ReadInt64BigEndian(source[14..]);
            if (scale > 1)
            {
                foreach (ref long coefficient in transform)
                    coefficient *= scale;
            }

            HcompressTransform.Invert(transform, width, height, smooth ? scale : 0);
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = (int)transform[i];
            return null;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    private static bool ReadTransform(ReadOnlySpan<byte> source, Span<long> transform, int width, int height, ReadOnlySpan<byte> planes)
    {
        var bits = new BitReader(source);
        int right = (width + 1) / 2, below = (height + 1) / 2;
        byte[] codes = new byte[right * below], next = new byte[right * below];
        bool good = ReadQuadrant(ref bits, transform, width, below, right, planes[0], codes, next)
            && ReadQuadrant(ref bits, transform[Math.Min(right, transform.Length)..], width, below, width / 2, planes[1], codes, next)
            && ReadQuadrant(ref bits, transform[Math.Min(width * below, transform.Length)..], width, height / 2, right, planes[1], codes, next)
            && ReadQuadrant(ref bits, transform[Math.Min((width * below) + right, transform.Length)..], width, height / 2, width / 2, planes[2], codes, next)
            && bits.Take(4) == 0;
        if (!good)
            return false;
        bits.SkipToByte();
        foreach (ref long coefficient in transform)
        {
            if (coefficient != 0 && bits.Take(1) != 0)
                coefficient = -coefficient;
        }

        return !bits.IsBehindEnd;
    }

    /// <summary>The bit planes of a quadrant, highest first. Each is a list of 2 x 2 blocks (4 bits), or a quadtree of such blocks.</summary>
    private static bool ReadQuadrant(ref BitReader bits, Span<long> transform, int stride, int rows, int columns, int planes, byte[] codes, byte[] next)
    {
        int levels = Math.Max(rows, columns) <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount((uint)Math.Max(rows, columns) - 1);
        int blockRows = (rows + 1) / 2, blockColumns = (columns + 1) / 2;
        for (int plane = planes - 1; plane >= 0; plane--)
        {
            int format = bits.Take(4);
            if (bits.IsBehindEnd || format is not (0 or 0xF))
                return false;
            if (format == 0)
            {
                for (int i = 0; i < blockRows * blockColumns; i++)
                    codes[i] = (byte)bits.Take(4);
            }
            else
            {
                codes[0] = bits.TakeHuffman();
                for (int level = levels - 1; level >= 1; level--)
                {
                    // The number of nodes halves from level to level, rounded up.
                    Expand(ref bits, codes, next, Nodes(rows, level), Nodes(columns, level));
                    (codes, next) = (next, codes);
                }
            }

            for (int y = 0; y < rows; y++)
            {
                Span<long> row = transform[(y * stride)..];
                ReadOnlySpan<byte> blocks = codes.AsSpan((y / 2) * blockColumns, blockColumns);
                for (int x = 0; x < columns; x++)
                    row[x] |= (long)Bit(blocks[x / 2], y, x) << plane;
            }
        }

        return true;
    }

    private static int Nodes(int length, int level) => Math.Max(1, (int)((length + (1L << level) - 1) >> level));

    /// <summary>One step down the tree: every block that is not empty has a code, read from the last to the first.</summary>
    private static void Expand(ref BitReader bits, byte[] parents, byte[] children, int rows, int columns)
    {
        int parentColumns = (columns + 1) / 2;
        for (int y = rows - 1; y >= 0; y--)
        {
            for (int x = columns - 1; x >= 0; x--)
                children[(y * columns) + x] = Bit(parents[((y / 2) * parentColumns) + (x / 2)], y, x) == 0 ? (byte)0 : bits.TakeHuffman();
        }
    }

    /// <summary>The bit of a block of 2 x 2 that belongs to a row and column: 8 4 in the even row, 2 1 in the odd one.</summary>
    private static int Bit(byte code, int y, int x) => (code >> (3 - (2 * (y & 1)) - (x & 1))) & 1;

    private ref struct BitReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _source = bytes;
        private int _position;
        private uint _word;
        private int _count;

        public readonly bool IsBehindEnd => _position > _source.Length;

        /// <summary>Up to 8 bits; zeros behind the end.</summary>
        public int Take(int bits)
        {
            if (_count < bits)
            {
                _word = (_word << 8) | (_position < _source.Length ? _source[_position] : 0u);
                _position = Math.Min(_position + 1, _source.Length + 1);
                _count += 8;
            }

            _count -= bits;
            return (int)(_word >> _count) & ((1 << bits) - 1);
        }

        public void SkipToByte() => _count = 0;

        /// <summary>The fixed code of the 16 possible blocks, from 3 bits for a single pixel to 6.</summary>
        public byte TakeHuffman()
        {
            int code = Take(3);
            if (code < 4)
                return (byte)(1 << code);
            code = (code << 1) | Take(1);
            if (code <= 12)
                return (byte)(code switch { 8 => 3, 9 => 5, 10 => 10, 11 => 12, _ => 15 });
            code = (code << 1) | Take(1);
            if (code <= 30)
                return (byte)(code switch { 26 => 6, 27 => 7, 28 => 9, 29 => 11, _ => 13 });
            return (byte)(Take(1) == 0 ? 0 : 14);
        }
    }
}
