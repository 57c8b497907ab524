namespace Arclet.Study;

public static partial class Headlines
{
    private static Dictionary<string, Statistic> Densities() => new(StringComparer.Ordinal)
    {
        ["H080"] = (s, id) => AboveLocal(s, id, 0),
        ["H081"] = (s, id) => AboveLocal(s, id, 1),
        ["H082"] = (s, id) => AboveLocal(s, id, 2),
        ["H083"] = (s, id) => AboveLocal(s, id, 3),
        ["H084"] = (s, _) => HeadlineValue.Range([.. s.Analysis.Select(c => c.LogMassDensity).Where(double.IsFinite)]),
        ["H085"] = (s, id) => DenseRates(s, id, s.BinCount - 1),
        ["H086"] = (s, id) => DenseRates(s, id, 0),
        ["H087"] = (s, _) => Slope(s),
    };

    private static HeadlineValue AboveLocal(ResultBase s, string id, int bin) => bin >= s.BinCount
        ? HeadlineValue.Without($"the settings have {s.BinCount} redshift bins")
        : HeadlineValue.Of(s.Percentage(id, Of(s.InBin(s.Analysis, bin), c => c.LogMassDensity), d => d > s.Settings.LocalClusterLogDensity));

    private static HeadlineValue DenseRates(ResultBase s, string id, int bin) => HeadlineValue.Of(
        s.Percentage(id, s.InBin(s.Analysis, bin).Where(c => !c.RadiusIsLimit).Select(c => c.LogSfrDensity), d => d > s.Settings.HighLogSfrDensity));

    /// <summary>The maximum-likelihood slope above the completeness mass, mass errors folded in.</summary>
    private static HeadlineValue Slope(ResultBase s)
    {
        double minimum = s.LogCompletenessMass();
        ResultClump[] clumps = [.. s.Analysis.Where(c => double.IsFinite(c.LogMass))];
        if (clumps.Count(c => c.LogMass >= minimum) < 10)
            return HeadlineValue.Without("fewer than ten clumps are above the completeness mass");
        bool errors = clumps.All(c => c.LogMassError >= 0);
        MassFunctionFit fit = MassFunctions.Fit(
            new() { LogMasses = [.. clumps.Select(c => c.LogMass)], Errors = errors ? [.. clumps.Select(c => c.LogMassError)] : null, LogMinimumMass = minimum }, MassFunctionShape.PowerLaw);
        return new() { Value = fit.Slope, Low = fit.SlopeLower, High = fit.SlopeUpper, Count = fit.Count };
    }
}
