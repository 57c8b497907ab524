using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Finished fits as FITS files of four tables: FITS (a row for each history), QUANTITIES, DIVERGENCES and BANDS. Numbers come back bit for bit.</summary>
internal static class SedFitUnitFile
{
    /// <summary>What stands for the averaged quantities in the history's place.</summary>
    private const long AveragedIndex = -1;

    private const string FingerprintKey = "unit";

    /// <summary>Writes a unit; the file appears when it is whole.</summary>
    public static void Write(string path, string fingerprint, SedFitUnit unit)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        writer.WriteTable(Fits(fingerprint, unit));
        writer.WriteTable(Quantities(unit));
        var divergences = new Table { Name = "DIVERGENCES" };
        (int History, KeyValuePair<string, double> Gain)[] gains = [.. unit.Histories.SelectMany((h, i) => h.Divergences.Select(d => (i, d)))];
        divergences.Add("history", [.. gains.Select(g => (long)g.History)]);
        divergences.Add("parameter", [.. gains.Select(g => g.Gain.Key)]);
        divergences.Add("nats", [.. gains.Select(g => g.Gain.Value)]);
        writer.WriteTable(divergences);
        writer.WriteTable(Bands(unit));
        writer.Complete();
    }

    /// <summary>Reads a unit; null where there is none of the fingerprint, or a broken one: it is then fitted again.</summary>
    public static SedFitUnit? Find(string path, string fingerprint)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return Read(path, fingerprint);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static SedFitUnit? Read(string path, string fingerprint)
    {
        Table fits = Table.Read($"{path}[FITS]"), quantities = Table.Read($"{path}[QUANTITIES]"), gains = Table.Read($"{path}[DIVERGENCES]"), bands = Table.Read($"{path}[BANDS]");
        if ((fits.Metadata[FingerprintKey] ?? fits.Metadata[FingerprintKey.ToUpperInvariant()]) as string != fingerprint)
            return null;
        var histories = new SedFitUnitHistory[fits.RowCount];
        for (int i = 0; i < histories.Length; i++)
        {
            histories[i] = new SedFitUnitHistory
            {
                Name = fits.Strings("history")[i],
                Quantities = Estimates(quantities, i),
                Divergences = [.. Rows(gains, i).Select(r => KeyValuePair.Create(gains.Strings("parameter")[r], gains.Doubles("nats")[r]))],
                Bands = [.. Rows(bands, i).Select(r => new BandEstimate(bands.Strings("filter")[r], bands.Doubles("flux")[r], bands.Doubles("error")[r], bands.Logicals("is_limit")[r], Estimate(bands, r)))],
                LogEvidence = fits.Doubles("ln_evidence")[i],
                LogEvidenceError = fits.Doubles("ln_evidence_err")[i],
                Weight = fits.Doubles("probability")[i],
                BestChi2 = fits.Doubles("chi2_best")[i],
                BandCount = fits.Integers("n_bands")[i],
                Flags = (SedFitFlags)fits.Integers("flag")[i],
                AtPriorEdge = fits.Strings("at_prior_edge")[i].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Calls = fits.Integers("n_likelihoods")[i],
                EffectiveSamples = fits.Doubles("n_effective")[i],
            };
        }

        return new SedFitUnit(histories, Estimates(quantities, AveragedIndex));
    }

    private static Table Fits(string fingerprint, SedFitUnit unit)
    {
        IReadOnlyList<SedFitUnitHistory> all = unit.Histories;
        var table = new Table { Name = "FITS" };
        table.Metadata.Set("program", $"arclet sed fit {ArcletProgram.Version}");
        table.Metadata.Set(FingerprintKey, fingerprint);
        table.Add("history", [.. all.Select(h => h.Name)]);
        table.Add("ln_evidence", [.. all.Select(h => h.LogEvidence)]);
        table.Add("ln_evidence_err", [.. all.Select(h => h.LogEvidenceError)]);
        table.Add("probability", [.. all.Select(h => h.Weight)]);
        table.Add("chi2_best", [.. all.Select(h => h.BestChi2)]);
        table.Add("n_bands", [.. all.Select(h => h.BandCount)]);
        table.Add("flag", [.. all.Select(h => (long)h.Flags)]);
        table.Add("at_prior_edge", [.. all.Select(h => string.Join(' ', h.AtPriorEdge))]);
        table.Add("n_likelihoods", [.. all.Select(h => h.Calls)]);
        table.Add("n_effective", [.. all.Select(h => h.EffectiveSamples)]);
        return table;
    }

    private static Table Quantities(SedFitUnit unit)
    {
        (long History, string Name, QuantityEstimate Value)[] rows =
        [
            .. unit.Histories.SelectMany((h, i) => h.Quantities.Select(q => ((long)i, q.Key, q.Value))),
            .. unit.Averaged.Select(q => (AveragedIndex, q.Key, q.Value)),
        ];
        var table = new Table { Name = "QUANTITIES" };
        table.Add("history", [.. rows.Select(r => r.History)]);
        table.Add("name", [.. rows.Select(r => r.Name)]);
        Add(table, [.. rows.Select(r => r.Value)]);
        return table;
    }

    private static Table Bands(SedFitUnit unit)
    {
        (long History, BandEstimate Band)[] rows = [.. unit.Histories.SelectMany((h, i) => h.Bands.Select(b => ((long)i, b)))];
        var table = new Table { Name = "BANDS" };
        table.Add("history", [.. rows.Select(r => r.History)]);
        table.Add("filter", [.. rows.Select(r => r.Band.Filter)]);
        table.Add("flux", [.. rows.Select(r => r.Band.FluxNanojansky)]);
        table.Add("error", [.. rows.Select(r => r.Band.ErrorNanojansky)]);
        table.Add("is_limit", [.. rows.Select(r => r.Band.IsLimit)]);
        Add(table, [.. rows.Select(r => r.Band.Model)]);
        return table;
    }

    private static void Add(Table table, QuantityEstimate[] values)
    {
        table.Add("p16", [.. values.Select(v => v.P16)]);
        table.Add("p50", [.. values.Select(v => v.P50)]);
        table.Add("p84", [.. values.Select(v => v.P84)]);
        table.Add("best", [.. values.Select(v => v.Best)]);
    }

    private static KeyValuePair<string, QuantityEstimate>[] Estimates(Table table, long history) =>
        [.. Rows(table, history).Select(r => KeyValuePair.Create(table.Strings("name")[r], Estimate(table, r)))];

    private static QuantityEstimate Estimate(Table table, int row) =>
        new(table.Doubles("p16")[row], table.Doubles("p50")[row], table.Doubles("p84")[row], table.Doubles("best")[row]);

    private static IEnumerable<int> Rows(Table table, long history)
    {
        Column<long> histories = table.Integers("history");
        return Enumerable.Range(0, table.RowCount).Where(r => histories[r] == history);
    }
}
