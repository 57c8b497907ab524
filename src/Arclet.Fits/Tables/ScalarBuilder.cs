namespace Arclet.Fits;

/// <summary>Collects single values.</summary>
internal sealed class ScalarBuilder<T>(ColumnInfo info) : ColumnBuilder(info)
{
    private T[] _values = [];
    private bool[]? _missing;
    private int _count;

    public override int Count => _count;

    /// <summary>A text that stands for a missing value, such as VOTable's null; null where there is none.</summary>
    public T? Null { get; init; }

    public bool HasNull { get; init; }

    public override string? Append(ReadOnlySpan<char> cell)
    {
        if (!CellText.TryParse(cell, out T value))
            return CellText.Expected<T>();
        Append(value);
        return null;
    }

    public void Append(T value)
    {
        if (HasNull && EqualityComparer<T>.Default.Equals(value, Null))
            AppendMissing();
        else
            Store(ref _values, _count++, value);
    }

    public override void AppendMissing()
    {
        Mark(ref _missing, _count);
        Store(ref _values, _count++, ColumnElement.Missing<T>());
    }

    public override Column Build()
    {
        Array.Resize(ref _values, _count);
        return new Column<T>(Info, _values, Trim(_missing, _count));
    }
}
