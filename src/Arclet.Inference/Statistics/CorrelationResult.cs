namespace Arclet.Inference.Statistics;

/// <summary>A correlation of pairs.</summary>
/// <param name="Coefficient">r, -1 to 1; NaN where one of the two does not vary.</param>
/// <param name="Probability">The two-sided probability of at least this |r| without a correlation.</param>
/// <param name="Count">The number of pairs.</param>
public readonly record struct CorrelationResult(double Coefficient, double Probability, int Count);
