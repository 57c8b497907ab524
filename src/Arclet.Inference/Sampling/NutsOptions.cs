namespace Arclet.Inference.Sampling;

/// <summary>How <see cref="NutsSampler"/> samples.</summary>
public sealed record NutsOptions
{
    /// <summary>The defaults.</summary>
    public static NutsOptions Default { get; } = new();

    /// <summary>How many chains; each starts at a point of its own.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Draws per chain that are thrown away while step and mass matrix are adapted; at least 100.</summary>
    public int WarmUp { get; init; } = 700;

    /// <summary>Draws per chain that are kept.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>The mean acceptance probability that the step is adapted to; nearer to 1 for posteriors with divergences.</summary>
    public double TargetAcceptance { get; init; } = 0.85;

    /// <summary>The trajectory is doubled at most this often.</summary>
    public int MaximumDepth { get; init; } = 10;
}
