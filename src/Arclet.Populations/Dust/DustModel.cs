namespace Arclet.Populations;

/// <summary>The dust of a model galaxy.</summary>
/// <param name="Law">The curve.</param>
/// <param name="AvMag">A(V) of the interstellar medium, in magnitudes.</param>
public sealed record DustModel(AttenuationLaw Law, double AvMag)
{
    /// <summary>Young stars and their gas have this times A(V) (Bagpipes' eta); 1 means the same dust for all.</summary>
    public double BirthCloudFactor { get; init; } = 1;

    /// <summary>q_PAH of the emission, in percent.</summary>
    public double PahPercent { get; init; } = 2;

    /// <summary>Umin of the emission.</summary>
    public double MinimumField { get; init; } = 1;

    /// <summary>The share of the emitting dust that is in the power law of fields.</summary>
    public double Gamma { get; init; } = 0.01;
}
