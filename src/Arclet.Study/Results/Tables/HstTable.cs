using Arclet.Fits;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>What HST alone would have detected (section 5.1): clumps by the number of HST bands in which they are detected.</summary>
public static class HstTable
{
    /// <summary>The table: all redshifts together, then bin by bin; no rows where the study has no HST bands.</summary>
    public static Table Of(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var samples = new List<(string Name, IReadOnlyList<ResultClump> Clumps)> { ("all", sample.Analysis) };
        for (int b = 0; b < sample.BinCount; b++)
            samples.Add((CorrelationPairs.RedshiftBin(sample, b), sample.InBin(sample.Analysis, b)));
        (string Name, ResultClump[] Clumps)[] rows = [.. samples.Select(s => (s.Name, Clumps: (ResultClump[])[.. s.Clumps.Where(c => c.HstDetections is not null)])).Where(s => s.Clumps.Length > 0)];
        int least = sample.Settings.FewestHstBands;
        BootstrapResult[] fractions = [.. rows.Select(r => sample.Percentage($"hst/{r.Name}", r.Clumps.Select(c => (double)c.HstDetections!.Value), n => n >= least))];
        var table = new Table("hst_detectability") { Name = "HST_DETECTABILITY", Description = $"Clumps that are detected in at least {least} HST bands" };
        table.Add("sample", [.. rows.Select(r => r.Name)], "The clumps");
        table.Add("n", [.. rows.Select(r => (long)r.Clumps.Length)], null, "Clumps with HST bands");
        table.Add("percent_detected", [.. fractions.Select(f => f.Value)], "%", "Part of them that HST detects");
        table.Add("percent_detected_low", [.. fractions.Select(f => f.Lower)], "%", "Lower end of its 68 % interval under resampling");
        table.Add("percent_detected_high", [.. fractions.Select(f => f.Upper)], "%", "Upper end");
        foreach (ResultQuantity<ResultClump> q in new[] { ClumpQuantity.LogRadius, ClumpQuantity.LogMass, ClumpQuantity.LogAge, ClumpQuantity.MagnitudeV })
        {
            table.Add($"median_{q.Name}_detected", [.. rows.Select(r => Median(r.Clumps.Where(c => c.HstDetections >= least), q))], q.Unit, $"{q.Description}: median of those detected");
            table.Add($"median_{q.Name}_missed", [.. rows.Select(r => Median(r.Clumps.Where(c => c.HstDetections < least), q))], q.Unit, $"{q.Description}: median of the others");
        }

        return table;
    }

    private static double Median(IEnumerable<ResultClump> clumps, ResultQuantity<ResultClump> quantity)
    {
        double[] values = [.. clumps.Select(quantity.Of).Where(v => !double.IsNaN(v)).Order()];
        return values.Length == 0 ? double.NaN : values.Length % 2 == 1 ? values[values.Length / 2] : 0.5 * (values[(values.Length / 2) - 1] + values[values.Length / 2]);
    }
}
