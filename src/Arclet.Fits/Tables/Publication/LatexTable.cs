using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>A table as LaTeX source for a paper: plain tabular with booktabs' rules, which every journal's class takes.</summary>
public static class LatexTable
{
    /// <summary>Writes the first rows of a table.</summary>
    /// <param name="table">The table; each column's name, unit and description make the head and the notes.</param>
    /// <param name="path">The file.</param>
    /// <param name="caption">The caption, LaTeX source.</param>
    /// <param name="label">The label for references.</param>
    /// <param name="rows">How many rows at most.</param>
    /// <param name="columns">The columns in order; null for all.</param>
    /// <exception cref="InputException">There is no column of a name, one holds arrays, or the file cannot be written.</exception>
    public static void WriteSample(Table table, string path, string caption, string label, int rows = 10, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column[] chosen = columns is null ? [.. table.Columns] : [.. columns.Select(table.Require)];
        CdsColumn[] formatted = [.. chosen.Select(c => new CdsColumn(c, table.Source))];
        int count = Math.Min(rows, table.RowCount);
        var text = new StringBuilder();
        text.Append("\\begin{table*}\n\\caption{").Append(caption).Append("}\n\\label{").Append(label).Append("}\n\\begin{tabular}{")
            .Append(string.Concat(chosen.Select(c => c.ElementType == typeof(string) ? 'l' : 'r'))).Append("}\n\\hline\n");
        text.AppendJoin(" & ", chosen.Select(c => Escaped(c.Name))).Append(" \\\\\n");
        text.AppendJoin(" & ", chosen.Select(c => string.IsNullOrEmpty(c.Unit) ? "" : $"({Escaped(c.Unit)})")).Append(" \\\\\n\\hline\n");
        for (int row = 0; row < count; row++)
            text.AppendJoin(" & ", formatted.Select(c => Cell(c.Text(row)))).Append(" \\\\\n");
        text.Append("\\hline\n\\end{tabular}\n");
        if (count < table.RowCount)
            text.Append(CultureInfo.InvariantCulture, $"\\tablefoot{{The first {count} of {table.RowCount} rows; the whole table is in electronic form.}}\n");
        text.Append("\\end{table*}\n");
        using var file = new AtomicFile(path);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()), 0);
        file.Commit();
    }

    /// <summary>A number, its sign and its power of ten as mathematics; nothing as dots.</summary>
    private static string Cell(string value)
    {
        if (value.Length == 0)
            return "\\ldots";
        int power = value.IndexOf('E', StringComparison.Ordinal);
        if (power > 0 && double.TryParse(value, CultureInfo.InvariantCulture, out _))
            return $"${value[..power]}\\times10^{{{int.Parse(value[(power + 1)..], CultureInfo.InvariantCulture)}}}$";
        return value[0] == '-' && double.TryParse(value, CultureInfo.InvariantCulture, out _) ? $"${value}$" : Escaped(value);
    }

    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            result.Append(c switch
            {
                '_' or '%' or '&' or '#' or '$' or '{' or '}' => $"\\{c}",
                '\\' => "\\textbackslash{}",
                '^' => "\\textasciicircum{}",
                '~' => "\\textasciitilde{}",
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }
}
