namespace Arclet.Imaging.Depth;

/// <summary>What empty apertures of one radius say; fluxes are in the image's unit.</summary>
/// <param name="RadiusPixels">The radius.</param>
/// <param name="Count">How many apertures were measured.</param>
/// <param name="Median">The median of the signed fluxes: near 0 where the background is right.</param>
/// <param name="MedianAbsolute">The median of the absolute fluxes.</param>
/// <param name="Scatter">1.4826 times the median absolute deviation from <paramref name="Median"/>: the standard deviation of a Gaussian core, whatever its wings.</param>
/// <param name="StandardDeviation">The standard deviation, wings included.</param>
/// <param name="ExpectedError">The median of the apertures' errors from the pixels' errors, taken as independent.</param>
public readonly record struct DepthAtRadius(
    double RadiusPixels,
    int Count,
    double Median,
    double MedianAbsolute,
    double Scatter,
    double StandardDeviation,
    double ExpectedError)
{
    /// <summary>Relative error of <see cref="Scatter"/> for Gaussian fluxes, sqrt(1.36 / n): the efficiency of the median absolute deviation is 0.37.</summary>
    public double RelativeScatterError => Math.Sqrt(1.36 / Count);

    /// <summary>How much larger the noise is than independent pixels would have it.</summary>
    public double ScatterOverExpected => Scatter / ExpectedError;
}
