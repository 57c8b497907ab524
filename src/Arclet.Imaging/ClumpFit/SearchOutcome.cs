namespace Arclet.Imaging.ClumpFit;

/// <summary>How a search ended.</summary>
internal readonly record struct SearchOutcome(double Cost, bool Converged, int NegativeFluxes, int Evaluations);
