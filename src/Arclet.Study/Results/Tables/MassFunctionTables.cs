using System.Globalization;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Mass functions (Fig. 18): cumulative numbers as data, and maximum-likelihood fits of three forms above the completeness mass.</summary>
public static class MassFunctionTables
{
    private const int FewestMasses = 10;

    /// <summary>The samples of clumps: all of the analysis, by redshift, and by magnification.</summary>
    /// <param name="sample">The samples.</param>
    /// <param name="magnificationEdges">The lower edges of the bins of magnification, rising; the last has no upper edge.</param>
    public static IReadOnlyList<(string Name, IReadOnlyList<ResultClump> Clumps)> Samples(ResultBase sample, IReadOnlyList<double> magnificationEdges)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(magnificationEdges);
        ResultClump[] all = [.. sample.Analysis.Where(c => double.IsFinite(c.LogMass))];
        var samples = new List<(string, IReadOnlyList<ResultClump>)> { ("all", all) };
        for (int b = 0; b < sample.BinCount; b++)
            samples.Add((CorrelationPairs.RedshiftBin(sample, b), sample.InBin(all, b)));
        for (int b = 0; b < magnificationEdges.Count; b++)
        {
            double low = magnificationEdges[b], high = b + 1 < magnificationEdges.Count ? magnificationEdges[b + 1] : double.PositiveInfinity;
            samples.Add((double.IsFinite(high) ? string.Create(CultureInfo.InvariantCulture, $"mu {low:0.##}-{high:0.##}") : string.Create(CultureInfo.InvariantCulture, $"mu above {low:0.##}"), [.. all.Where(c => c.Mu >= low && c.Mu < high)]));
        }

        return samples;
    }

    /// <summary>N(&gt;M): a row for each sample and clump.</summary>
    public static Table Cumulative(ResultBase sample, IReadOnlyList<double> magnificationEdges)
    {
        (string Name, double LogMass, long Count)[] rows =
        [
            .. Samples(sample, magnificationEdges).SelectMany(s => s.Clumps.Select(c => c.LogMass).OrderDescending().Select((m, i) => (s.Name, m, (long)i + 1))),
        ];
        var table = new Table("mass_function") { Name = "MASS_FUNCTION", Description = "Cumulative numbers of clumps by stellar mass" };
        table.Add("sample", [.. rows.Select(r => r.Name)], "The clumps");
        table.Add("log_stellar_mass", [.. rows.Select(r => r.LogMass)], "dex(solMass)", "log10 of the stellar mass");
        table.Add("n_above", [.. rows.Select(r => r.Count)], null, "Clumps of at least this mass");
        return table;
    }

    /// <summary>The fits: a row for each sample with at least ten masses above the completeness mass, and form.</summary>
    /// <param name="sample">The samples.</param>
    /// <param name="magnificationEdges">The edges of the bins of magnification.</param>
    /// <param name="threads">How many fits are made at the same time.</param>
    public static Table Fits(ResultBase sample, IReadOnlyList<double> magnificationEdges, int threads)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double minimum = sample.LogCompletenessMass();
        (string Name, IReadOnlyList<ResultClump> Clumps, MassFunctionShape Shape)[] jobs =
        [
            .. Samples(sample, magnificationEdges).Where(s => s.Clumps.Count(c => c.LogMass >= minimum) >= FewestMasses).SelectMany(s => Enum.GetValues<MassFunctionShape>().Select(shape => (s.Name, s.Clumps, shape))),
        ];
        var fits = new MassFunctionFit[jobs.Length];
        Parallel.For(0, jobs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => fits[i] = Fit(jobs[i].Clumps, minimum, jobs[i].Shape));
        var table = new Table("mass_function_fits") { Name = "MASS_FUNCTION_FITS", Description = "Maximum-likelihood mass functions dN/dM of clumps above the completeness mass, errors of the masses folded in; 68 % intervals by the likelihood" };
        table.Add("sample", [.. jobs.Select(j => j.Name)], "The clumps");
        table.Add("shape", [.. jobs.Select(j => SettingName.Of(j.Shape.ToString()))], "power_law, truncated_power_law or schechter");
        table.Add("log_minimum_mass", [.. jobs.Select(_ => minimum)], "dex(solMass)", "The completeness mass");
        table.Add("n", [.. fits.Select(f => (long)f.Count)], null, "Clumps above it");
        table.Add("slope", [.. fits.Select(f => f.Slope)], null, "beta of M^beta");
        table.Add("slope_low", [.. fits.Select(f => f.SlopeLower)], null, "Lower end of its interval");
        table.Add("slope_high", [.. fits.Select(f => f.SlopeUpper)], null, "Upper end");
        table.Add("log_cutoff", [.. fits.Select(f => f.LogCutoff)], "dex(solMass)", "Largest mass of a truncated power law, or Mc of Schechter's function");
        table.Add("log_cutoff_low", [.. fits.Select(f => f.LogCutoffLower)], "dex(solMass)", "Lower end of its interval");
        table.Add("log_cutoff_high", [.. fits.Select(f => f.LogCutoffUpper)], "dex(solMass)", "Upper end; infinite where the sample does not see a cutoff");
        table.Add("ln_likelihood", [.. fits.Select(f => f.LogLikelihood)], null, "The largest ln L");
        table.Add("aic", [.. fits.Select(f => (2 * (f.Shape == MassFunctionShape.PowerLaw ? 1 : 2)) - (2 * f.LogLikelihood))], null, "Akaike's 2 k - 2 ln L: the least of a sample is the form to prefer");
        return table;
    }

    /// <summary>A fit of clumps above a mass, with the errors of their masses where all have one.</summary>
    public static MassFunctionFit Fit(IReadOnlyList<ResultClump> clumps, double logMinimumMass, MassFunctionShape shape)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        bool hasErrors = clumps.All(c => c.LogMassError >= 0);
        return MassFunctions.Fit(new() { LogMasses = [.. clumps.Select(c => c.LogMass)], Errors = hasErrors ? [.. clumps.Select(c => c.LogMassError)] : null, LogMinimumMass = logMinimumMass }, shape);
    }
}
