namespace Arclet.Populations;

/// <summary>A curve of dust attenuation or extinction: A(lambda) / A(V) at rest wavelengths.</summary>
/// <threadsafety>Immutable.</threadsafety>
public abstract class AttenuationLaw
{
    /// <summary>Calzetti et al. (2000, ApJ 533, 682), R_V = 4.05, as published.</summary>
    public static AttenuationLaw Calzetti { get; } = new CalzettiLaw(2.659, "calzetti");

    /// <summary>The same as Bagpipes 1.3.2 computes it: 2.695 instead of 2.659 below 0.63 um.</summary>
    public static AttenuationLaw CalzettiBagpipes { get; } = new CalzettiLaw(2.695, "calzetti_bagpipes");

    /// <summary>The bar of the Small Magellanic Cloud, Gordon et al. (2003, ApJ 594, 279), R_V = 2.74.</summary>
    public static AttenuationLaw Smc { get; } = new SmcLaw();

    /// <summary>The Milky Way, Cardelli, Clayton and Mathis (1989, ApJ 345, 245), R_V = 3.1.</summary>
    public static AttenuationLaw Cardelli { get; } = new CardelliLaw();

    /// <summary>The name in files.</summary>
    public abstract string Name { get; }

    /// <summary>Wavelengths in angstrom, ascending, where the curve has a step or a corner.</summary>
    public abstract IReadOnlyList<double> BreaksAngstrom { get; }

    /// <summary>A power law (5500 A / lambda)^slope: Charlot and Fall (2000, ApJ 539, 718) with slope 0.7.</summary>
    /// <param name="slope">The slope, above 0.</param>
    public static AttenuationLaw CharlotFall(double slope = 0.7) => new PowerLaw(slope);

    /// <summary>The law of a name: <c>calzetti</c>, <c>calzetti_bagpipes</c>, <c>smc</c>, <c>cardelli</c>, <c>cf00</c>; null for any other. Capitals do not matter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="slope">The slope of <c>cf00</c>.</param>
    public static AttenuationLaw? Find(string name, double slope = 0.7) => name.ToLowerInvariant() switch
    {
        "calzetti" => Calzetti,
        "calzetti_bagpipes" => CalzettiBagpipes,
        "smc" => Smc,
        "cardelli" => Cardelli,
        "cf00" => CharlotFall(slope),
        _ => null,
    };

    /// <summary>A(lambda) / A(V) at a rest wavelength in angstrom.</summary>
    public abstract double At(double wavelengthAngstrom);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
