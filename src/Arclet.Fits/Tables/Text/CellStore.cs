namespace Arclet.Fits;

/// <summary>One column's cells as texts, one after the other in one array of characters, until their type is known.</summary>
internal sealed class CellStore(ColumnInfo info)
{
    private char[] _text = [];
    private int[] _ends = [];
    private int _count;

    public string Name => info.Name;

    public int Count => _count;

    public ReadOnlySpan<char> this[int row] => _text.AsSpan((row == 0 ? 0 : _ends[row - 1]).._ends[row]);

    public void Append(string cell)
    {
        int start = _count == 0 ? 0 : _ends[_count - 1];
        if ((long)start + cell.Length > Array.MaxLength)
            throw new InputException($"column {Name} has more than {Array.MaxLength} characters: read fewer rows of it");
        if (start + cell.Length > _text.Length)
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(start + (long)cell.Length, Math.Max(64, _text.Length * 2L))));
        cell.CopyTo(_text.AsSpan(start));
        if (_count == _ends.Length)
            Array.Resize(ref _ends, Math.Max(16, _ends.Length * 2));
        _ends[_count++] = start + cell.Length;
    }

    /// <summary>A column of the first of these types that all cells have: integers, numbers, True and False, texts. Empty cells are missing.</summary>
    public Column Infer(bool asText)
    {
        bool any = false;
        for (int row = 0; row < Count; row++)
            any |= !this[row].IsEmpty;
        if (asText || !any)
            return Build<string>()!;
        return Build<long>() ?? Build<double>() ?? Build<bool>() ?? Build<string>()!;
    }

    private Column? Build<T>()
    {
        var builder = new ScalarBuilder<T>(info);
        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<char> cell = this[row];
            if (cell.IsEmpty)
                builder.AppendMissing();
            else if (builder.Append(cell) is not null)
                return null;
        }

        return builder.Build();
    }
}
