namespace Arclet.Lensing;

/// <summary>The prior of one parameter, in the parameter's unit.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="First">The lower bound of a uniform prior, the mean of a Gaussian one; the value of a fixed parameter.</param>
/// <param name="Second">The upper bound of a uniform prior, the standard deviation of a Gaussian one.</param>
/// <param name="Precision">Lenstool's fourth number, a step of its older optimisers: kept, not used.</param>
public readonly record struct ParameterPrior(PriorKind Kind, double First, double Second = 0, double Precision = 0)
{
    /// <summary>The middle of the bounds, or the mean.</summary>
    public double Centre => Kind == PriorKind.Uniform ? (First + Second) / 2 : First;

    /// <summary>The same prior in another unit: every number divided.</summary>
    public ParameterPrior DividedBy(double unit) => new(Kind, First / unit, Second / unit, Precision / unit);

    /// <summary>A uniform prior.</summary>
    public static ParameterPrior Uniform(double lower, double upper, double precision = 0) => new(PriorKind.Uniform, lower, upper, precision);

    /// <summary>A Gaussian prior.</summary>
    public static ParameterPrior Gaussian(double mean, double standardDeviation, double precision = 0) => new(PriorKind.Gaussian, mean, standardDeviation, precision);

    /// <summary>The prior as messages show it.</summary>
    public override string ToString() => Kind switch
    {
        PriorKind.Uniform => $"uniform from {First} to {Second}",
        PriorKind.Gaussian => $"Gaussian {First} +- {Second}",
        _ => $"fixed at {First}",
    };
}
