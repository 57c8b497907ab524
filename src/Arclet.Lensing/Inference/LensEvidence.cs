namespace Arclet.Lensing;

/// <summary>The evidence of a fit: the integral of likelihood times prior.</summary>
/// <param name="LogEvidence">ln Z.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Method">How it was computed.</param>
public readonly record struct LensEvidence(double LogEvidence, double Error, string Method);
