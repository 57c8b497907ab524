namespace Arclet.Study;

/// <summary>Galaxies of a range of masses with their clumps.</summary>
/// <param name="LogMassLow">The smallest log10 of the mass in Msun.</param>
/// <param name="LogMassHigh">The largest.</param>
/// <param name="Galaxies">The galaxies.</param>
/// <param name="Clumps">Their clumps.</param>
public sealed record HostMassBin(double LogMassLow, double LogMassHigh, IReadOnlyList<ResultGalaxy> Galaxies, IReadOnlyList<ResultClump> Clumps);
