using Arclet.Fits;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>Medians and percentiles of every quantity in bins of redshift and host mass (Figs. 10 to 13).</summary>
public static class BinTables
{
    private static readonly double[] Percentiles = [0.16, 0.25, 0.75, 0.84];

    /// <summary>In bins of redshift: clumps of the analysis and unique galaxies; the first rows of each quantity are of all bins together.</summary>
    public static Table ByRedshift(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double[] edges = [.. sample.Settings.RedshiftEdges];
        var rows = new List<Row>();
        foreach (ResultQuantity<ResultClump> q in ClumpQuantity.Distributions)
        {
            rows.Add(Of(sample, "clumps", q, -1, edges[0], edges[^1], sample.Analysis, LimitsOf(q)));
            for (int b = 0; b < sample.BinCount; b++)
                rows.Add(Of(sample, "clumps", q, b, edges[b], edges[b + 1], sample.InBin(sample.Analysis, b), LimitsOf(q)));
        }

        foreach (ResultQuantity<ResultGalaxy> q in GalaxyQuantity.All(sample).Where(q => q.Name != "redshift"))
        {
            rows.Add(Of(sample, "galaxies", q, -1, edges[0], edges[^1], sample.NearGalaxies, null));
            for (int b = 0; b < sample.BinCount; b++)
                rows.Add(Of(sample, "galaxies", q, b, edges[b], edges[b + 1], sample.GalaxiesInBin(b), null));
        }

        return Table("medians_redshift", "Medians in bins of redshift", "z", null, rows);
    }

    /// <summary>In bins of host mass: quartiles by galaxies for galaxies (Fig. 12), bins of equal clump numbers for clumps (Fig. 13).</summary>
    public static Table ByHostMass(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var rows = new List<Row>();
        IReadOnlyList<IReadOnlyList<ResultGalaxy>> quartiles = HostMassBins.ByGalaxies(sample, 4);
        foreach (ResultQuantity<ResultGalaxy> q in GalaxyQuantity.All(sample).Where(q => q.Name != "log_stellar_mass"))
        {
            for (int b = 0; b < quartiles.Count; b++)
            {
                if (quartiles[b].Count > 0)
                    rows.Add(Of(sample, "galaxies", q, b, quartiles[b][0].LogMass, quartiles[b][^1].LogMass, quartiles[b], null));
            }
        }

        IReadOnlyList<HostMassBin> equal = HostMassBins.ByClumps(sample, 4);
        ResultQuantity<ResultClump> fraction = new("log_host_mass_fraction", null, "log10 of M_clump / M_host", c => Math.Log10(sample.HostMassFraction(c)));
        foreach (ResultQuantity<ResultClump> q in ClumpQuantity.Distributions.Append(fraction))
        {
            for (int b = 0; b < equal.Count; b++)
                rows.Add(Of(sample, "clumps", q, b, equal[b].LogMassLow, equal[b].LogMassHigh, [.. equal[b].Clumps.Where(c => c.IsRobust)], LimitsOf(q)));
        }

        return Table("medians_host_mass", "Medians in bins of host mass: quartiles by galaxies, and bins of equal clump numbers", "log_host_mass", "dex(solMass)", rows);
    }

    private static Func<ResultClump, bool>? LimitsOf(ResultQuantity<ResultClump> q) =>
        q == ClumpQuantity.LogRadius || q == ClumpQuantity.LogMassDensity || q == ClumpQuantity.LogSfrDensity ? c => c.RadiusIsLimit : null;

    private static Row Of<T>(ResultBase sample, string objects, ResultQuantity<T> quantity, int bin, double low, double high, IReadOnlyList<T> all, Func<T, bool>? isLimit)
    {
        T[] known = [.. all.Where(o => !double.IsNaN(quantity.Of(o)))];
        double[] values = [.. known.Select(quantity.Of).Order()];
        BootstrapResult median = Bootstrap.Median(values, sample.RandomOf($"bins/{objects}/{quantity.Name}/{low:R}/{high:R}"), sample.Settings.Resamples);
        return new(objects, quantity.Name, quantity.Unit ?? "", quantity.Description, bin, low, high, values.Length, isLimit is null ? 0 : known.Count(isLimit), median, [.. Percentiles.Select(p => At(values, p))]);
    }

    /// <summary>A percentile of sorted values, linear between neighbours; the lower one where one of them is infinite.</summary>
    private static double At(double[] sorted, double fraction)
    {
        if (sorted.Length == 0)
            return double.NaN;
        double place = fraction * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length || !double.IsFinite(sorted[below]) ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    private static Table Table(string name, string description, string binName, string? binUnit, List<Row> rows)
    {
        var table = new Table(name) { Name = name.ToUpperInvariant(), Description = description };
        table.Add("objects", [.. rows.Select(r => r.Objects)], "clumps of the analysis or unique galaxies");
        table.Add("quantity", [.. rows.Select(r => r.Quantity)], "The quantity");
        table.Add("unit", [.. rows.Select(r => r.Unit)], "Its unit");
        table.Add("description", [.. rows.Select(r => r.Description)], "What it is");
        table.Add("bin", [.. rows.Select(r => (long)r.Bin)], null, "The bin from 0; -1 for all together");
        table.Add(binName + "_low", [.. rows.Select(r => r.Low)], binUnit, "Lower edge of the bin");
        table.Add(binName + "_high", [.. rows.Select(r => r.High)], binUnit, "Upper edge of the bin");
        table.Add("n", [.. rows.Select(r => (long)r.Count)], null, "Objects with the quantity");
        table.Add("n_limits", [.. rows.Select(r => (long)r.Limits)], null, "Those of them that are limits");
        table.Add("median", [.. rows.Select(r => r.Median.Value)], null, "Median, in the row's unit");
        table.Add("median_low", [.. rows.Select(r => r.Median.Lower)], null, "Lower end of its 68 % interval under resampling");
        table.Add("median_high", [.. rows.Select(r => r.Median.Upper)], null, "Upper end");
        foreach ((double p, int i) in Percentiles.Select((p, i) => (p, i)))
            table.Add($"p{100 * p:00}", [.. rows.Select(r => r.Percentiles[i])], null, $"Percentile {100 * p:0} of the objects");
        return table;
    }

    private sealed record Row(string Objects, string Quantity, string Unit, string Description, int Bin, double Low, double High, int Count, int Limits, BootstrapResult Median, double[] Percentiles);
}
