using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>
/// The centre of light under a Gaussian window that follows it: SExtractor's XWIN_IMAGE and YWIN_IMAGE, sep's winpos. To reproduce SExtractor,
/// start at the isophotal position with sigma = 2/2.35 of the half-light radius.
/// </summary>
public static class WindowedPosition
{
    private const int MaximumSteps = 16;
    private const double RadiusInSigma = 4;
    private const double SmallestStepPixels = 1e-4;

    // An offset of a Gaussian under a Gaussian window of the same width shows as half of itself.
    private const double StepFactor = 2;

    /// <summary>The pixels of an image that the measurement may read: all of them where the shift is not bounded.</summary>
    public static PixelBounds Bounds(double x, double y, double sigmaPixels, int imageWidth, int imageHeight, WindowedPositionSettings? settings = null)
    {
        settings ??= new WindowedPositionSettings();
        if (!IsDefined(x, y, sigmaPixels))
            return default;
        double reach = Math.Min((RadiusInSigma * Math.Max(sigmaPixels, settings.MinimumSigmaPixels)) + settings.MaximumShiftPixels, int.MaxValue / 4);
        return PixelBounds.Around(x, y, reach, reach, imageWidth, imageHeight, out _);
    }

    /// <summary>Finds the position.</summary>
    /// <param name="window">The pixels; those of <see cref="Bounds"/> must be in it.</param>
    /// <param name="x">Column to start at, in pixels.</param>
    /// <param name="y">Row to start at, in pixels.</param>
    /// <param name="sigmaPixels">Standard deviation of the window; 4 of them are its radius.</param>
    /// <param name="settings">Sampling and limits; null for the defaults.</param>
    /// <param name="objectId">Whose position it is, where the window has a segmentation.</param>
    /// <exception cref="ArgumentException">The window lacks needed pixels, or the number of subpixels is negative.</exception>
    public static WindowedPositionResult Measure(
        in PixelWindow window, double x, double y, double sigmaPixels, WindowedPositionSettings? settings = null, int objectId = 0)
    {
        settings ??= new WindowedPositionSettings();
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Subpixels);
        if (!IsDefined(x, y, sigmaPixels))
            return new WindowedPositionResult(x, y, 0, MeasurementFlags.Undefined);

        window.Require(Bounds(x, y, sigmaPixels, window.ImageWidth, window.ImageHeight, settings));
        double sigma = Math.Max(sigmaPixels, settings.MinimumSigmaPixels), startX = x, startY = y;
        MeasurementFlags flags = MeasurementFlags.None;
        int step = 0;
        for (; step < MaximumSteps; step++)
        {
            WindowMoments moments = WindowMoments.Measure(window, x, y, sigma, RadiusInSigma * sigma, settings.Subpixels, objectId);
            flags |= moments.Flags;
            (double weight, double dx, double dy) = moments.Corrected(settings.MaskedPixels);
            if (!(weight > 0))
                break;
            (dx, dy) = (dx / weight, dy / weight);
            double newX = x + (dx * StepFactor), newY = y + (dy * StepFactor);
            if (!(Math.Abs(newX - startX) <= settings.MaximumShiftPixels && Math.Abs(newY - startY) <= settings.MaximumShiftPixels))
            {
                flags |= MeasurementFlags.PositionLost;
                break;
            }

            (x, y) = (newX, newY);
            if ((dx * dx) + (dy * dy) < SmallestStepPixels * SmallestStepPixels)
                break;
        }

        return new WindowedPositionResult(x, y, step + 1, flags);
    }

    private static bool IsDefined(double x, double y, double sigma) =>
        double.IsFinite(x) && double.IsFinite(y) && sigma >= 0 && double.IsFinite(sigma);
}
