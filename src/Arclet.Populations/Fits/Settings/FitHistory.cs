namespace Arclet.Populations;

/// <summary>A star-formation history that every object is fitted with: a name for tables, its components, and priors of its own where they differ from the fit's.</summary>
public sealed record FitHistory
{
    /// <summary>The name: letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>The components; one or more.</summary>
    public required IReadOnlyList<FitComponent> Components { get; init; }

    /// <summary>Priors of shared parameters (see <see cref="SedFitSettings.Priors"/>) that replace the fit's for this history.</summary>
    public IReadOnlyDictionary<string, PriorSpecification> Priors { get; init; } = new Dictionary<string, PriorSpecification>();

    /// <summary>A history of one component.</summary>
    public static FitHistory Of(string name, StarFormationHistory form, params ReadOnlySpan<(string Parameter, PriorSpecification Prior)> priors)
    {
        var byName = new Dictionary<string, PriorSpecification>();
        foreach ((string parameter, PriorSpecification prior) in priors)
            byName.Add(parameter, prior);
        return new() { Name = name, Components = [new(form, byName)] };
    }
}
