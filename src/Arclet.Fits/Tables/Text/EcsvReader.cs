using System.Numerics;
using System.Text;

namespace Arclet.Fits;

/// <summary>Reads ECSV 0.9 and 1.0: types, units, descriptions and metadata from the YAML header, then the cells. Empty cells are missing.</summary>
internal static class EcsvReader
{
    /// <summary>How astropy puts objects of its own (times, coordinates) together from plain columns: the columns are read, the recipe is not kept.</summary>
    internal const string AstropyRecipe = "__serialized_columns__";

    public static Table Read(string path, TableSelection selection)
    {
        using var text = new DelimitedText(path);
        var header = new StringBuilder();
        string? line = text.ReadLine();
        if (line is null || !line.StartsWith("# %ECSV ", StringComparison.Ordinal))
            throw InputException.InFile(path, "this is not an ECSV table: expected its first line to be '# %ECSV 1.0'");
        while ((line = text.ReadLine()) is not null && line.StartsWith('#'))
            header.Append(line.StartsWith("# ", StringComparison.Ordinal) ? line.AsSpan(2) : line.AsSpan(1)).Append('\n');
        if (line is null)
            throw InputException.InFile(path, "the table ends with its header: expected a line with the names of its columns");

        var yaml = YamlReader.Read(header.ToString(), path, firstLine: 2) as TableMetadata
            ?? throw InputException.InFile(path, "the ECSV header is empty: expected 'datatype' with a list of columns");
        char delimiter = (yaml["delimiter"] as string) switch
        {
            null or " " => ' ',
            "," => ',',
            var other => throw InputException.InFile(path, $"the ECSV header has the delimiter '{other}': expected a comma or a blank"),
        };
        List<string> names = text.Split(line, delimiter);
        DelimitedRows.CheckNames(text, names);
        int[] wanted = selection.Indices(names, path);
        ColumnBuilder[] builders = Builders(path, yaml, names, wanted);
        foreach ((int number, List<string> cells) in DelimitedRows.Read(text, names.Count, delimiter, selection))
        {
            for (int i = 0; i < builders.Length; i++)
            {
                string cell = cells[wanted[i]];
                if (cell.Length == 0)
                    builders[i].AppendMissing();
                else if (builders[i].Append(cell) is { } expected)
                    throw InputException.InFile(path, $"line {number}, column {builders[i].Info.Name}: expected {expected}, found '{Shortened(cell)}'");
            }
        }

        var table = new Table(path);
        foreach (ColumnBuilder builder in builders)
            table.Add(builder.Build());
        foreach ((string key, object? value) in Entries(yaml["meta"]))
        {
            if (key != AstropyRecipe)
                table.Metadata.Put(key, value);
        }

        return table;
    }

    /// <summary>The entries of a mapping, or of an ordered one: a list of mappings with one key each.</summary>
    internal static IEnumerable<KeyValuePair<string, object?>> Entries(object? meta) =>
        meta as TableMetadata ?? (meta as IReadOnlyList<object?>)?.OfType<TableMetadata>().SelectMany(m => m) ?? [];

    /// <summary>What ECSV, and astropy in comments of FITS tables, say about a column.</summary>
    internal static ColumnInfo Info(string name, TableMetadata column, string? jsonSubtype) => new(
        name,
        column["unit"]?.ToString(),
        column["description"]?.ToString(),
        Entries(column["meta"]).FirstOrDefault(e => e.Key == "ucd").Value?.ToString(),
        column["format"]?.ToString(),
        jsonSubtype);

    internal static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private static ColumnBuilder[] Builders(string path, TableMetadata yaml, List<string> names, int[] wanted)
    {
        if (yaml["datatype"] is not IReadOnlyList<object?> columns || columns.Count != names.Count)
            throw InputException.InFile(path, $"the ECSV header does not describe the {names.Count} columns: expected 'datatype' with one entry for each");
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not TableMetadata column || column["name"]?.ToString() != names[i])
                throw InputException.InFile(path, $"entry {i + 1} of 'datatype' in the ECSV header does not belong to column {names[i]}: expected its name there");
        }

        return [.. wanted.Select(i => Builder(path, names[i], (TableMetadata)columns[i]!))];
    }

    private static ColumnBuilder Builder(string path, string name, TableMetadata column)
    {
        string type = column["datatype"]?.ToString() ?? "";
        string? subtype = column["subtype"]?.ToString();
        if (type != "string" || subtype is null)
            return Of(type, Info(name, column, null), null, array: false) ?? throw WrongType(type);
        int open = subtype.IndexOf('[', StringComparison.Ordinal);
        if (open < 0 || !subtype.EndsWith(']'))
            return new ScalarBuilder<string>(Info(name, column, subtype));
        string[] axes = subtype[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        // An array of arrays of varying lengths stays what it is in the file: JSON.
        if (axes.Length > 1 && axes.Contains("null"))
            return new ScalarBuilder<string>(Info(name, column, subtype));
        int[] shape = new int[axes.Length];
        long length = 1;
        for (int i = 0; i < axes.Length && axes[0] != "null"; i++)
        {
            if (!int.TryParse(axes[i], System.Globalization.NumberStyles.None, null, out shape[i]))
                throw WrongType(subtype);
            length = Math.Min(length * shape[i], int.MaxValue);
        }

        if (length > YamlReader.MaximumArrayLength)
            throw InputException.InFile(path, $"column {name} has arrays of {subtype} in the ECSV header: expected at most {YamlReader.MaximumArrayLength} elements");
        return Of(subtype[..open], Info(name, column, null), axes[0] == "null" ? null : shape, array: true) ?? throw WrongType(subtype);

        InputException WrongType(string found) =>
            InputException.InFile(path, $"column {name} has the type '{found}' in the ECSV header: expected an integer, float or complex type, bool or string, or an array of them");
    }

    private static ColumnBuilder? Of(string type, ColumnInfo info, int[]? shape, bool array)
    {
        return type switch
        {
            "int8" => Make<sbyte>(),
            "int16" => Make<short>(),
            "int32" => Make<int>(),
            "int64" => Make<long>(),
            "uint8" => Make<byte>(),
            "uint16" => Make<ushort>(),
            "uint32" => Make<uint>(),
            "uint64" => Make<ulong>(),
            "float16" or "float32" => Make<float>(),
            "float64" or "float128" => Make<double>(),
            "complex64" or "complex128" or "complex256" when !array => Make<Complex>(),
            "bool" => Make<bool>(),
            "string" => Make<string>(),
            _ => null,
        };

        ColumnBuilder Make<T>() => array ? new ArrayBuilder<T>(info, shape, json: true) : new ScalarBuilder<T>(info);
    }
}
