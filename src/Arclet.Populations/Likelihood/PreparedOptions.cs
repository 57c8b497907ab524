namespace Arclet.Populations;

/// <summary>What a population is prepared for.</summary>
public sealed record PreparedOptions
{
    /// <summary>How bands are computed.</summary>
    public LikelihoodPath Path { get; init; } = LikelihoodPath.Exact;

    /// <summary>The dust's curve; null for no dust at all.</summary>
    public AttenuationLaw? Law { get; init; } = AttenuationLaw.Calzetti;

    /// <summary>
    /// The largest A(V) times birth-cloud factor, in magnitudes, for which the tables (and, in both paths, the absorbed energy) keep their accuracy: at
    /// least the prior's end. A larger one is refused when it comes.
    /// </summary>
    public double MaximumAvMag { get; init; } = 6;

    /// <summary>Whether there is gas; where the grids have none there is none.</summary>
    public bool Nebular { get; init; } = true;

    /// <summary>Whether the intergalactic medium absorbs.</summary>
    public bool Igm { get; init; } = true;

    /// <summary>Whether the dust's absorbed energy is emitted again; where the grids have no dust emission it is not.</summary>
    public bool DustEmission { get; init; } = true;

    /// <summary>q_PAH of the emission in percent.</summary>
    public double PahPercent { get; init; } = 2;

    /// <summary>Umin of the emission.</summary>
    public double MinimumField { get; init; } = 1;

    /// <summary>The share of the emitting dust that is in the power law of fields.</summary>
    public double Gamma { get; init; } = 0.01;

    /// <summary>Stars younger than this, in Gyr, are in birth clouds.</summary>
    public double BirthCloudAgeGyr { get; init; } = 0.01;
}
