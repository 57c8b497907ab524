namespace Arclet.Fits;

/// <summary>What is read of a table: some of its columns and a range of its rows. What is left out is not held in memory.</summary>
public sealed record TableSelection
{
    /// <summary>The columns to read, by name (case matters) and in the order wanted; null reads all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The first row to read, 0-based.</summary>
    public long FirstRow { get; init; }

    /// <summary>The number of rows to read; fewer where the table ends before; null reads to the end.</summary>
    public long? RowCount { get; init; }

    /// <summary>Columns that are read as texts whatever they look like, such as ids 1.1 and 1.10; only for formats without types (CSV and plain catalogues).</summary>
    public IReadOnlyList<string> TextColumns { get; init; } = [];

    internal static TableSelection Everything { get; } = new();

    internal bool IsText(string name) => TextColumns.Contains(name);

    /// <summary>The rows of a table of <paramref name="rows"/> that are meant.</summary>
    internal (long First, long Count) Rows(long rows)
    {
        Check();
        long first = Math.Min(FirstRow, rows);
        return (first, Math.Min(RowCount ?? long.MaxValue, rows - first));
    }

    /// <summary>Whether a row is behind the last one wanted.</summary>
    internal bool IsBehind(long row) => RowCount is { } count && row - FirstRow >= count;

    internal void Check()
    {
        if (FirstRow < 0 || RowCount < 0)
            throw new InputException($"the rows {FirstRow} and {RowCount} more of a table cannot be read: expected a first row and a number of rows of 0 or more");
    }

    /// <summary>The places of the wanted columns among those that exist.</summary>
    internal int[] Indices(IReadOnlyList<string> names, string source)
    {
        Check();
        if (Columns is null)
            return [.. Enumerable.Range(0, names.Count)];
        int[] indices = new int[Columns.Count];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = -1;
            for (int j = 0; j < names.Count && indices[i] < 0; j++)
            {
                if (names[j] == Columns[i])
                    indices[i] = j;
            }

            if (indices[i] < 0)
                throw InputException.InFile(source, $"there is no column {Columns[i]}: expected it among {string.Join(", ", names)}");
            if (Array.IndexOf(indices, indices[i], 0, i) >= 0)
                throw InputException.InFile(source, $"column {Columns[i]} is selected twice: expected each once");
        }

        return indices;
    }
}
