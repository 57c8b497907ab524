namespace Arclet.Populations;

/// <summary>What a posterior says of one quantity; NaN where it is not defined.</summary>
/// <param name="P16">The 16th percentile.</param>
/// <param name="P50">The median.</param>
/// <param name="P84">The 84th percentile.</param>
/// <param name="Best">Its value in the model of the least chi2 (largest likelihood).</param>
public readonly record struct QuantityEstimate(double P16, double P50, double P84, double Best);
