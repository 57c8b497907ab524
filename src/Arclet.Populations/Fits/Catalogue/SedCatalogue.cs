using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// The objects of a table: columns <c>id</c>, <c>redshift</c> and, for each filter, <c>flux_FILTER_njy</c> with <c>err_FILTER_njy</c> and, optionally, <c>limit_FILTER_njy</c>
/// (or all with <c>_ujy</c>). A missing value or NaN means that nothing is known in that filter.
/// An object with an impossible value is kept, with its <see cref="SedObject.Problem"/>: it must not stop the others.
/// </summary>
public sealed class SedCatalogue
{
    private SedCatalogue(string source, string[] filters, SedObject[] objects)
    {
        Source = source;
        Filters = filters;
        Objects = objects;
    }

    /// <summary>The file.</summary>
    public string Source { get; }

    /// <summary>The ids of the filters with a column, in the table's order.</summary>
    public IReadOnlyList<string> Filters { get; }

    /// <summary>The objects, in the table's order.</summary>
    public IReadOnlyList<SedObject> Objects { get; }

    /// <summary>Reads a table's file, in any format that <see cref="Table.Read"/> knows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="needsRedshift">Whether the table must have redshifts.</param>
    /// <exception cref="InputException">It cannot be read, a column is missing, an id is missing or there twice, or no object can be fitted.</exception>
    public static SedCatalogue Read(string path, bool needsRedshift = true) => Of(Table.Read(path), path, needsRedshift);

    /// <summary>The objects of a table in memory.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="needsRedshift">Whether the table must have redshifts.</param>
    /// <exception cref="InputException">A column is missing, an id is missing or there twice, or no object can be fitted.</exception>
    public static SedCatalogue Of(Table table, string name, bool needsRedshift = true)
    {
        ArgumentNullException.ThrowIfNull(table);
        BandColumns[] bands = [.. table.Columns.Select(c => BandColumns.Of(table, c, name)).OfType<BandColumns>()];
        if (bands.Length == 0)
            throw InputException.InFile(name, "there is no column such as flux_F150W_njy, expected one for each filter, with err_F150W_njy beside it");
        if (bands.GroupBy(b => b.Filter).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw InputException.InFile(name, $"the filter {twice.Key} has two columns of fluxes, expected one");
        if (!table.Contains("id"))
            throw InputException.InFile(name, "the column id is missing, expected a name for each object");
        bool hasRedshift = table.Contains("redshift");
        if (needsRedshift && !hasRedshift)
            throw InputException.InFile(name, "the column redshift is missing, expected one, or a prior of redshift in the settings");
        Column ids = table.Require("id");
        Column<double>? redshifts = hasRedshift ? table.Doubles("redshift") : null;
        var objects = new SedObject[table.RowCount];
        var seen = new Dictionary<string, int>();
        for (int row = 0; row < objects.Length; row++)
        {
            string id = ids.GetValue(row)?.ToString()?.Trim() ?? "";
            if (id.Length == 0)
                throw InputException.InFile(name, $"row {row + 1} has no id, expected a name");
            if (!seen.TryAdd(id, row))
                throw InputException.InFile(name, $"rows {seen[id] + 1} and {row + 1} have the same id '{id}', expected different ones");
            double redshift = redshifts is null || redshifts.IsMissing(row) ? double.NaN : redshifts[row];
            string? problem = needsRedshift && !(redshift > 0 && redshift <= 20) ? $"has the redshift {redshift}, expected one above 0 and at most 20" : null;
            var known = new List<SedBand>();
            foreach (BandColumns band in bands)
            {
                (SedBand? value, string? wrong) = band.Band(row);
                if (value is { } some)
                    known.Add(some);
                problem ??= wrong;
            }

            problem ??= known.Count == 0 ? "has neither a flux nor a limit in any filter, expected some" : null;
            objects[row] = new(id, redshift, known) { Problem = problem is null ? null : $"row {row + 1} ({id}) {problem}" };
        }

        if (objects.Length == 0)
            throw InputException.InFile(name, "the table has no rows, expected objects");
        if (Array.TrueForAll(objects, o => o.Problem is not null))
            throw InputException.InFile(name, objects[0].Problem + (objects.Length > 1 ? ", and none of the other objects can be fitted either" : ""));
        return new(name, [.. bands.Select(b => b.Filter)], objects);
    }

    /// <summary>The columns of one filter.</summary>
    private sealed record BandColumns(string Filter, double Scale, Column<double> Flux, Column<double>? Error, Column<double>? Limit)
    {
        public static BandColumns? Of(Table table, Column column, string name)
        {
            if (!column.Name.StartsWith("flux_", StringComparison.Ordinal))
                return null;
            (string ending, double scale) = column.Name.EndsWith("_njy", StringComparison.Ordinal) ? ("_njy", 1.0) : column.Name.EndsWith("_ujy", StringComparison.Ordinal) ? ("_ujy", 1000.0) : ("", 0);
            if (scale == 0 || column.Name.Length <= "flux_".Length + ending.Length)
                return null;
            string token = column.Name["flux_".Length..^ending.Length];
            Column<double>? Beside(string prefix) => table.Contains(prefix + token + ending) ? table.Doubles(prefix + token + ending) : null;
            Column<double>? error = Beside("err_"), limit = Beside("limit_");
            if (error is null && limit is null)
                throw InputException.InFile(name, $"the column err_{token}{ending} is missing beside {column.Name}, expected the errors of the fluxes");
            return new(FilterCatalog.TryGet(token, out Filter? filter) ? filter.Id : token, scale, table.Doubles(column.Name), error, limit);
        }

        public (SedBand? Band, string? Problem) Band(int row)
        {
            double flux = At(Flux, row) * Scale, error = At(Error, row) * Scale, limit = At(Limit, row) * Scale;
            bool hasFlux = double.IsFinite(flux), hasLimit = !double.IsNaN(limit);
            if (hasLimit && !(limit > 0 && double.IsFinite(limit)))
                return (null, $"has the limit {limit / Scale} in {Filter}, expected a positive one, or none");
            if (hasFlux && !(error > 0 && double.IsFinite(error)) && !hasLimit)
                return (null, $"has the flux {flux / Scale} with the error {error / Scale} in {Filter}, expected a positive error, or neither");
            if (hasFlux && error > 0)
                return (new SedBand(Filter, flux, error, limit), null);
            return (hasLimit ? new SedBand(Filter, double.NaN, double.NaN, limit) : null, null);
        }

        private static double At(Column<double>? column, int row) => column is null || column.IsMissing(row) ? double.NaN : column[row];
    }
}
