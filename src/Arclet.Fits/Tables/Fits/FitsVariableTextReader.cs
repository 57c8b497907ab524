namespace Arclet.Fits;

/// <summary>Reads texts of any length from the heap: one text in a row.</summary>
internal sealed class FitsVariableTextReader(FitsTableField field, int rows, FitsHeap heap) : FitsDescriptorReader(field, rows, heap)
{
    private readonly string[] _values = new string[rows];

    public override Column Build() => new Column<string>(Field.Info, _values);

    protected override void Take(int row, ReadOnlySpan<byte> bytes) => _values[row] = FitsTableText.Decode(bytes);
}
