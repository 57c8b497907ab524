namespace Arclet.Inference.Statistics;

/// <summary>A statistic and its range under resampling.</summary>
/// <param name="Value">The statistic of the sample itself.</param>
/// <param name="Lower">The 16th percentile of the resampled statistic; NaN where it was never defined.</param>
/// <param name="Upper">The 84th percentile.</param>
/// <param name="StandardError">The standard deviation of the resampled statistic.</param>
/// <param name="Count">The number of objects in the sample.</param>
public readonly record struct BootstrapResult(double Value, double Lower, double Upper, double StandardError, int Count);
