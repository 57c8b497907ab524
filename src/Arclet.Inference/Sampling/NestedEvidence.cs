namespace Arclet.Inference.Sampling;

/// <summary>ln Z and its standard error from the scatter of possible volumes.</summary>
internal readonly record struct NestedEvidence(double LogEvidence, double Error);
