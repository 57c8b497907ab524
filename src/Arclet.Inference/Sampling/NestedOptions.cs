namespace Arclet.Inference.Sampling;

/// <summary>How <see cref="NestedSampler"/> samples and ends.</summary>
public sealed record NestedOptions
{
    /// <summary>The defaults.</summary>
    public static NestedOptions Default { get; } = new();

    /// <summary>Live points; the error of ln Z is about sqrt(information / live points).</summary>
    public int LivePoints { get; init; } = 400;

    /// <summary>The run ends when the live points can add no more than this to ln Z.</summary>
    public double RemainingLogEvidence { get; init; } = 0.01;

    /// <summary>Live points are added around the bulk of the posterior (Higson et al. 2019, Stat. Comp. 29, 891) until there are this many effective samples; 0 for a static run.</summary>
    public double EffectiveSamples { get; init; }

    /// <summary>The cap on likelihood calls.</summary>
    public long MaximumCalls { get; init; } = 5_000_000;

    /// <summary>Slice steps per new point where ellipsoids do not pay; 0 for 4 + 2 * dimension.</summary>
    public int SliceSteps { get; init; }
}
