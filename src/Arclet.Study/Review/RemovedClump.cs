namespace Arclet.Study;

/// <summary>A detected or added clump that the review took out.</summary>
/// <param name="Clump">The clump where it was detected or added.</param>
/// <param name="MergedInto">The clump that took it up; null where it was removed.</param>
public sealed record RemovedClump(Clump Clump, string? MergedInto);
