namespace Arclet.Study;

/// <summary>A magnification with both parts of the paper's error (section 3.7).</summary>
/// <param name="Value">The median inside the clump's ellipse under the best model; above 0.</param>
/// <param name="Scatter">sigma_1: the standard deviation inside the ellipse.</param>
/// <param name="ModelLower">sigma_2-: the lower 68 % half-interval over the drawn models; NaN without draws.</param>
/// <param name="ModelUpper">sigma_2+: the upper one.</param>
public readonly record struct MagnificationEstimate(double Value, double Scatter, double ModelLower, double ModelUpper)
{
    /// <summary>The lower error: both parts in quadrature; the scatter alone without draws.</summary>
    public double LowerError => Quadrature(Scatter, ModelLower);

    /// <summary>The upper error: both parts in quadrature; the scatter alone without draws.</summary>
    public double UpperError => Quadrature(Scatter, ModelUpper);

    /// <summary>The estimate of a median, its scatter and the medians of the draws.</summary>
    internal static MagnificationEstimate Of(double value, double scatter, ReadOnlySpan<double> draws)
    {
        (double p16, double p50, double p84) = SamplePercentiles.Of(draws);
        return new(value, scatter, p50 - p16, p84 - p50);
    }

    private static double Quadrature(double a, double b) => double.IsNaN(b) ? a : Math.Sqrt((a * a) + (b * b));
}
