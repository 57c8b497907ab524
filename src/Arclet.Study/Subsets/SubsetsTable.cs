using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The table of fits with fewer filters.</summary>
internal static class SubsetsTable
{
    /// <summary>The quantities of which the table has percentiles, as the table SED names them.</summary>
    public static readonly string[] Quantities = ["log_stellar_mass", "mass_weighted_age_gyr", "sfr10", SharedParameter.Metallicity, SharedParameter.Attenuation];

    /// <summary>The row of a fit.</summary>
    public static Table Of(string subset, string galaxy, HistoryFit fit, SedObject source)
    {
        var table = new Table("subsets") { Name = "SUBSETS", Description = "SED fits of clumps with some of the filters; masses and rates are magnified" };
        table.Add("id", [source.Id], "The clump");
        table.Add("galaxy", [galaxy], "Its galaxy");
        table.Add("subset", [subset], "The set of filters");
        table.Add("history", [fit.History], "The star-formation history");
        table.Add("n_bands", [(long)fit.BandCount], null, "Bands that counted, limits included");
        foreach (string name in Quantities)
        {
            QuantityDescription description = QuantityDescription.Of(name);
            QuantityEstimate value = fit[name];
            table.Add(name + "_p16", [value.P16], description.Unit, description.Text + ": 16th percentile");
            table.Add(name + "_p50", [value.P50], description.Unit, description.Text + ": median");
            table.Add(name + "_p84", [value.P84], description.Unit, description.Text + ": 84th percentile");
            table.Add(name + "_best", [value.Best], description.Unit, description.Text + ": in the best fit");
        }

        table.Add("chi2_best", [fit.BestChi2], null, "chi2 of the best fit, with the error floor");
        table.Add("flag", [(long)fit.Flags], null, "Flags of arclet sed fit");
        return table;
    }

    /// <summary>The fits by the names of the sets, those with all filters under `all`; only clumps that were fitted with a smaller set are in it.</summary>
    /// <param name="subsets">The table SUBSETS.</param>
    /// <param name="fits">The table SED.</param>
    /// <param name="history">The history of both.</param>
    /// <param name="estimate">Which number stands for a posterior.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<FilterSubsetFit>> Read(Table subsets, Table fits, string history, ResultEstimate estimate)
    {
        Column<string> name = subsets.Strings("subset"), id = subsets.Strings("id"), ofSubset = subsets.Strings("history");
        var result = new Dictionary<string, IReadOnlyList<FilterSubsetFit>>(StringComparer.Ordinal);
        int[] rows = [.. Enumerable.Range(0, subsets.RowCount).Where(i => ofSubset[i] == history)];
        if (rows.Length == 0)
            return result;
        HashSet<string> fitted = [.. rows.Select(i => id[i])];
        Column<string> fitId = fits.Strings("id"), fitHistory = fits.Strings("history");
        result["all"] = [.. Enumerable.Range(0, fits.RowCount).Where(i => fitHistory[i] == history && fitted.Contains(fitId[i])).Select(i => Fit(fits, i, estimate))];
        foreach (IGrouping<string, int> set in rows.GroupBy(i => name[i], StringComparer.Ordinal))
            result[set.Key] = [.. set.Select(i => Fit(subsets, i, estimate))];
        return result;
    }

    private static FilterSubsetFit Fit(Table t, int row, ResultEstimate estimate)
    {
        string ending = estimate == ResultEstimate.Median ? "_p50" : "_best";
        return new(
            t.Strings("id")[row],
            Value("log_stellar_mass"),
            Half("log_stellar_mass"),
            HalfLog("mass_weighted_age_gyr"),
            HalfLog("sfr10"),
            Half(SharedParameter.Metallicity),
            Half(SharedParameter.Attenuation),
            Math.Log10(1000 * Value("mass_weighted_age_gyr")),
            Math.Log10(Value("sfr10")),
            Value(SharedParameter.Metallicity),
            Value(SharedParameter.Attenuation));

        double Value(string quantity) => t.Doubles(quantity + ending)[row];
        double Half(string quantity) => 0.5 * (t.Doubles(quantity + "_p84")[row] - t.Doubles(quantity + "_p16")[row]);
        double HalfLog(string quantity) => 0.5 * Math.Log10(t.Doubles(quantity + "_p84")[row] / t.Doubles(quantity + "_p16")[row]);
    }
}
