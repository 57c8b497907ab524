using Arclet.Fits;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>What each set of filters is worth (Appendix A): bias and scatter of its fits relative to those with all filters, and how much wider its errors are.</summary>
public static class FilterSubsetTable
{
    private static readonly (string Name, string Unit, Func<FilterSubsetFit, double> Value, Func<FilterSubsetFit, double> Error)[] Quantities =
    [
        ("log_age", "dex", f => f.LogAgeMyr, f => f.LogAgeError),
        ("log_stellar_mass", "dex", f => f.LogMass, f => f.LogMassError),
        ("metallicity", "Z / 0.02", f => f.Metallicity, f => f.MetallicityError),
        ("a_v", "mag", f => f.AttenuationV, f => f.AttenuationError),
        ("log_sfr10", "dex", f => f.LogSfr, f => f.LogSfrError),
    ];

    /// <summary>The table: a row for each set and quantity; none without such fits.</summary>
    public static Table Of(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var rows = new List<Row>();
        IReadOnlyDictionary<string, IReadOnlyList<FilterSubsetFit>> subsets = sample.Catalogue.FilterSubsets;
        Dictionary<string, FilterSubsetFit> all = subsets.TryGetValue("all", out IReadOnlyList<FilterSubsetFit>? reference) ? reference.ToDictionary(f => f.ClumpId, StringComparer.Ordinal) : [];
        foreach ((string set, IReadOnlyList<FilterSubsetFit> fits) in subsets.Where(s => s.Key != "all"))
        {
            (FilterSubsetFit All, FilterSubsetFit Few)[] pairs = [.. fits.Where(f => all.ContainsKey(f.ClumpId)).Select(f => (all[f.ClumpId], f))];
            foreach ((string name, string unit, Func<FilterSubsetFit, double> value, Func<FilterSubsetFit, double> error) in Quantities)
            {
                double[] differences = [.. pairs.Select(p => value(p.Few) - value(p.All)).Where(double.IsFinite)];
                BootstrapResult bias = sample.Median($"subsets/{set}/{name}/bias", differences);
                double scatter = 1.4826 * sample.Median($"subsets/{set}/{name}/scatter", differences.Select(d => Math.Abs(d - bias.Value))).Value;
                BootstrapResult widening = sample.Median($"subsets/{set}/{name}/error", pairs.Select(p => error(p.Few) - error(p.All)));
                rows.Add(new(set, name, unit, pairs.Length, differences.Length, bias, scatter, sample.Median("", pairs.Select(p => error(p.All))).Value, sample.Median("", pairs.Select(p => error(p.Few))).Value, widening));
            }
        }

        var table = new Table("filter_subsets") { Name = "FILTER_SUBSETS", Description = "SED fits of clumps with some of the filters beside those with all" };
        table.Add("subset", [.. rows.Select(r => r.Set)], "The set of filters");
        table.Add("quantity", [.. rows.Select(r => r.Quantity)], "The quantity");
        table.Add("unit", [.. rows.Select(r => r.Unit)], "Its unit");
        table.Add("n", [.. rows.Select(r => (long)r.Count)], null, "Clumps fitted with both");
        table.Add("n_finite", [.. rows.Select(r => (long)r.Finite)], null, "Those with a finite difference");
        table.Add("bias", [.. rows.Select(r => r.Bias.Value)], null, "Median of the value with the set less that with all filters");
        table.Add("bias_low", [.. rows.Select(r => r.Bias.Lower)], null, "Lower end of its 68 % interval under resampling");
        table.Add("bias_high", [.. rows.Select(r => r.Bias.Upper)], null, "Upper end");
        table.Add("scatter", [.. rows.Select(r => r.Scatter)], null, "1.4826 median |difference - bias|");
        table.Add("median_error_all", [.. rows.Select(r => r.ErrorAll)], null, "Median error (half the 68 % interval) with all filters");
        table.Add("median_error_subset", [.. rows.Select(r => r.ErrorFew)], null, "Median error with the set");
        table.Add("widening", [.. rows.Select(r => r.Widening.Value)], null, "Median of the error with the set less that with all filters");
        table.Add("widening_low", [.. rows.Select(r => r.Widening.Lower)], null, "Lower end of its 68 % interval under resampling");
        table.Add("widening_high", [.. rows.Select(r => r.Widening.Upper)], null, "Upper end");
        return table;
    }

    private sealed record Row(string Set, string Quantity, string Unit, int Count, int Finite, BootstrapResult Bias, double Scatter, double ErrorAll, double ErrorFew, BootstrapResult Widening);
}
