namespace Arclet.Simulation;

/// <summary>A clump as a study measured it.</summary>
/// <param name="Id">The study's id.</param>
/// <param name="RaDegrees">Right ascension.</param>
/// <param name="DecDegrees">Declination.</param>
/// <param name="Values">Its quantities by the names of <see cref="RecoveredQuantity"/>; those that were not measured, and upper limits, are not there.</param>
public sealed record RecoveredClump(string Id, double RaDegrees, double DecDegrees, IReadOnlyDictionary<string, RecoveredValue> Values);
