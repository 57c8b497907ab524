namespace Arclet.Populations;

/// <summary>One component of a galaxy's stars.</summary>
/// <param name="History">The form of its history.</param>
/// <param name="Parameters">The form's parameters, in the order of its names.</param>
/// <param name="LogMassFormed">log10 of the mass ever formed, in Msun.</param>
/// <param name="MetallicitySolar">The metallicity in units of Z = 0.02, one for all its stars.</param>
public sealed record StarFormationComponent(StarFormationHistory History, double[] Parameters, double LogMassFormed, double MetallicitySolar);
