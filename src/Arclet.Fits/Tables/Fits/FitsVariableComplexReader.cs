using System.Numerics;

namespace Arclet.Fits;

/// <summary>Reads arrays of complex numbers whose lengths differ.</summary>
internal sealed class FitsVariableComplexReader(FitsTableField field, int rows, FitsHeap heap) : FitsDescriptorReader(field, rows, heap)
{
    private readonly ArrayBuilder<Complex> _builder = new(field.Info, null, json: false);

    public override Column Build() => _builder.Build();

    protected override void Take(int row, ReadOnlySpan<byte> bytes)
    {
        var values = new Complex[bytes.Length / FitsTableField.SizeOf(Field.ElementCode)];
        FitsComplexReader.Decode(bytes, values, Field.ElementCode);
        foreach (Complex value in values)
            _builder.AppendElement(value);
        _builder.EndCell();
    }
}
