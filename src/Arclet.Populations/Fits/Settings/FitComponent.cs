namespace Arclet.Populations;

/// <summary>One component of a history that is fitted: its form, and the priors of the form's parameters.</summary>
public sealed record FitComponent
{
    /// <summary>A component.</summary>
    /// <param name="form">The form.</param>
    /// <param name="priors">A prior for each of the form's parameters, by its name.</param>
    /// <exception cref="ArgumentException">A parameter has no prior, or a prior has no parameter.</exception>
    public FitComponent(StarFormationHistory form, IReadOnlyDictionary<string, PriorSpecification> priors)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(priors);
        if (form.ParameterNames.FirstOrDefault(n => !priors.ContainsKey(n)) is { } missing)
            throw new ArgumentException($"the {form.Name} history has no prior for '{missing}'");
        if (priors.Keys.FirstOrDefault(n => !form.ParameterNames.Contains(n)) is { } unknown)
            throw new ArgumentException($"the {form.Name} history has no parameter '{unknown}', expected {string.Join(", ", form.ParameterNames)}");
        Form = form;
        Priors = priors;
    }

    /// <summary>The form.</summary>
    public StarFormationHistory Form { get; }

    /// <summary>The priors of its parameters; times in Gyr.</summary>
    public IReadOnlyDictionary<string, PriorSpecification> Priors { get; }

    /// <summary>The component's share of all mass formed; the first component has what the others leave, and no prior.</summary>
    public PriorSpecification? Fraction { get; init; }
}
