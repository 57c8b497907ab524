namespace Arclet.Imaging.ClumpFit;

/// <summary>The shapes that a fit may give: major-axis variance within two limits, axis ratio above one.</summary>
/// <param name="SmallestVariance">Least major-axis variance, px2.</param>
/// <param name="LargestVariance">Largest major-axis variance, px2.</param>
/// <param name="SmallestRatio">Least ratio of the variances (the axis ratio squared).</param>
internal readonly record struct ShapeRange(double SmallestVariance, double LargestVariance, double SmallestRatio)
{
    public static ShapeRange Of(ClumpFitSettings settings, int boxPixels)
    {
        double largest = settings.MaximumSigmaBoxes * boxPixels;
        return new(settings.MinimumSigmaPixels * settings.MinimumSigmaPixels, largest * largest, settings.MinimumAxisRatio * settings.MinimumAxisRatio);
    }

    public bool Contains(ClumpShape shape) =>
        shape.LargerEigenvalue >= SmallestVariance && shape.LargerEigenvalue <= LargestVariance && shape.SmallerEigenvalue >= SmallestRatio * shape.LargerEigenvalue;

    /// <summary>The nearest shape of the same direction within the range.</summary>
    public ClumpShape Nearest(ClumpShape shape)
    {
        double along = Math.Clamp(shape.LargerEigenvalue, SmallestVariance, LargestVariance);
        double across = Math.Clamp(shape.SmallerEigenvalue, SmallestRatio * along, along);
        return ClumpShape.FromEigenvalues(along, across, 0.5 * Math.Atan2(2 * shape.XY, shape.XX - shape.YY));
    }
}
