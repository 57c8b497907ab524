using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Clusters of one age and metallicity whose stars are drawn one by one.</summary>
public sealed record StochasticClusterSettings
{
    /// <summary>The mass formed, Msun; drawing stops at the star that brings the sum nearest to it.</summary>
    public double MassSolar { get; init; } = 1e4;

    /// <summary>The age of all stars, Myr.</summary>
    public double AgeMyr { get; init; } = 5;

    /// <summary>The mass fraction of metals Z, 0.0001 to 0.03.</summary>
    public double Metallicity { get; init; } = 0.02;

    /// <summary>The function that masses are drawn from.</summary>
    public InitialMassFunction MassFunction { get; init; } = InitialMassFunction.Chabrier();

    /// <summary>The stars' evolution.</summary>
    public StellarEvolutionOptions Evolution { get; init; } = StellarEvolutionOptions.ForPopulations;

    /// <summary>log10 of the ionisation parameter of the gas around; null for stars alone.</summary>
    public double? LogIonisation { get; init; }

    /// <summary>Filters in which the clusters are observed, at <see cref="Redshift"/>.</summary>
    public IReadOnlyList<FilterCurve> Filters { get; init; } = [];

    /// <summary>The redshift of the observed fluxes.</summary>
    public double Redshift { get; init; } = 1;

    /// <summary>The cosmology of the observed fluxes.</summary>
    public FlatLambdaCdm Cosmology { get; init; } = FlatLambdaCdm.Default;

    /// <summary>The seed; a cluster's stars depend on it and the cluster's number only.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate()
    {
        if (!(MassSolar is >= 10 and <= 1e8))
            throw new ArgumentException($"a cluster has {MassSolar} Msun, expected 10 to 1e8");
        if (!(AgeMyr is >= 0.01 and <= 20000))
            throw new ArgumentException($"a cluster is {AgeMyr} Myr old, expected 0.01 to 20000");
        if (Filters.Count > 0 && !(Redshift is > 0 and < 20))
            throw new ArgumentException($"the clusters are at redshift {Redshift}, expected one above 0 and below 20");
        if (LogIonisation is { } u && !(u is >= -4 and <= 0))
            throw new ArgumentException($"the gas has log U = {u}, expected -4 to 0");
    }
}
