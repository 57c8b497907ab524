using Arclet.Fits;

namespace Arclet.Study;

/// <summary>One table of the tables of many units: their rows in the stage's order, all columns that any has.</summary>
internal static class StagePacking
{
    /// <summary>The table of a name; null where no unit has one.</summary>
    public static Table? Pack(IReadOnlyList<UnitResult> units, string name) => Concatenate([.. units.Where(u => Names(u).Contains(name, StringComparer.OrdinalIgnoreCase)).Select(u => u.Table(name))]);

    /// <summary>The names of a unit's tables, in the file's order.</summary>
    public static IReadOnlyList<string> Names(UnitResult unit)
    {
        string path = unit.PathOf(UnitOutput.TableFile);
        if (!File.Exists(path))
            return [];
        using FitsFile file = FitsFile.Open(path);
        return [.. file.Hdus.Where(h => h.Kind == FitsHduKind.BinaryTable && h.Name is { Length: > 0 }).Select(h => h.Name!)];
    }

    /// <summary>Rows one after another; a column that a table does not have is missing there.</summary>
    /// <exception cref="InputException">Columns of one name are of different kinds.</exception>
    public static Table? Concatenate(IReadOnlyList<Table> tables)
    {
        if (tables.Count == 0)
            return null;
        var result = new Table { Name = tables[0].Name, Description = tables[0].Description };
        foreach ((string key, object? value) in tables[0].Metadata)
        {
            if (tables.All(t => Equals(t.Metadata[key], value)))
                Set(result.Metadata, key, value);
        }

        foreach (string column in Ordered(tables))
            result.Add(Join(column, tables));
        return result;
    }

    private static void Set(TableMetadata metadata, string key, object? value)
    {
        switch (value)
        {
            case bool truth:
                metadata.Set(key, truth);
                break;
            case long whole:
                metadata.Set(key, whole);
                break;
            case double number:
                metadata.Set(key, number);
                break;
            case string text:
                metadata.Set(key, text);
                break;
            default:
                // Cards of other kinds describe the file, not the table.
                break;
        }
    }

    private static List<string> Ordered(IReadOnlyList<Table> tables)
    {
        List<string> names = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Table table in tables)
        {
            string? before = null;
            foreach (Column column in table.Columns)
            {
                if (seen.Add(column.Name))
                    names.Insert(before is null ? 0 : names.IndexOf(before) + 1, column.Name);
                before = column.Name;
            }
        }

        return names;
    }

    private static Column Join(string name, IReadOnlyList<Table> tables)
    {
        Column first = tables.Select(t => t.Find(name)).First(c => c is not null)!;
        Column?[] parts = [.. tables.Select(t => t.Find(name))];
        if (parts.Any(p => p is not null && p.IsArray != first.IsArray))
            throw new InputException($"the column {name} has one value in some units and many in others");
        if (first.IsArray)
        {
            return first.ElementType == typeof(double) ? Arrays<double>(first, parts, tables) : first.ElementType == typeof(long) ? Arrays<long>(first, parts, tables)
                : throw new InputException($"the column {name} has arrays of {first.ElementType.Name}, expected numbers");
        }

        Type[] types = [.. parts.OfType<Column>().Select(p => p.ElementType).Distinct()];
        if (types is [var only])
        {
            return only == typeof(double) ? Scalars(first, parts, tables, double.NaN) : only == typeof(long) ? Scalars(first, parts, tables, 0L)
                : only == typeof(bool) ? Scalars(first, parts, tables, false) : only == typeof(string) ? Scalars(first, parts, tables, "")
                : throw new InputException($"the column {name} has {only.Name}, expected numbers, texts or truth values");
        }

        throw new InputException($"the column {name} has {string.Join(" and ", types.Select(t => t.Name))} in different units, expected one kind");
    }

    private static Column<T> Scalars<T>(Column first, Column?[] parts, IReadOnlyList<Table> tables, T absent)
    {
        int rows = tables.Sum(t => t.RowCount), at = 0;
        var values = new T[rows];
        bool[] missing = new bool[rows];
        for (int i = 0; i < parts.Length; i++)
        {
            for (int row = 0; row < tables[i].RowCount; row++, at++)
            {
                bool isMissing = parts[i] is null || parts[i]!.IsMissing(row);
                // A missing real number is NaN in itself.
                missing[at] = isMissing && absent is not double;
                values[at] = isMissing ? absent : ((Column<T>)parts[i]!)[row];
            }
        }

        return new Column<T>(first.Name, values, first.Unit, first.Description, missing.Any(m => m) ? missing : null) { Display = first.Display, Ucd = first.Ucd };
    }

    private static ArrayColumn<T> Arrays<T>(Column first, Column?[] parts, IReadOnlyList<Table> tables)
    {
        var cells = new List<T[]>();
        for (int i = 0; i < parts.Length; i++)
        {
            for (int row = 0; row < tables[i].RowCount; row++)
                cells.Add(parts[i] is ArrayColumn<T> column ? column[row].ToArray() : parts[i] is null ? [] : throw new InputException($"the column {first.Name} has arrays of different kinds in different units"));
        }

        return new ArrayColumn<T>(first.Name, cells, first.Unit, first.Description);
    }
}
