namespace Arclet.Simulation;

/// <summary>A quantity that is compared with the truth.</summary>
/// <param name="Name">Its name in the tables of the comparison, with its unit.</param>
/// <param name="IsAbsolute">Whether errors are differences from the truth; otherwise they are relative to it.</param>
/// <param name="Unit">The unit of such differences; empty for relative ones.</param>
/// <param name="Words">What pages call it.</param>
public sealed record RecoveredQuantity(string Name, bool IsAbsolute, string Unit, string Words)
{
    /// <summary>Rates below this, in Msun/yr, all count as this one: a clump that formed its stars long ago has none, and by how many powers of ten says nothing.</summary>
    public const double LeastSfr = 1e-4;

    /// <summary>Absolute magnification.</summary>
    public static RecoveredQuantity Mu { get; } = new("mu", false, "", "magnification");

    /// <summary>Half-light radius in the source plane, pc.</summary>
    public static RecoveredQuantity RadiusParsec { get; } = new("effective_radius_pc", false, "", "half-light radius");

    /// <summary>log10 of the surviving stellar mass, Msun.</summary>
    public static RecoveredQuantity LogStellarMass { get; } = new("log_stellar_mass", true, "dex", "log stellar mass");

    /// <summary>log10 of the rate over 10 Myr, Msun/yr, by <see cref="LogOfSfr"/>.</summary>
    public static RecoveredQuantity LogSfr10 { get; } = new("log_sfr10", true, "dex", "log star-formation rate");

    /// <summary>The logarithm of a rate in Msun/yr, at least that of <see cref="LeastSfr"/>.</summary>
    public static double LogOfSfr(double rate) => Math.Log10(Math.Max(rate, LeastSfr));

    /// <summary>log10 of the mass-weighted age, Gyr.</summary>
    public static RecoveredQuantity LogAgeGyr { get; } = new("log_age_gyr", true, "dex", "log mass-weighted age");

    /// <summary>A(V), mag.</summary>
    public static RecoveredQuantity Attenuation { get; } = new("av_mag", true, "mag", "A(V)");

    /// <summary>log10 of the metallicity in units of Z = 0.02.</summary>
    public static RecoveredQuantity LogMetallicity { get; } = new("log_metallicity", true, "dex", "log metallicity");

    /// <summary>The quantities that are not fluxes, in the order of pages.</summary>
    public static IReadOnlyList<RecoveredQuantity> Physical { get; } = [Mu, RadiusParsec, LogStellarMass, LogSfr10, LogAgeGyr, Attenuation, LogMetallicity];

    /// <summary>The observed, magnified flux in a filter, nJy.</summary>
    public static RecoveredQuantity Flux(string filterId) => new($"flux_{filterId}_njy", false, "", "flux in " + filterId);
}
