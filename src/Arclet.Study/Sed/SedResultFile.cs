using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The fits of one object as a unit's result: tables SED (a row for each history) and SED_BANDS, and <c>samples.fits</c> with an extension for each history.</summary>
public static class SedResultFile
{
    private const string Samples = "samples.fits";

    /// <summary>Writes the fits of an object.</summary>
    /// <exception cref="InputException">The object could not be fitted.</exception>
    public static void Write(UnitOutput output, SedFitResult result, string galaxy)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Error is { } error)
            throw new InputException(error);
        output.Write(Fits(result, galaxy), Bands(result));
        using FitsWriter writer = FitsWriter.Create(output.PathOf(Samples));
        foreach (HistoryFit fit in result.Fits)
        {
            SedSamples samples = fit.Samples ?? throw new InvalidOperationException($"the fit of {result.Object.Id} kept no samples");
            var table = new Table { Name = fit.History };
            foreach ((string name, int column) in samples.Names.Select((n, i) => (n, i)))
            {
                QuantityDescription description = QuantityDescription.Of(name);
                table.Add(name, [.. samples.Columns[column]], description.Unit, description.Text);
            }

            writer.WriteTable(table);
        }

        writer.Complete();
    }

    /// <summary>The posteriors of a unit, history by history in the settings' order.</summary>
    /// <exception cref="InputException">A file is broken.</exception>
    public static IReadOnlyList<SedPosterior> Read(UnitResult unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Table fits = unit.Table("SED");
        Column<string> id = fits.Strings("id"), history = fits.Strings("history");
        Column<long> flag = fits.Integers("flag");
        return [.. Enumerable.Range(0, fits.RowCount).Select(row =>
        {
            var samples = Table.Read($"{unit.PathOf(Samples)}[{history[row]}]");
            return new SedPosterior
            {
                Id = id[row],
                History = history[row],
                Samples = samples.Columns.ToDictionary(c => c.Name, c => (IReadOnlyList<double>)samples.Doubles(c.Name).Values.ToArray()),
                Best = samples.Columns.Where(c => fits.Contains(c.Name + "_best")).ToDictionary(c => c.Name, c => fits.Doubles(c.Name + "_best")[row]),
                Flags = (SedFitFlags)flag[row],
            };
        })];
    }

    private static Table Fits(SedFitResult result, string galaxy)
    {
        IReadOnlyList<HistoryFit> fits = result.Fits;
        var table = new Table("sed") { Name = "SED", Description = "SED fits, a row for each history; masses and rates are magnified" };
        table.Add("id", [.. fits.Select(_ => result.Object.Id)], "The object");
        table.Add("galaxy", [.. fits.Select(_ => galaxy)], "Its galaxy");
        table.Add("history", [.. fits.Select(f => f.History)], "The star-formation history");
        table.Add("is_reference", [.. fits.Select(f => f.History == result.ReferenceHistory)], "Whether quoted results are of it");
        table.Add("redshift", [.. fits.Select(_ => result.Object.Redshift)], null, "Redshift");
        foreach (string name in fits.SelectMany(f => f.Quantities.Select(q => q.Key)).Distinct(StringComparer.Ordinal))
        {
            QuantityDescription description = QuantityDescription.Of(name);
            Real(name + "_p16", f => Find(f, name).P16, description.Unit, description.Text + ": 16th percentile");
            Real(name + "_p50", f => Find(f, name).P50, description.Unit, description.Text + ": median");
            Real(name + "_p84", f => Find(f, name).P84, description.Unit, description.Text + ": 84th percentile");
            Real(name + "_best", f => Find(f, name).Best, description.Unit, description.Text + ": in the best fit");
        }

        Real("ln_evidence", f => f.LogEvidence, null, "ln of the evidence, constants of the likelihood included");
        Real("ln_evidence_err", f => f.LogEvidenceError, null, "Its standard error");
        table.Add("probability", [.. result.EvidenceWeights], null, "Probability of the history, all being as likely beforehand");
        Real("chi2_best", f => f.BestChi2, null, "chi2 of the best fit, with the error floor");
        table.Add("n_bands", [.. fits.Select(f => (long)f.BandCount)], null, "Bands that counted, limits included");
        Real("n_effective", f => f.EffectiveSamples, null, "Effective number of samples");
        table.Add("at_prior_edge", [.. fits.Select(f => string.Join(' ', f.AtPriorEdge))], "Parameters piled up at an end of their prior");
        table.Add("flag", [.. fits.Select(f => (long)f.Flags)], null, "Flags of arclet sed fit");
        return table;

        void Real(string name, Func<HistoryFit, double> value, string? unit, string text) => table.Add(name, [.. fits.Select(value)], unit, text);
    }

    private static Table Bands(SedFitResult result)
    {
        (string History, BandEstimate Band)[] rows = [.. result.Fits.SelectMany(f => f.Bands.Select(b => (f.History, b)))];
        var table = new Table("sed_bands") { Name = "SED_BANDS", Description = "Fluxes that were fitted, corrected for the Milky Way's extinction, and the best fits'" };
        table.Add("id", [.. rows.Select(_ => result.Object.Id)], "The object");
        table.Add("history", [.. rows.Select(r => r.History)], "The star-formation history");
        table.Add("filter", [.. rows.Select(r => r.Band.Filter)], "The filter");
        table.Add("flux_njy", [.. rows.Select(r => r.Band.FluxNanojansky)], "nJy", "Flux that was fitted");
        table.Add("err_njy", [.. rows.Select(r => r.Band.ErrorNanojansky)], "nJy", "Its error, with the floor");
        table.Add("is_limit", [.. rows.Select(r => r.Band.IsLimit)], "Whether it counted as no detection");
        table.Add("model_njy", [.. rows.Select(r => r.Band.Model.Best)], "nJy", "Flux of the best fit");
        return table;
    }

    private static QuantityEstimate Find(HistoryFit fit, string name)
    {
        foreach ((string key, QuantityEstimate value) in fit.Quantities)
        {
            if (key == name)
                return value;
        }

        return new(double.NaN, double.NaN, double.NaN, double.NaN);
    }
}
