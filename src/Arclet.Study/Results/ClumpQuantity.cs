namespace Arclet.Study;

/// <summary>The quantities of clumps that statistics are made of.</summary>
public static class ClumpQuantity
{
    /// <summary>log10 of R_eff in pc, limits as measured.</summary>
    public static ResultQuantity<ResultClump> LogRadius { get; } = new("log_r_eff", "dex(pc)", "log10 of the half-light radius; limits count as values", c => Math.Log10(c.RadiusParsec));

    /// <summary>log10 of the stellar mass.</summary>
    public static ResultQuantity<ResultClump> LogMass { get; } = new("log_stellar_mass", "dex(solMass)", "log10 of the stellar mass", c => c.LogMass);

    /// <summary>log10 of the age.</summary>
    public static ResultQuantity<ResultClump> LogAge { get; } = new("log_age", "dex(Myr)", "log10 of the mass-weighted age", c => Math.Log10(c.AgeMyr));

    /// <summary>A(V).</summary>
    public static ResultQuantity<ResultClump> Attenuation { get; } = new("a_v", "mag", "Attenuation A(V)", c => c.AttenuationV);

    /// <summary>log10 of the metallicity over Z = 0.02.</summary>
    public static ResultQuantity<ResultClump> LogMetallicity { get; } = new("log_metallicity", null, "log10 of the metallicity over Z = 0.02", c => Math.Log10(c.Metallicity));

    /// <summary>log10 of the star-formation rate over 10 Myr; -infinity without.</summary>
    public static ResultQuantity<ResultClump> LogSfr { get; } = new("log_sfr10", "dex(solMass/yr)", "log10 of the star-formation rate over 10 Myr; below all others without stars of 10 Myr", c => Math.Log10(c.Sfr10));

    /// <summary>log10 of the star-formation rate over 10 Myr per stellar mass; -infinity without.</summary>
    public static ResultQuantity<ResultClump> LogSpecificSfr { get; } = new("log_ssfr10", "dex(1/yr)", "log10 of the star-formation rate over 10 Myr per stellar mass", c => Math.Log10(c.Sfr10) - c.LogMass);

    /// <summary>log10 of the mass per area.</summary>
    public static ResultQuantity<ResultClump> LogMassDensity { get; } = new("log_mass_density", "dex(solMass/pc2)", "log10 of the stellar mass per area; limits count as values", c => c.LogMassDensity);

    /// <summary>log10 of the star-formation rate per area; -infinity without.</summary>
    public static ResultQuantity<ResultClump> LogSfrDensity { get; } = new("log_sfr_density", "dex(solMass/yr/kpc2)", "log10 of the star-formation rate per area; limits count as values", c => c.LogSfrDensity);

    /// <summary>The absolute magnitude.</summary>
    public static ResultQuantity<ResultClump> MagnitudeV { get; } = new("absolute_v", "mag", "Absolute AB magnitude in V", c => c.MagnitudeV);

    /// <summary>log10 of |mu|.</summary>
    public static ResultQuantity<ResultClump> LogMu { get; } = new("log_mu", null, "log10 of the magnification", c => Math.Log10(c.Mu));

    /// <summary>The redshift.</summary>
    public static ResultQuantity<ResultClump> Redshift { get; } = new("redshift", null, "Redshift", c => c.Redshift);

    /// <summary>Distance from the barycentre.</summary>
    public static ResultQuantity<ResultClump> Distance { get; } = new("distance", "kpc", "Distance from the galaxy's barycentre in the source plane", c => c.DistanceKiloparsec);

    /// <summary>Those whose distributions are compared between bins.</summary>
    public static IReadOnlyList<ResultQuantity<ResultClump>> Distributions { get; } = [LogRadius, LogMass, LogAge, Attenuation, LogMetallicity, LogSfr, LogSpecificSfr, LogMassDensity, LogSfrDensity, MagnitudeV, LogMu];
}
