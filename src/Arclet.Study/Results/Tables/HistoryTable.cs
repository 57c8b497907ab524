using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What the star-formation history does to the results (Figs. 2 and 7): each history beside the one of quoted results.</summary>
public static class HistoryTable
{
    private static readonly ResultQuantity<ResultClump>[] Quantities = [ClumpQuantity.LogMass, ClumpQuantity.LogAge, ClumpQuantity.Attenuation, ClumpQuantity.LogMetallicity, ClumpQuantity.LogSfr, ClumpQuantity.LogMassDensity];

    /// <summary>Clumps of the analysis, a row for each history and quantity.</summary>
    public static Table Clumps(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        IReadOnlyList<ResultClump> analysis = study.Sample.Analysis;
        HashSet<string> ids = [.. analysis.Select(c => c.Id)];
        var rows = new List<Row>();
        foreach (string history in study.Histories)
        {
            ResultClump[] clumps = [.. study.ClumpsUnder(history).Where(c => ids.Contains(c.Id))];
            foreach (ResultQuantity<ResultClump> q in Quantities)
                rows.Add(Compare(history, q.Name, q.Unit, [.. clumps.Select(q.Of)], [.. analysis.Select(q.Of)]));
        }

        return Table("histories", $"Clumps of the analysis under each history, beside {study.ReferenceHistory}", rows);
    }

    /// <summary>Unique galaxies, a row for each history and quantity.</summary>
    public static Table Hosts(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyGalaxy[] galaxies = [.. study.Sample.UniqueGalaxies.Select(g => study.FindGalaxy(g.Id)!)];
        bool median = study.Statistics.Estimate == ResultEstimate.Median;
        (string Name, string Unit, Func<IntrinsicHost, IntrinsicEstimate> Of, Func<double, double> Scale)[] quantities =
        [
            ("log_stellar_mass", "dex(solMass)", h => h.LogStellarMass, v => v),
            ("log_sfr100", "dex(solMass/yr)", h => h.Sfr100, Math.Log10),
            ("log_ssfr100", "dex(1/yr)", h => h.LogSpecificSfr, v => v),
        ];
        var rows = new List<Row>();
        foreach (string history in study.HostHistories)
        {
            foreach ((string name, string unit, Func<IntrinsicHost, IntrinsicEstimate> of, Func<double, double> scale) in quantities)
            {
                rows.Add(Compare(history, name, unit, Values(history), Values(study.HostHistory)));

                double[] Values(string wanted) => [.. galaxies.Select(g => g.Of(wanted) is { } host ? scale(median ? of(host).P50 : of(host).Value) : double.NaN)];
            }
        }

        return Table("host_histories", $"Unique galaxies under each history, beside {study.HostHistory}", rows);
    }

    private static Row Compare(string history, string quantity, string? unit, double[] values, double[] reference)
    {
        double[] known = [.. values.Where(v => !double.IsNaN(v)).Order()];
        double[] differences = [.. values.Zip(reference, (v, r) => v - r).Where(double.IsFinite).Order()];
        double middle = Percentile(differences, 0.5);
        double[] deviations = [.. differences.Select(d => Math.Abs(d - middle)).Order()];
        return new(history, quantity, unit ?? "", known.Length, Percentile(known, 0.16), Percentile(known, 0.5), Percentile(known, 0.84), differences.Length, middle, 1.4826 * Percentile(deviations, 0.5));
    }

    private static double Percentile(double[] sorted, double fraction)
    {
        if (sorted.Length == 0)
            return double.NaN;
        double place = fraction * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length || !double.IsFinite(sorted[below]) ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    private static Table Table(string name, string description, List<Row> rows)
    {
        var table = new Table(name) { Name = name.ToUpperInvariant(), Description = description };
        table.Add("history", [.. rows.Select(r => r.History)], "The star-formation history");
        table.Add("quantity", [.. rows.Select(r => r.Quantity)], "The quantity");
        table.Add("unit", [.. rows.Select(r => r.Unit)], "Its unit");
        table.Add("n", [.. rows.Select(r => (long)r.Count)], null, "Objects with it");
        table.Add("p16", [.. rows.Select(r => r.P16)], null, "16th percentile of the objects");
        table.Add("p50", [.. rows.Select(r => r.P50)], null, "Median of the objects");
        table.Add("p84", [.. rows.Select(r => r.P84)], null, "84th percentile of the objects");
        table.Add("n_pairs", [.. rows.Select(r => (long)r.Pairs)], null, "Objects with a finite value under the reference history too");
        table.Add("median_difference", [.. rows.Select(r => r.Difference)], null, "Median of the value less that under the reference history");
        table.Add("nmad_difference", [.. rows.Select(r => r.Scatter)], null, "1.4826 median |difference - its median|");
        return table;
    }

    private sealed record Row(string History, string Quantity, string Unit, int Count, double P16, double P50, double P84, int Pairs, double Difference, double Scatter);
}
