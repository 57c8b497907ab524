namespace Arclet.Populations;

/// <summary>Which parameters a prepared model has.</summary>
public sealed record ModelLayout
{
    /// <summary>The histories of the components, one or more.</summary>
    public required IReadOnlyList<StarFormationHistory> Histories { get; init; }

    /// <summary>Whether the birth clouds' dust factor is a parameter (<c>eta</c>); it is 1 otherwise.</summary>
    public bool HasBirthCloudFactor { get; init; }

    /// <summary>Whether the escape fraction is a parameter (<c>fesc</c>); it is 0 otherwise.</summary>
    public bool HasEscapeFraction { get; init; }

    /// <summary>A layout of one component.</summary>
    public static ModelLayout Of(StarFormationHistory history) => new() { Histories = [history] };
}
