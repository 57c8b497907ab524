namespace Arclet.Fits;

/// <summary>Collects a column's values row by row, from texts, so that memory follows what a file holds and not what it declares.</summary>
internal abstract class ColumnBuilder(ColumnInfo info)
{
    public ColumnInfo Info { get; } = info;

    /// <summary>The number of rows so far.</summary>
    public abstract int Count { get; }

    /// <summary>Appends a row's cell; returns null, or what was expected instead of the text.</summary>
    public abstract string? Append(ReadOnlySpan<char> cell);

    public abstract void AppendMissing();

    public abstract Column Build();

    /// <summary>A list that doubles, as an array.</summary>
    protected static void Store<T>(ref T[] array, int index, T value)
    {
        if (index >= array.Length)
            Array.Resize(ref array, Math.Max(16, (int)Math.Min(Array.MaxLength, array.Length * 2L)));
        array[index] = value;
    }

    /// <summary>Marks of missing places, made when the first one is.</summary>
    protected static void Mark(ref bool[]? marks, int index)
    {
        marks ??= new bool[16];
        if (index >= marks.Length)
            Array.Resize(ref marks, (int)Math.Min(Array.MaxLength, Math.Max(index + 1L, marks.Length * 2L)));
        marks[index] = true;
    }

    protected static bool[]? Trim(bool[]? marks, int count)
    {
        if (marks is not null && marks.Length != count)
            Array.Resize(ref marks, count);
        return marks;
    }
}
