using System.Text;

namespace Arclet.Fits;

/// <summary>Writes ECSV 1.0 (Astropy Proposal for Enhancement 6): a YAML header in comment lines, then comma-separated values.</summary>
internal static class EcsvWriter
{
    public static void Write(Table table, string path) => TableText.Write(table, path, Header(table));

    private static string Header(Table table)
    {
        var text = new StringBuilder("# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n");
        foreach (Column column in table.Columns)
        {
            text.Append("# - {name: ").Append(YamlText.Scalar(column.Name));
            if (column.Unit is { } unit)
                text.Append(", unit: ").Append(YamlText.Scalar(unit));
            text.Append(", datatype: ").Append(column.IsArray ? "string" : TypeName(column));
            if (Subtype(column) is { } subtype)
                text.Append(", subtype: ").Append(YamlText.Scalar(subtype));
            if (DisplayFormat.Parse(column.Display) is { } display)
                text.Append(", format: ").Append(YamlText.Scalar(display.Python));
            if (column.Description is { } description)
                text.Append(", description: ").Append(YamlText.Scalar(description));
            if (column.Ucd is { } ucd)
                text.Append(", meta: {ucd: ").Append(YamlText.Scalar(ucd)).Append('}');
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

    private static string? Subtype(Column column) =>
        column.IsVariableLength ? $"{TypeName(column)}[null]"
        : column.Shape.Count > 0 ? $"{TypeName(column)}[{string.Join(',', column.Shape)}]"
        : column.JsonSubtype;

    private static string TypeName(Column column) => Type.GetTypeCode(column.ElementType) switch
    {
        TypeCode.Double => "float64",
        TypeCode.Single => "float32",
        TypeCode.SByte => "int8",
        TypeCode.Byte => "uint8",
        TypeCode.Boolean => "bool",
        TypeCode.String => "string",
        TypeCode.Object => "complex128",
        var integer => integer.ToString().ToLowerInvariant(),
    };
}
