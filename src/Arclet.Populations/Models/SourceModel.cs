namespace Arclet.Populations;

/// <summary>A model galaxy or clump: what photometry is computed of.</summary>
public sealed record SourceModel
{
    /// <summary>The redshift, above 0.</summary>
    public required double Redshift { get; init; }

    /// <summary>The components of its stars, one or more.</summary>
    public required IReadOnlyList<StarFormationComponent> Components { get; init; }

    /// <summary>Its dust; null for none.</summary>
    public DustModel? Dust { get; init; }

    /// <summary>Its gas; null for bare stars, which keep their ionising light.</summary>
    public NebularModel? Nebular { get; init; }

    /// <summary>Stars younger than this, in Gyr, are in birth clouds: they have gas and the birth clouds' dust.</summary>
    public double BirthCloudAgeGyr { get; init; } = 0.01;
}
