namespace Arclet.Fits;

/// <summary>Collects arrays: of one shape, or of any length where the shape is null. Texts are JSON as ECSV has it, or separated by blanks as VOTable has them.</summary>
internal sealed class ArrayBuilder<T>(ColumnInfo info, int[]? shape, bool json) : ColumnBuilder(info)
{
    /// <summary>16 to 32 MB of numbers.</summary>
    private const int MaximumPadding = 1 << 22;

    private readonly int _length = shape?.Aggregate(1, (a, b) => checked(a * b)) ?? -1;
    private T[] _values = [];
    private int[] _starts = [0];
    private bool[]? _missing;
    private bool[]? _missingElements;
    private int _count;
    private int _filled;
    private long _padding;

    public override int Count => _count;

    /// <summary>The number of elements that a cell has, or -1 where it may have any.</summary>
    public int CellLength => _length;

    /// <summary>An element that stands for a missing one.</summary>
    public T? Null { get; init; }

    public bool HasNull { get; init; }

    public override string? Append(ReadOnlySpan<char> cell)
    {
        int before = _filled;
        string? problem = json ? JsonArray.Read(cell, this, shape?.Length ?? 1) : Words(cell);
        problem ??= EndCell(before);
        if (problem is not null)
            _filled = before;
        return problem;
    }

    public void AppendElement(T value)
    {
        if (HasNull && EqualityComparer<T>.Default.Equals(value, Null))
            AppendMissingElement();
        else
            Store(ref _values, _filled++, value);
    }

    public void AppendMissingElement()
    {
        Mark(ref _missingElements, _filled);
        Store(ref _values, _filled++, ColumnElement.Missing<T>());
    }

    /// <summary>Ends a cell of elements appended one by one; returns null, or what was expected.</summary>
    public string? EndCell() => EndCell(_starts[_count]);

    public override void AppendMissing()
    {
        // Only a header says how long a missing array is: it must not cost much more than what is there.
        _padding += Math.Max(0, _length);
        if (_padding > MaximumPadding && _padding > 8L * (_filled - _padding))
            throw new InputException($"column {Info.Name} has missing arrays of {_length} elements each, more than the rest of it by far: expected shorter arrays");
        Mark(ref _missing, _count);
        for (int i = 0; i < _length; i++)
            Store(ref _values, _filled++, ColumnElement.Missing<T>());
        Store(ref _starts, ++_count, _filled);
    }

    public override Column Build()
    {
        Array.Resize(ref _values, _filled);
        Array.Resize(ref _starts, _count + 1);
        bool[]? missing = Trim(_missing, _count), elements = Trim(_missingElements, _filled);
        return shape is null
            ? new ArrayColumn<T>(Info, _values, _starts, missing, elements)
            : new ArrayColumn<T>(Info, _values, shape, _count, missing, elements);
    }

    private string? EndCell(int before)
    {
        if (_length >= 0 && _filled - before != _length)
            return $"an array of {_length} elements";
        Store(ref _starts, ++_count, _filled);
        return null;
    }

    private string? Words(ReadOnlySpan<char> cell)
    {
        foreach (Range range in cell.SplitAny(' ', '\t', '\n', '\r'))
        {
            ReadOnlySpan<char> word = cell[range];
            if (word.IsEmpty)
                continue;
            if (!CellText.TryParse(word, out T value))
                return $"an array whose elements are each {CellText.Expected<T>()}";
            AppendElement(value);
        }

        return null;
    }
}
