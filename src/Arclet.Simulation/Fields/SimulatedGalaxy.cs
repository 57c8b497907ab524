namespace Arclet.Simulation;

/// <summary>A diffuse galaxy of a simulated field: a wide disc and a compact core about one centre.</summary>
/// <param name="Id">Number within the field, from 1.</param>
/// <param name="Disc">The diffuse light.</param>
/// <param name="Core">The compact centre.</param>
public readonly record struct SimulatedGalaxy(int Id, ExponentialDisc Disc, ExponentialDisc Core);
