using Arclet.Imaging.Apertures;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>
/// The signal-to-noise ratio of a detection over the light around it: a circular aperture of 3 pixels minus the mean of a ring from
/// 6 to 10 pixels, other detections' pixels left out, over the error of that difference. For a point source it is about 0.7 of the optimal ratio.
/// </summary>
internal static class DetectionSignificance
{
    public const double ApertureRadiusPixels = 3;
    public const double RingInnerPixels = 6;
    public const double RingOuterPixels = 10;

    /// <summary>The ratio of each object, in their order; NaN where the aperture or ring has no usable pixel.</summary>
    public static double[] Measure(SimulatedField field, DetectionResult detection)
    {
        int width = field.Image.Width;
        int height = field.Image.Height;
        var owners = new int[width * height];
        detection.Segmentation.ReadRows(0, height, owners);
        var window = new PixelWindow(field.Image) { Error = field.Error.Pixels, Segmentation = owners };
        var result = new double[detection.Objects.Count];
        for (int i = 0; i < result.Length; i++)
        {
            DetectedObject o = detection.Objects[i];
            ApertureFlux inner = AperturePhotometry.Measure(window, Aperture.Circle(o.X, o.Y, ApertureRadiusPixels), null, o.Id);
            ApertureFlux ring = AperturePhotometry.Measure(window, Aperture.CircularAnnulus(o.X, o.Y, RingInnerPixels, RingOuterPixels), null, o.Id);
            double scale = inner.Area / ring.Area;
            result[i] = (inner.Flux - (scale * ring.Flux)) / double.Hypot(inner.FluxError, scale * ring.FluxError);
        }

        return result;
    }
}
