using System.Globalization;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Fluxes of whole galaxies in a photometric catalogue; those of merged entries are added.</summary>
public sealed class CatalogueHosts
{
    private readonly Dictionary<string, List<int>> rowsById = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<int>> rowsBySegment = [];
    private readonly List<(string Filter, double[] Flux, double[] Error)> bands = [];

    /// <summary>Finds the filters of a catalogue by its columns' names.</summary>
    /// <param name="table">The catalogue.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="fluxes">How flux columns are called.</param>
    /// <exception cref="InputException">It has no flux column.</exception>
    public CatalogueHosts(Table table, CatalogueColumns columns, CatalogueFluxes fluxes)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(fluxes);
        Column ids = table.Require(columns.Id);
        Column? segments = columns.Segment.Length > 0 ? table.Find(columns.Segment) : null;
        for (int i = 0; i < table.RowCount; i++)
        {
            Add(rowsById, Text(ids.GetValue(i)), i);
            if (segments is not null && long.TryParse(Text(segments.GetValue(i)), NumberStyles.Integer, CultureInfo.InvariantCulture, out long segment) && segment > 0)
                Add(rowsBySegment, segment, i);
        }

        foreach (Filter filter in FilterCatalog.All)
        {
            if (fluxes.Flux.Length > 0 && table.Contains(fluxes.FluxColumn(filter.Id)) && table.Contains(fluxes.ErrorColumn(filter.Id)))
                bands.Add((filter.Id, Scaled(table.Doubles(fluxes.FluxColumn(filter.Id)), fluxes.UnitNanojansky), Scaled(table.Doubles(fluxes.ErrorColumn(filter.Id)), fluxes.UnitNanojansky)));
        }

        if (bands.Count == 0)
        {
            string some = string.Join(", ", table.Columns.Select(c => c.Name).Take(30));
            throw InputException.InFile(table.Source, $"there are no flux columns such as {fluxes.FluxColumn("F150W")} and {fluxes.ErrorColumn("F150W")} (it has {some}), expected their names in inputs.fluxes, or fluxes: images in hosts");
        }
    }

    /// <summary>The filters that it has.</summary>
    public IReadOnlyList<string> Filters => [.. bands.Select(b => b.Filter)];

    /// <summary>The fluxes of a galaxy in nJy; filters without a flux and a positive error are left out.</summary>
    public IReadOnlyList<SedBand> Of(Galaxy galaxy)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        int[] rows = [.. galaxy.Segments.SelectMany(s => rowsBySegment.TryGetValue(s, out List<int>? found) ? found : []).Concat(rowsById.TryGetValue(galaxy.Id, out List<int>? own) ? own : []).Distinct().Order()];
        var result = new List<SedBand>();
        foreach ((string filter, double[] flux, double[] error) in bands)
        {
            // A galaxy of two entries, one of them without a value, has no flux.
            if (rows.Length > 0 && rows.All(r => double.IsFinite(flux[r]) && error[r] > 0 && double.IsFinite(error[r])))
                result.Add(new SedBand(filter, rows.Sum(r => flux[r]), Math.Sqrt(rows.Sum(r => error[r] * error[r]))));
        }

        return result;
    }

    private static double[] Scaled(Column<double> column, double factor) => [.. Enumerable.Range(0, column.Count).Select(i => column.IsMissing(i) ? double.NaN : factor * column[i])];

    private static string Text(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static void Add<T>(Dictionary<T, List<int>> rows, T key, int row)
        where T : notnull
    {
        if (!rows.TryGetValue(key, out List<int>? list))
            rows[key] = list = [];
        list.Add(row);
    }
}
