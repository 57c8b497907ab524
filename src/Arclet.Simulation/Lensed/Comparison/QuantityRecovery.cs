namespace Arclet.Simulation;

/// <summary>How well one quantity is recovered.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="MedianDifference">The median of measured less true: in the quantity's unit, or relative to the truth; NaN without clumps.</param>
/// <param name="Scatter">1.4826 times the median absolute deviation of the differences.</param>
/// <param name="Coverage">How many 68 % intervals contain the truth.</param>
/// <param name="Pairs">The judged clumps: places in the list of true images and in that of measured clumps.</param>
public sealed record QuantityRecovery(
    RecoveredQuantity Quantity, double MedianDifference, double Scatter, Proportion Coverage, IReadOnlyList<(int Truth, int Measured)> Pairs)
{
    /// <summary>The difference of a measured from a true value: in the quantity's unit, or relative to the truth.</summary>
    public static double Difference(RecoveredQuantity quantity, double measured, double truth)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return quantity.IsAbsolute ? measured - truth : (measured / truth) - 1;
    }
}
