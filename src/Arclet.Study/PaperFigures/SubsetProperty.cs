namespace Arclet.Study;

/// <summary>A quantity of fits with fewer filters as Figs 20 and 21 show it.</summary>
/// <param name="Column">Its name in tables.</param>
/// <param name="Label">Its name on axes, as markup.</param>
/// <param name="Unit">Its unit on axes, as markup; empty for none.</param>
/// <param name="Value">The value.</param>
/// <param name="Error">Half the 68 % interval.</param>
internal sealed record SubsetProperty(string Column, string Label, string Unit, Func<FilterSubsetFit, double> Value, Func<FilterSubsetFit, double> Error)
{
    /// <summary>The five quantities of the paper's Appendix A.</summary>
    public static IReadOnlyList<SubsetProperty> All { get; } =
    [
        new("log_age_myr", "log age", " [Myr]", f => f.LogAgeMyr, f => f.LogAgeError),
        new("log_stellar_mass", @"log $M_\star$", @" [M$_\odot$]", f => f.LogMass, f => f.LogMassError),
        new("metallicity", "$Z$", @" [Z$_\odot$]", f => f.Metallicity, f => f.MetallicityError),
        new("a_v", "$A_V$", " [mag]", f => f.AttenuationV, f => f.AttenuationError),
        new("log_sfr10", "log SFR", @" [M$_\odot$ yr$^{-1}$]", f => double.IsFinite(f.LogSfr) ? f.LogSfr : double.NaN, f => f.LogSfrError),
    ];

    /// <summary>The clumps that were fitted with both sets of filters.</summary>
    public static (FilterSubsetFit All, FilterSubsetFit Few)[] Pairs(ResultBase sample, string few)
    {
        if (!sample.Catalogue.FilterSubsets.TryGetValue("all", out IReadOnlyList<FilterSubsetFit>? all) || !sample.Catalogue.FilterSubsets.TryGetValue(few, out IReadOnlyList<FilterSubsetFit>? own))
            return [];
        var byId = own.ToDictionary(f => f.ClumpId, StringComparer.Ordinal);
        HashSet<string> analysed = [.. sample.Analysis.Select(c => c.Id)];
        return [.. all.Where(f => analysed.Contains(f.ClumpId) && byId.ContainsKey(f.ClumpId)).Select(f => (f, byId[f.ClumpId]))];
    }
}
