using System.Globalization;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables behind figures.</summary>
internal static class FigureTable
{
    /// <summary>An empty table of a figure.</summary>
    public static Table Of(int number, string description)
    {
        var table = new Table(string.Create(CultureInfo.InvariantCulture, $"figure {number}")) { Name = string.Create(CultureInfo.InvariantCulture, $"FIG{number:00}"), Description = description };
        return table;
    }

    /// <summary>The columns of clumps that most figures are made of.</summary>
    public static Table Clumps(int number, string description, ResultBase sample, IReadOnlyList<ResultClump> clumps)
    {
        Table table = Of(number, description);
        table.Add("id", [.. clumps.Select(c => c.Id)], "The clump");
        table.Add("galaxy", [.. clumps.Select(c => c.GalaxyId)], "The image of its galaxy");
        table.Add("z", [.. clumps.Select(c => c.Redshift)], null, "Redshift");
        table.Add("z_bin", [.. clumps.Select(c => (long)BinOf(sample, c.Redshift))], null, "Redshift bin from 0; -1 outside of all");
        return table;
    }

    /// <summary>Adds a quantity of clumps.</summary>
    public static Table With(this Table table, string name, IReadOnlyList<ResultClump> clumps, Func<ResultClump, double> value, string? unit, string description)
    {
        table.Add(name, [.. clumps.Select(value)], unit, description);
        return table;
    }

    /// <summary>The number of the bin of a redshift; -1 outside of all.</summary>
    public static int BinOf(ResultBase sample, double redshift)
    {
        IReadOnlyList<double> edges = sample.Settings.RedshiftEdges;
        for (int b = 0; b < edges.Count - 1; b++)
        {
            if (redshift >= edges[b] && redshift < edges[b + 1])
                return b;
        }

        return -1;
    }
}
