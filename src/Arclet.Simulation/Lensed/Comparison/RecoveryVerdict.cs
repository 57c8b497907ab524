namespace Arclet.Simulation;

/// <summary>One thing that must hold of a comparison.</summary>
/// <param name="Claim">What, in words, with the bound.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record RecoveryVerdict(string Claim, string Found, bool Holds);
