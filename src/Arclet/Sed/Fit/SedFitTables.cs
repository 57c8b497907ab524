using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The tables of a fit: one for each history, and that of the reference history, with how the others compare and with averages over all.</summary>
/// <param name="inputs">What was fitted, and with what.</param>
/// <param name="units">The results, one for each of the inputs' objects.</param>
internal sealed class SedFitTables(SedFitInputs inputs, IReadOnlyList<SedFitUnit> units)
{
    private const string FlagMeaning = "1 bad fit, 2 prior edge, 4 multi-modal, 8 prior-dominated, 16 not converged, 32 mode found by the guard, 64 better likelihood outside, 128 few bands, 256 not fitted";

    private IReadOnlyList<FitHistory> Histories => inputs.Settings.Histories;

    private string Reference => inputs.Settings.ReferenceHistory ?? Histories[0].Name;

    /// <summary>The table of the reference history.</summary>
    public Table Results()
    {
        Table table = Begin(inputs.Folder.Results, Reference);
        Quantities(table, Reference);
        Evidence(table, Reference);
        if (Histories.Count > 1)
            Compare(table);
        Flags(table, Reference);
        Divergences(table, Reference);
        return table;
    }

    /// <summary>The table of one history, with its bands.</summary>
    public Table Of(string history)
    {
        Table table = Begin(inputs.Folder.ResultsOf(history), history);
        Quantities(table, history);
        Evidence(table, history);
        Flags(table, history);
        Divergences(table, history);
        Real(table, "n_effective", units.Select(u => Find(u, history)?.EffectiveSamples ?? double.NaN), null, "Effective number of samples");
        table.Add("n_likelihoods", [.. units.Select(u => Find(u, history)?.Calls ?? 0)], null, "Likelihoods that were computed");
        foreach (string filter in inputs.Catalogue.Filters)
        {
            BandEstimate?[] bands = [.. units.Select(u => Band(Find(u, history), filter))];
            Real(table, $"model_{filter}_njy", bands.Select(b => b?.Model.Best ?? double.NaN), "nJy", $"Flux of the best fit in {filter}");
            Real(table, $"residual_{filter}", bands.Select(b => b?.Residual ?? double.NaN), null, $"Data less best fit in {filter}, in errors with the floor");
        }

        return table;
    }

    private Table Begin(string path, string history)
    {
        var table = new Table(path);
        table.Metadata.Set("program", $"arclet sed fit {ArcletProgram.Version}");
        table.Metadata.Set("history", history);
        foreach ((string key, string value) in inputs.Facts)
            table.Metadata.Set(key, value);
        IReadOnlyList<SedObject> objects = inputs.Objects;
        if (objects.All(o => long.TryParse(o.Id, NumberStyles.Integer, CultureInfo.InvariantCulture, out long n) && n.ToString(CultureInfo.InvariantCulture) == o.Id))
            table.Add("id", [.. objects.Select(o => long.Parse(o.Id, CultureInfo.InvariantCulture))], null, "The object");
        else
            table.Add("id", [.. objects.Select(o => o.Id)], "The object");
        Real(table, "redshift", objects.Select(o => o.Redshift), null, "Redshift in the catalogue");
        return table;
    }

    private void Quantities(Table table, string history)
    {
        foreach (string name in Names(u => Find(u, history)?.Quantities ?? []))
        {
            // The catalogue's redshift has the name already; a free one has percentiles beside it.
            QuantityDescription description = QuantityDescription.Of(name);
            Estimate(table, name, description, units.Select(u => Value(Find(u, history)?.Quantities, name)), hasBest: true);
        }
    }

    private void Evidence(Table table, string history)
    {
        Real(table, "ln_evidence", units.Select(u => Find(u, history)?.LogEvidence ?? double.NaN), null, "ln of the evidence, constants of the likelihood included");
        Real(table, "ln_evidence_err", units.Select(u => Find(u, history)?.LogEvidenceError ?? double.NaN), null, "Standard error of ln_evidence");
        Real(table, "chi2_best", units.Select(u => Find(u, history)?.BestChi2 ?? double.NaN), null, "chi2 of the best fit, with the error floor");
        table.Add("n_bands", [.. units.Select((u, i) => Find(u, history)?.BandCount ?? inputs.Objects[i].Bands.Count)], null, "Bands that counted, limits included");
    }

    private void Compare(Table table)
    {
        foreach (FitHistory history in Histories)
        {
            if (history.Name != Reference)
                Real(table, $"ln_bayes_{history.Name}", units.Select(u => (Find(u, history.Name)?.LogEvidence ?? double.NaN) - (Find(u, Reference)?.LogEvidence ?? double.NaN)), null, $"ln of the Bayes factor of {history.Name} over {Reference}");
        }

        foreach (FitHistory history in Histories)
            Real(table, $"probability_{history.Name}", units.Select(u => Find(u, history.Name)?.Weight ?? double.NaN), null, $"Probability of {history.Name}, all histories being as likely beforehand");
        foreach (string name in Names(u => u.Averaged))
        {
            QuantityDescription description = QuantityDescription.Of(name);
            Estimate(table, name + "_averaged", description with { Text = description.Text + ", averaged over histories by their probability" }, units.Select(u => Value(u.Averaged, name)), hasBest: false);
        }
    }

    private void Flags(Table table, string history)
    {
        table.Add("flag", [.. units.Select(u => (long)(Find(u, history)?.Flags ?? SedFitFlags.Failed))], null, FlagMeaning);
        table.Add("note", [.. units.Select(u => u.Error ?? (Find(u, history) is { } fit ? SedFitNote.Of(fit) : ""))], "The flags in words, with the parameters that they are about; why an object was not fitted");
    }

    private void Divergences(Table table, string history)
    {
        foreach (string name in Ordered(u => Find(u, history)?.Divergences.Select(d => d.Key) ?? []))
            Real(table, name + "_learned", units.Select(u => Find(u, history)?.Divergences.Where(d => d.Key == name).Select(d => (double?)d.Value).FirstOrDefault() ?? double.NaN), "nat", $"How far the posterior of {name} is from its prior (Kullback-Leibler divergence); 0 where the data say nothing");
    }

    private IEnumerable<string> Names(Func<SedFitUnit, IReadOnlyList<KeyValuePair<string, QuantityEstimate>>> of) => Ordered(u => of(u).Select(q => q.Key));

    /// <summary>All names that any object has, in the order of those that have most.</summary>
    private List<string> Ordered(Func<SedFitUnit, IEnumerable<string>> of)
    {
        List<string> names = [];
        foreach (SedFitUnit unit in units)
        {
            string? before = null;
            foreach (string name in of(unit))
            {
                if (!names.Contains(name))
                    names.Insert(before is null ? 0 : names.IndexOf(before) + 1, name);
                before = name;
            }
        }

        return names;
    }

    private static SedFitUnitHistory? Find(SedFitUnit unit, string history) => unit.Histories.FirstOrDefault(h => h.Name == history);

    private static BandEstimate? Band(SedFitUnitHistory? fit, string filter)
    {
        foreach (BandEstimate band in fit?.Bands ?? [])
        {
            if (band.Filter == filter)
                return band;
        }

        return null;
    }

    private static QuantityEstimate Value(IReadOnlyList<KeyValuePair<string, QuantityEstimate>>? all, string name)
    {
        foreach ((string key, QuantityEstimate value) in all ?? [])
        {
            if (key == name)
                return value;
        }

        return new(double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private static void Estimate(Table table, string name, QuantityDescription description, IEnumerable<QuantityEstimate> values, bool hasBest)
    {
        QuantityEstimate[] all = [.. values];
        Real(table, name + "_p16", all.Select(v => v.P16), description.Unit, $"{description.Text}: 16th percentile");
        Real(table, name + "_p50", all.Select(v => v.P50), description.Unit, $"{description.Text}: median");
        Real(table, name + "_p84", all.Select(v => v.P84), description.Unit, $"{description.Text}: 84th percentile");
        if (hasBest)
            Real(table, name + "_best", all.Select(v => v.Best), description.Unit, $"{description.Text}: in the best fit");
    }

    private static void Real(Table table, string name, IEnumerable<double> values, string? unit, string description) => table.Add(name, [.. values], unit, description);
}
