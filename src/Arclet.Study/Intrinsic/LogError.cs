namespace Arclet.Study;

/// <summary>
/// Asymmetric errors of a natural logarithm, and how they go through products of powers: for x = A B^p the squares add, p^2 times those of B; where p is below
/// 0, B's upper error makes x's lower one.
/// </summary>
/// <param name="Lower">The lower error, 0 or more.</param>
/// <param name="Upper">The upper error, 0 or more.</param>
internal readonly record struct LogError(double Lower, double Upper)
{
    public static LogError None => new(0, 0);

    public static LogError Symmetric(double error) => double.IsFinite(error) ? new(Math.Abs(error), Math.Abs(error)) : None;

    /// <summary>Of a positive value with absolute errors; a part that is not finite counts as none.</summary>
    public static LogError OfValue(double value, double lower, double upper) => new(Part(lower, value), Part(upper, value));

    /// <summary>Of a decimal logarithm's best value and percentiles; a best value outside of them has no error on that side.</summary>
    public static LogError OfDecimal(double best, double p16, double p84) => new(Math.Max(0, best - p16) * Math.Log(10), Math.Max(0, p84 - best) * Math.Log(10));

    /// <summary>The error of this quantity to a power.</summary>
    public LogError ToThe(double power) => power >= 0 ? new(power * Lower, power * Upper) : new(-power * Upper, -power * Lower);

    /// <summary>The error of the product with an independent quantity.</summary>
    public LogError Times(LogError other) => new(Math.Sqrt((Lower * Lower) + (other.Lower * other.Lower)), Math.Sqrt((Upper * Upper) + (other.Upper * other.Upper)));

    private static double Part(double error, double value) => double.IsFinite(error) && value > 0 ? Math.Abs(error) / value : 0;
}
