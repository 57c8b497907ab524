using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The columns of a user's table by the names that the settings give, with errors that name the setting's value and the columns there are.</summary>
internal sealed class CatalogueNumbers(Table table)
{
    /// <summary>The ids of the rows as text; all there and all different.</summary>
    public string[] Ids(string column)
    {
        Column id = Find(column) ?? throw Missing(column);
        var ids = new string[table.RowCount];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = id.IsMissing(i) ? "" : (Convert.ToString(id.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "").Trim();
            if (ids[i].Length == 0)
                throw InputException.InFile(table.Source, $"row {i + 1} has no value in column '{column}', expected an id in every row");
            if (!seen.TryAdd(ids[i], i))
                throw InputException.InFile(table.Source, $"rows {seen[ids[i]] + 1} and {i + 1} have the same {column}, {ids[i]}, expected ids that differ");
        }

        return ids;
    }

    /// <summary>A column's numbers; missing ones are NaN.</summary>
    public double[] Required(string column) => Find(column) is null ? throw Missing(column) : Numbers(column);

    /// <summary>The same, or NaN for every row where no column is named.</summary>
    public double[] Optional(string column)
    {
        if (column.Length > 0)
            return Required(column);
        var none = new double[table.RowCount];
        Array.Fill(none, double.NaN);
        return none;
    }

    private Column? Find(string column) => column.Length == 0 ? null : table.Find(column);

    private double[] Numbers(string column)
    {
        Column<double> values = table.Doubles(column);
        double[] result = values.Values.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            if (values.IsMissing(i))
                result[i] = double.NaN;
        }

        return result;
    }

    private InputException Missing(string column) => InputException.InFile(
        table.Source, $"there is no column '{column}', expected one of that name or another one in the settings' columns (there are {string.Join(", ", table.Columns.Take(30).Select(c => c.Name))}{(table.Columns.Count > 30 ? ", ..." : "")})");
}
