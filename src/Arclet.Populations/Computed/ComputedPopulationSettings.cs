namespace Arclet.Populations;

/// <summary>What <see cref="ComputedPopulationGrid"/> computes; the default is what <c>--grid computed</c> stands for.</summary>
public sealed record ComputedPopulationSettings
{
    /// <summary>The initial mass function; its limits are those of the stars, within 0.08 to 150 Msun.</summary>
    public InitialMassFunction MassFunction { get; init; } = InitialMassFunction.Chabrier();

    /// <summary>Mass fractions of metals Z, ascending, within the 0.0001 to 0.03 of the evolution's formulae.</summary>
    public IReadOnlyList<double> Metallicities { get; init; } = [0.0001, 0.0004, 0.001, 0.002, 0.004, 0.008, 0.014, 0.02, 0.03];

    /// <summary>Ages in years, ascending; by default 0 and 220 from 0.1 Myr to 20 Gyr, even in their logarithm.</summary>
    public IReadOnlyList<double> AgesYears { get; init; } = [0, .. Enumerable.Range(0, 220).Select(i => Math.Pow(10, 5 + (i * Math.Log10(2e5) / 219)))];

    /// <summary>The stars' evolution; winds are switches of it.</summary>
    public StellarEvolutionOptions Evolution { get; init; } = StellarEvolutionOptions.ForPopulations;

    /// <summary>The stars' spectra; each repair of the atmospheres is a switch of them.</summary>
    public StarSpectraOptions Spectra { get; init; } = new();

    /// <summary>Whether stars are black bodies and no atmospheres are computed: to see what atmospheres bring.</summary>
    public bool BlackBodies { get; init; }

    /// <summary>The gas.</summary>
    public NebularSettings Gas { get; init; } = new();

    /// <summary>Refuses settings that cannot be computed.</summary>
    /// <exception cref="ArgumentException">One is out of range; the message says which.</exception>
    internal void Validate()
    {
        GridAxis.Ascending([.. Metallicities], "metallicity", 0.0001);
        if (Metallicities[^1] > 0.03)
            throw new ArgumentException($"a metallicity is {Metallicities[^1]}, expected at most 0.03");
        GridAxis.Ascending([.. AgesYears], "age (years)", 0);
        Evolution.Validate();
        Spectra.Validate();
        Gas.Validate();
    }
}
