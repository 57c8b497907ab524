namespace Arclet.Study;

/// <summary>A group of a running median.</summary>
/// <param name="X">The median of x.</param>
/// <param name="Median">The median of y.</param>
/// <param name="P16">The 16th percentile of y.</param>
/// <param name="P84">The 84th percentile of y.</param>
/// <param name="Count">The pairs of the group.</param>
public readonly record struct RunningMedianPoint(double X, double Median, double P16, double P84, int Count);
