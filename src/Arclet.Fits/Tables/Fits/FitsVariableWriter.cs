using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>Writes arrays whose lengths differ: descriptors in the rows, the elements in the heap one row after the other.</summary>
internal sealed class FitsVariableWriter<T> : FitsColumnWriter
    where T : unmanaged
{
    private readonly long _heapStart;
    private readonly int[] _starts;
    private readonly int _longest;

    public FitsVariableWriter(ArrayColumn<T> column, string source, long heapStart)
        : base(column, source)
    {
        if (column.MissingElementMarks is not null && typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(bool))
            throw InputException.InFile(source, $"column {column.Name} has missing integers in arrays of varying length, which are not written to FITS: expected real numbers");
        _heapStart = heapStart;
        _starts = column.Starts!;
        for (int row = 0; row < column.Count; row++)
            _longest = Math.Max(_longest, column[row].Length);
    }

    public override string Form => $"1Q{Letter<T>()}({_longest})";

    public override int Width => 16;

    public override string? Zero => ZeroOf<T>();

    public override long HeapLength => (long)_starts[^1] * Unsafe.SizeOf<T>();

    public override void Write(Column column, int first, int count, Span<byte> block, int rowLength, int offset)
    {
        for (int row = 0; row < count; row++)
        {
            Span<byte> cell = block.Slice((row * rowLength) + offset, 16);
            BinaryPrimitives.WriteInt64BigEndian(cell, _starts[first + row + 1] - _starts[first + row]);
            BinaryPrimitives.WriteInt64BigEndian(cell[8..], _heapStart + ((long)_starts[first + row] * Unsafe.SizeOf<T>()));
        }
    }

    public override void WriteHeap(Column column, FitsWriter writer)
    {
        const int Chunk = 1 << 14;
        var array = (ArrayColumn<T>)column;
        var chunk = new T[Math.Min(Chunk, array.Values.Length)];
        for (int at = 0; at < array.Values.Length; at += Chunk)
        {
            int count = Math.Min(Chunk, array.Values.Length - at);
            array.Values.Slice(at, count).CopyTo(chunk);
            for (int i = 0; i < count && array.MissingElementMarks is { } marks && typeof(T) != typeof(bool); i++)
            {
                if (marks[at + i])
                    chunk[i] = ColumnElement.Missing<T>();
            }

            RowBytes.Flip(chunk.AsSpan(0, count));
            Span<byte> bytes = MemoryMarshal.AsBytes(chunk.AsSpan(0, count));
            if (typeof(T) == typeof(bool))
            {
                for (int i = 0; i < bytes.Length; i++)
                    bytes[i] = array.MissingElementMarks is { } marks && marks[at + i] ? (byte)0 : bytes[i] != 0 ? (byte)'T' : (byte)'F';
            }

            BigEndian.Swap(bytes, bytes, Unsafe.SizeOf<T>());
            writer.WriteTableBytes(bytes);
        }
    }
}
