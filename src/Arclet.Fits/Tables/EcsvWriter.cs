using System.Text;

namespace Arclet.Fits;

/// <summary>Writes ECSV 1.0 (Astropy Proposal for Enhancement 6): a YAML header in comment lines, then comma-separated values.</summary>
internal static class EcsvWriter
{
    public static void Write(Table table, string path)
    {
        using var file = new AtomicFile(path);
        TableText.WriteRows(table, file, Header(table));
        file.Commit();
    }

    private static string Header(Table table)
    {
        var text = new StringBuilder("# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n");
        foreach (Column column in table.Columns)
        {
            text.Append("# - {name: ").Append(YamlText.Scalar(column.Name));
            if (column.Unit is { } unit)
                text.Append(", unit: ").Append(YamlText.Scalar(unit));
            text.Append(", datatype: ").Append(TypeName(column));
            if (column.Description is { } description)
                text.Append(", description: ").Append(YamlText.Scalar(description));
            text.Append("}\n");
        }

        if (table.Metadata.Count > 0)
        {
            text.Append("# meta: !!omap\n");
            foreach ((string key, object? value) in table.Metadata)
                text.Append("# - {").Append(YamlText.Scalar(key)).Append(": ").Append(YamlText.Value(value)).Append("}\n");
        }

        return text.Append("# schema: astropy-2.0\n").ToString();
    }

    private static string TypeName(Column column) => column switch
    {
        Column<double> => "float64",
        Column<long> => "int64",
        Column<bool> => "bool",
        Column<string> => "string",
        _ => throw new InvalidOperationException($"column {column.Name} has a type that ECSV cannot hold"),
    };
}
