using System.Globalization;

namespace Arclet.Fits;

/// <summary>The heap behind the rows of a binary table, where arrays of varying length stand (standard, section 7.3.5).</summary>
internal sealed class FitsHeap(FitsTableLayout layout)
{
    private const int WindowLength = 1 << 18;

    /// <summary>Arrays may share bytes of the heap; beyond this much more than the heap they are refused.</summary>
    private const long SharedBytes = 16 << 20;

    private byte[] _window = [];
    private long _windowStart;
    private int _windowFilled;
    private long _taken;

    public string Source => layout.Hdu.Header.Source;

    /// <summary>Some bytes of the heap; they hold until the next call.</summary>
    public ReadOnlySpan<byte> Read(long offset, long length, FitsTableField field, long row)
    {
        if (offset < 0 || length < 0 || offset > layout.HeapLength - length || length > Array.MaxLength)
            throw InputException.InFile(Source, string.Create(CultureInfo.InvariantCulture, $"column {field.Info.Name}, row {row + 1}: its array of {length} bytes at byte {offset} of the heap is not in the file: expected it within the heap's {layout.HeapLength} bytes"));
        _taken += length;
        if (_taken > layout.HeapLength + SharedBytes)
            throw InputException.InFile(Source, $"column {field.Info.Name}, row {row + 1}: the arrays of the table so far are {_taken} bytes long: expected no more than the heap's {layout.HeapLength} bytes");
        if (offset < _windowStart || offset + length > _windowStart + _windowFilled)
        {
            int wanted = (int)Math.Max(length, Math.Min(WindowLength, layout.HeapLength - offset));
            if (_window.Length < wanted)
                _window = new byte[wanted];
            layout.Hdu.Bytes.Read(layout.Hdu.DataOffset + layout.HeapOffset + offset, _window.AsSpan(0, wanted));
            (_windowStart, _windowFilled) = (offset, wanted);
        }

        return _window.AsSpan((int)(offset - _windowStart), (int)length);
    }
}
