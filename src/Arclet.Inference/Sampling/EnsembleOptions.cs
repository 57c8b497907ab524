namespace Arclet.Inference.Sampling;

/// <summary>How <see cref="EnsembleSampler"/> samples.</summary>
public sealed record EnsembleOptions
{
    /// <summary>The defaults.</summary>
    public static EnsembleOptions Default { get; } = new();

    /// <summary>Walkers, an even number of at least twice the dimension.</summary>
    public int Walkers { get; init; } = 64;

    /// <summary>Steps of every walker that are thrown away.</summary>
    public int WarmUp { get; init; } = 1000;

    /// <summary>Steps of every walker that are kept.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>The share of differential-evolution moves (ter Braak 2006, Stat. Comp. 16, 239); the others are stretch moves.</summary>
    public double DifferentialShare { get; init; } = 0.8;
}
