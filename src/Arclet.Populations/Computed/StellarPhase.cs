namespace Arclet.Populations;

/// <summary>Phases of a star's life, numbered as in Hurley, Pols and Tout 2000, MNRAS 315, 543, section 3.</summary>
public enum StellarPhase
{
    /// <summary>Main sequence of a star below 0.7 Msun, fully or deeply convective.</summary>
    LowMassMainSequence = 0,

    /// <summary>Main sequence of a star of 0.7 Msun and more.</summary>
    MainSequence = 1,

    /// <summary>Between the main sequence and the giant branch.</summary>
    HertzsprungGap = 2,

    /// <summary>First giant branch.</summary>
    FirstGiantBranch = 3,

    /// <summary>Core helium burning, on the horizontal branch, in a blue loop or as a supergiant.</summary>
    CoreHeliumBurning = 4,

    /// <summary>Early asymptotic giant branch; for massive stars the red supergiant after core helium burning.</summary>
    EarlyAsymptoticGiantBranch = 5,

    /// <summary>Thermally pulsing asymptotic giant branch.</summary>
    ThermallyPulsingAsymptoticGiantBranch = 6,

    /// <summary>A star that has lost its hydrogen envelope and burns helium in its core (Wolf-Rayet stars among them).</summary>
    HeliumMainSequence = 7,

    /// <summary>A naked helium star that burns helium in a shell and is still small.</summary>
    HeliumHertzsprungGap = 8,

    /// <summary>A naked helium star that has become a giant.</summary>
    HeliumGiantBranch = 9,

    /// <summary>White dwarf of helium.</summary>
    HeliumWhiteDwarf = 10,

    /// <summary>White dwarf of carbon and oxygen.</summary>
    CarbonOxygenWhiteDwarf = 11,

    /// <summary>White dwarf of oxygen and neon.</summary>
    OxygenNeonWhiteDwarf = 12,

    /// <summary>Neutron star.</summary>
    NeutronStar = 13,

    /// <summary>Black hole.</summary>
    BlackHole = 14,

    /// <summary>Nothing is left: the explosion of a degenerate carbon-oxygen core that reached the Chandrasekhar mass.</summary>
    NoRemnant = 15,
}
