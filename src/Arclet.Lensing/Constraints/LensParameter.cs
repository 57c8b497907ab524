namespace Arclet.Lensing;

/// <summary>Which number of a model, its families or its image systems is meant.</summary>
/// <param name="Owner">What it belongs to.</param>
/// <param name="Index">The owner's place in its list, from 0.</param>
/// <param name="Quantity">Which number of it.</param>
public readonly record struct LensParameter(LensParameterOwner Owner, int Index, LensParameterKind Quantity);
