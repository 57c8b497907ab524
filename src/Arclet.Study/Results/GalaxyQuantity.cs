namespace Arclet.Study;

/// <summary>The quantities of whole galaxies that statistics are made of.</summary>
public static class GalaxyQuantity
{
    /// <summary>log10 of the stellar mass.</summary>
    public static ResultQuantity<ResultGalaxy> LogMass { get; } = new("log_stellar_mass", "dex(solMass)", "log10 of the stellar mass", g => g.LogMass);

    /// <summary>log10 of the star-formation rate over 100 Myr.</summary>
    public static ResultQuantity<ResultGalaxy> LogSfr { get; } = new("log_sfr100", "dex(solMass/yr)", "log10 of the star-formation rate over 100 Myr", g => Math.Log10(g.Sfr100));

    /// <summary>log10 of the specific rate.</summary>
    public static ResultQuantity<ResultGalaxy> LogSpecificSfr { get; } = new("log_ssfr100", "dex(1/yr)", "log10 of the star-formation rate over 100 Myr per stellar mass", g => g.LogSpecificSfr);

    /// <summary>The number of clumps.</summary>
    public static ResultQuantity<ResultGalaxy> ClumpCount { get; } = new("n_clumps", null, "Number of clumps", g => g.ClumpCount);

    /// <summary>The quantities that need the clumps too.</summary>
    /// <param name="sample">The samples.</param>
    public static IReadOnlyList<ResultQuantity<ResultGalaxy>> All(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ILookup<string, ResultClump> clumps = sample.NearClumps.ToLookup(c => c.GalaxyId, StringComparer.Ordinal);
        return
        [
            LogMass,
            LogSfr,
            LogSpecificSfr,
            ClumpCount,
            new("log_clump_mass_fraction", null, "log10 of sum(M_clump) / M_host", g => Math.Log10(sample.ClumpMassFraction(g))),
            new("log_most_massive_clump", "dex(solMass)", "log10 of the mass of the most massive clump that is not the central one", g => Largest(clumps[g.Id].Where(c => !c.IsCentral))),
            new("log_central_clump", "dex(solMass)", "log10 of the mass of the clump nearest to the barycentre", g => Largest(clumps[g.Id].Where(c => c.IsCentral))),
            new("log_central_age", "dex(Myr)", "log10 of the age of the clump nearest to the barycentre", g => Math.Log10(clumps[g.Id].FirstOrDefault(c => c.IsCentral)?.AgeMyr ?? double.NaN)),
            new("redshift", null, "Redshift", g => g.Redshift),
        ];
    }

    private static double Largest(IEnumerable<ResultClump> clumps) => clumps.Select(c => c.LogMass).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
