namespace Arclet.Study;

/// <summary>An entry that is not a galaxy of the study.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Reason">The first reason that holds.</param>
/// <param name="Detail">The number or name behind it, in words.</param>
public readonly record struct Exclusion(string EntryId, ExclusionReason Reason, string Detail);
