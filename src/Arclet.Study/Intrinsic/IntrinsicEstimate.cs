namespace Arclet.Study;

/// <summary>A quantity with both kinds of error: percentiles of joint draws, and the paper's quadrature around the best value.</summary>
/// <param name="Value">The best value: that of the best fit and the best lens model.</param>
/// <param name="P16">The 16th percentile of the joint draws.</param>
/// <param name="P50">Their median.</param>
/// <param name="P84">The 84th percentile.</param>
/// <param name="QuadratureLower">The lower error of the quadrature, 0 or more.</param>
/// <param name="QuadratureUpper">The upper error of the quadrature, 0 or more.</param>
public readonly record struct IntrinsicEstimate(double Value, double P16, double P50, double P84, double QuadratureLower, double QuadratureUpper)
{
    /// <summary>A quantity that is not known.</summary>
    public static IntrinsicEstimate None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>A value, its draws, and its relative quadrature errors.</summary>
    internal static IntrinsicEstimate Linear(double value, ReadOnlySpan<double> draws, LogError error)
    {
        (double p16, double p50, double p84) = SamplePercentiles.Of(draws);
        return new(value, p16, p50, p84, Math.Abs(value) * error.Lower, Math.Abs(value) * error.Upper);
    }

    /// <summary>A decimal logarithm, its draws, and the quadrature errors of its natural one.</summary>
    internal static IntrinsicEstimate Decimal(double value, ReadOnlySpan<double> draws, LogError error, double unit = 1)
    {
        (double p16, double p50, double p84) = SamplePercentiles.Of(draws);
        return new(value, p16, p50, p84, unit * error.Lower / Math.Log(10), unit * error.Upper / Math.Log(10));
    }

    /// <summary>A quantity that lensing does not change: the posterior's own percentiles.</summary>
    internal static IntrinsicEstimate Unlensed(double best, IReadOnlyList<double> samples)
    {
        (double p16, double p50, double p84) = SamplePercentiles.Of([.. samples]);
        return new(best, p16, p50, p84, Math.Max(0, best - p16), Math.Max(0, p84 - best));
    }
}
