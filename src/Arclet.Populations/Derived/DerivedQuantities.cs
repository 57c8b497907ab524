namespace Arclet.Populations;

/// <summary>Masses, rates and times of a model.</summary>
public sealed record DerivedQuantities
{
    /// <summary>log10 of the mass ever formed in Msun.</summary>
    public required double LogFormedMass { get; init; }

    /// <summary>log10 of the surviving mass, living stars and remnants, in Msun; NaN where the grid does not know it.</summary>
    public required double LogStellarMass { get; init; }

    /// <summary>The mean rate over the last 10 Myr in Msun/yr.</summary>
    public required double Sfr10 { get; init; }

    /// <summary>The mean rate over the last 100 Myr in Msun/yr.</summary>
    public required double Sfr100 { get; init; }

    /// <summary>The mean age of the mass formed in Gyr.</summary>
    public required double MassWeightedAgeGyr { get; init; }

    /// <summary>The age of the universe at the redshift in Gyr.</summary>
    public required double UniverseAgeGyr { get; init; }

    /// <summary>The cosmic time in Gyr at which the rate last fell below a tenth of the mean until then; NaN where it has not.</summary>
    public required double QuenchingTimeGyr { get; init; }

    /// <summary>The mean metallicity of the surviving mass (of the mass formed where surviving masses are not known) in units of Z = 0.02.</summary>
    public required double MassWeightedMetallicitySolar { get; init; }

    /// <summary>The cosmic time of the mean formation in Gyr: the universe's age less <see cref="MassWeightedAgeGyr"/>.</summary>
    public double FormationTimeGyr => UniverseAgeGyr - MassWeightedAgeGyr;

    /// <summary>log10 of the rate over 100 Myr over the surviving mass, per year.</summary>
    public double LogSpecificSfr100 => Math.Log10(Sfr100) - LogStellarMass;

    /// <summary>log10 of the rate over 10 Myr over the surviving mass, per year.</summary>
    public double LogSpecificSfr10 => Math.Log10(Sfr10) - LogStellarMass;

    /// <summary>log10 of the rate over 100 Myr in units of the mean rate since the Big Bang.</summary>
    public double LogNormalizedSfr => Math.Log10(Sfr100 * UniverseAgeGyr * 1e9) - LogFormedMass;
}
