namespace Arclet.Study;

/// <summary>A statistic with its 68 % range when the objects are drawn again.</summary>
/// <param name="Value">The statistic of the sample.</param>
/// <param name="Low">The 16th percentile; NaN without a range.</param>
/// <param name="High">The 84th percentile.</param>
public readonly record struct ResampledNumber(double Value, double Low, double High);
