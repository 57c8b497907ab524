namespace Arclet.Populations;

/// <summary>A star of an isochrone.</summary>
/// <param name="InitialMassSolar">Its mass at birth, Msun.</param>
/// <param name="State">What it is at the isochrone's age.</param>
public readonly record struct IsochronePoint(double InitialMassSolar, StellarState State);
