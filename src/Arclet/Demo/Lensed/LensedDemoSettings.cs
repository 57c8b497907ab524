using Arclet.Lensing;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>What the lensed demo simulates, how it fits the lens, and what must hold.</summary>
internal sealed record LensedDemoSettings
{
    /// <summary>The field.</summary>
    public LensedFieldSettings Field { get; init; } = new();

    /// <summary>How the lens model is fitted.</summary>
    public LensFitOptions Lens { get; init; } = LensFitOptions.Default;

    /// <summary>Which clumps are compared with the truth, and what must hold.</summary>
    public RecoveryCriteria Criteria { get; init; } = new();

    /// <summary>The stellar populations, for the simulation and for the fits; null for the default of <c>arclet simulate</c>.</summary>
    public string? Grid { get; init; }

    /// <summary>Number of threads; it does not change the result.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
