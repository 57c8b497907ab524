namespace Arclet.Study;

/// <summary>The sample: every galaxy and clump with where it left and why, and the funnel's counts.</summary>
/// <param name="Galaxies">All galaxies, in their order.</param>
/// <param name="Clumps">All clumps, in their order.</param>
/// <param name="Funnel">What is left behind each step.</param>
public sealed record SampleResult(IReadOnlyList<SampleGalaxy> Galaxies, IReadOnlyList<SampleClump> Clumps, IReadOnlyList<SampleFunnelStep> Funnel);
