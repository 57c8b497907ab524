using System.Buffers.Binary;

namespace Arclet.Fits;

/// <summary>Follows the descriptors of arrays of varying length into the heap.</summary>
internal abstract class FitsDescriptorReader(FitsTableField field, int rows, FitsHeap heap) : FitsColumnReader(field, rows)
{
    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<byte> descriptor = block.Slice((row * rowLength) + (int)Field.Offset, (int)Field.Width);
            long length = 0, offset = 0;
            if (descriptor.Length == 8)
                (length, offset) = (BinaryPrimitives.ReadInt32BigEndian(descriptor), BinaryPrimitives.ReadInt32BigEndian(descriptor[4..]));
            else if (descriptor.Length == 16)
                (length, offset) = (BinaryPrimitives.ReadInt64BigEndian(descriptor), BinaryPrimitives.ReadInt64BigEndian(descriptor[8..]));
            if (length is < 0 or > int.MaxValue)
                throw InputException.InFile(heap.Source, $"column {Field.Info.Name}, row {first + row + 1}: its array has {length} elements: expected a number from 0 to {int.MaxValue}");
            // The offset of an empty array means nothing.
            Take(first + row, length == 0 ? default : heap.Read(offset, length * FitsTableField.SizeOf(Field.ElementCode), Field, first + row));
        }
    }

    /// <summary>Takes the bytes of one row's array; they do not hold any longer.</summary>
    protected abstract void Take(int row, ReadOnlySpan<byte> bytes);
}
