using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>Turns spans of big-endian values into native ones and back, in place or on the way to another span; vectorized by the runtime.</summary>
internal static class BigEndian
{
    /// <summary>Swaps the bytes of every value of <paramref name="size"/> bytes. Source and destination may be the same span.</summary>
    public static void Swap(ReadOnlySpan<byte> source, Span<byte> destination, int size)
    {
        if (size == 1 || !BitConverter.IsLittleEndian)
        {
            if (!source.Overlaps(destination, out int offset) || offset != 0)
                source.CopyTo(destination);
            return;
        }

        switch (size)
        {
            case 2:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, short>(source), MemoryMarshal.Cast<byte, short>(destination));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(source), MemoryMarshal.Cast<byte, int>(destination));
                break;
            case 8:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(source), MemoryMarshal.Cast<byte, long>(destination));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(size), size, "expected 1, 2, 4 or 8");
        }
    }
}
