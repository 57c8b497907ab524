using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>Moves columns between native arrays and rows of big-endian bytes.</summary>
internal static class RowBytes
{
    /// <summary>Takes <paramref name="count"/> runs of <paramref name="perRow"/> values, one run in each row, from rows of <paramref name="rowLength"/> bytes; the first begins at <paramref name="offset"/>.</summary>
    public static void Gather<T>(ReadOnlySpan<byte> rows, int rowLength, int offset, int perRow, int count, Span<T> values)
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        if (count == 0 || perRow == 0)
            return;
        // The one check of the bounds for the unchecked loops below.
        _ = rows.Slice((count - 1) * rowLength + offset, perRow * size);
        _ = values[(count * perRow) - 1];
        ref byte source = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), offset);
        if (perRow > 1)
        {
            Span<byte> target = MemoryMarshal.AsBytes(values);
            for (int row = 0; row < count; row++)
                BigEndian.Swap(rows.Slice((row * rowLength) + offset, perRow * size), target.Slice(row * perRow * size, perRow * size), size);
            return;
        }

        if (size == 8)
        {
            Span<ulong> target = MemoryMarshal.Cast<T, ulong>(values);
            for (int row = 0; row < count; row++)
            {
                ulong value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, (nint)row * rowLength));
                target[row] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
            }
        }
        else if (size == 4)
        {
            Span<uint> target = MemoryMarshal.Cast<T, uint>(values);
            for (int row = 0; row < count; row++)
            {
                uint value = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, (nint)row * rowLength));
                target[row] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
            }
        }
        else if (size == 2)
        {
            Span<ushort> target = MemoryMarshal.Cast<T, ushort>(values);
            for (int row = 0; row < count; row++)
            {
                ushort value = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref source, (nint)row * rowLength));
                target[row] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
            }
        }
        else
        {
            Span<byte> target = MemoryMarshal.Cast<T, byte>(values);
            for (int row = 0; row < count; row++)
                target[row] = Unsafe.Add(ref source, (nint)row * rowLength);
        }
    }

    /// <summary>Puts runs of values into rows; the reverse of <see cref="Gather{T}"/>.</summary>
    public static void Scatter<T>(ReadOnlySpan<T> values, Span<byte> rows, int rowLength, int offset, int perRow, int count)
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        if (count == 0 || perRow == 0)
            return;
        _ = rows.Slice((count - 1) * rowLength + offset, perRow * size);
        _ = values[(count * perRow) - 1];
        ref byte target = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), offset);
        if (perRow > 1)
        {
            ReadOnlySpan<byte> source = MemoryMarshal.AsBytes(values);
            for (int row = 0; row < count; row++)
                BigEndian.Swap(source.Slice(row * perRow * size, perRow * size), rows.Slice((row * rowLength) + offset, perRow * size), size);
            return;
        }

        if (size == 8)
        {
            ReadOnlySpan<ulong> source = MemoryMarshal.Cast<T, ulong>(values);
            for (int row = 0; row < count; row++)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, (nint)row * rowLength), BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(source[row]) : source[row]);
        }
        else if (size == 4)
        {
            ReadOnlySpan<uint> source = MemoryMarshal.Cast<T, uint>(values);
            for (int row = 0; row < count; row++)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, (nint)row * rowLength), BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(source[row]) : source[row]);
        }
        else if (size == 2)
        {
            ReadOnlySpan<ushort> source = MemoryMarshal.Cast<T, ushort>(values);
            for (int row = 0; row < count; row++)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, (nint)row * rowLength), BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(source[row]) : source[row]);
        }
        else
        {
            ReadOnlySpan<byte> source = MemoryMarshal.Cast<T, byte>(values);
            for (int row = 0; row < count; row++)
                Unsafe.Add(ref target, (nint)row * rowLength) = source[row];
        }
    }

    /// <summary>Turns over the highest bit of every value of an unsigned type, or of signed bytes: what TZERO means for them. Other types are left as they are.</summary>
    public static void Flip<T>(Span<T> values)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        if (typeof(T) == typeof(sbyte))
            FlipEach(bytes, (byte)0x80);
        else if (typeof(T) == typeof(ushort))
            FlipEach(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x8000);
        else if (typeof(T) == typeof(uint))
            FlipEach(MemoryMarshal.Cast<byte, uint>(bytes), 0x80000000);
        else if (typeof(T) == typeof(ulong))
            FlipEach(MemoryMarshal.Cast<byte, ulong>(bytes), 0x8000000000000000);
    }

    private static void FlipEach<T>(Span<T> values, T bit)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (int i = 0; i < values.Length; i++)
            values[i] ^= bit;
    }
}
