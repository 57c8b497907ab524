using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>Reads arrays of numbers or logicals whose lengths differ; each stored element is converted.</summary>
internal sealed class FitsVariableReader<TStored, T>(FitsTableField field, int rows, FitsHeap heap, Func<TStored, T> convert) : FitsDescriptorReader(field, rows, heap)
    where TStored : unmanaged, INumber<TStored>
{
    private readonly ArrayBuilder<T> _builder = new(field.Info, null, json: false);
    private TStored[] _stored = [];

    public override Column Build() => _builder.Build();

    protected override void Take(int row, ReadOnlySpan<byte> bytes)
    {
        int count = bytes.Length / Unsafe.SizeOf<TStored>();
        if (_stored.Length < count)
            _stored = new TStored[count];
        BigEndian.Swap(bytes, MemoryMarshal.AsBytes(_stored.AsSpan(0, count)), Unsafe.SizeOf<TStored>());
        for (int i = 0; i < count; i++)
        {
            // A zero byte among logicals is missing (standard, section 7.3.3.2).
            bool missing = (Field.Null is { } nothing && long.CreateSaturating(_stored[i]) == nothing) || (typeof(T) == typeof(bool) && TStored.IsZero(_stored[i]));
            if (missing)
                _builder.AppendMissingElement();
            else
                _builder.AppendElement(convert(_stored[i]));
        }

        _builder.EndCell();
    }
}
