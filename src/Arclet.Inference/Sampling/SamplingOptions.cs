namespace Arclet.Inference.Sampling;

/// <summary>How <see cref="PosteriorSampler"/> works: its two samplers and when the second is used.</summary>
public sealed record SamplingOptions
{
    /// <summary>The defaults.</summary>
    public static SamplingOptions Default { get; } = new();

    /// <summary>The importance sampler's options.</summary>
    public ImportanceOptions Importance { get; init; } = ImportanceOptions.Default;

    /// <summary>The nested sampler's options, for when importance sampling does not converge.</summary>
    public NestedOptions Nested { get; init; } = NestedOptions.Default;

    /// <summary>Whether nested sampling is used where importance sampling does not converge; otherwise its result is given with its flags.</summary>
    public bool FallBackToNested { get; init; } = true;
}
