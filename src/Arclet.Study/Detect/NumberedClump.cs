namespace Arclet.Study;

/// <summary>A clump id that was given once, and where its clump was seen last: a line of a galaxy's ledger of ids.</summary>
/// <param name="Id">The id.</param>
/// <param name="RaDegrees">Right ascension, degrees.</param>
/// <param name="DecDegrees">Declination, degrees.</param>
public readonly record struct NumberedClump(string Id, double RaDegrees, double DecDegrees);
