using System.Text;

namespace Arclet.Fits;

/// <summary>Reads ECSV 0.9 and 1.0: types, units, descriptions and metadata from the YAML header, then the cells. Empty cells are missing.</summary>
internal static class EcsvReader
{
    /// <summary>How astropy puts objects of its own (times, coordinates) together from plain columns: the columns are read, the recipe is not kept.</summary>
    private const string AstropyRecipe = "__serialized_columns__";

    public static Table Read(string path)
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
        CellBlock block = CellBlock.Read(text, text.Split(line, delimiter), delimiter);
        return Build(path, yaml, block);
    }

    private static Table Build(string path, TableMetadata yaml, CellBlock block)
    {
        if (yaml["datatype"] is not IReadOnlyList<object?> columns || columns.Count != block.Names.Count)
            throw InputException.InFile(path, $"the ECSV header does not describe the {block.Names.Count} columns: expected 'datatype' with one entry for each");
        var table = new Table(path);
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not TableMetadata column || column["name"]?.ToString() != block.Names[i])
                throw InputException.InFile(path, $"entry {i + 1} of 'datatype' in the ECSV header does not belong to column {block.Names[i]}: expected its name there");
            table.Add(Typed(path, block, i, column));
        }

        // 'meta' is a mapping, or an ordered one: a list of mappings with one key each.
        if (yaml["meta"] is TableMetadata map)
            Keep(map);
        else if (yaml["meta"] is IReadOnlyList<object?> list)
            list.OfType<TableMetadata>().ToList().ForEach(Keep);
        return table;

        void Keep(TableMetadata entries)
        {
            foreach ((string key, object? value) in entries)
            {
                if (key != AstropyRecipe)
                    table.Metadata.Put(key, value);
            }
        }
    }

    private static Column Typed(string path, CellBlock block, int index, TableMetadata column)
    {
        string? unit = column["unit"]?.ToString(), description = column["description"]?.ToString();
        string type = column["datatype"]?.ToString() ?? "";
        return type switch
        {
            "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64" => block.Integers(index, unit, description),
            "float16" or "float32" or "float64" or "float128" => block.Numbers(index, unit, description),
            "bool" => block.Logicals(index, unit, description),
            "string" => block.Texts(index, unit, description),
            _ => throw InputException.InFile(path, $"column {block.Names[index]} has the type '{type}' in the ECSV header: expected an integer or float type, bool or string"),
        };
    }
}
