using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Detect;

/// <summary>Detected objects as DS9 regions: ellipses of three standard deviations in image coordinates, with the object's id as text.</summary>
internal static class RegionsOutput
{
    /// <summary>Semi-axes of the ellipses drawn, in units of the object's standard deviations: about the isophote of a Gaussian at 1 % of its peak.</summary>
    public const double Scale = 3;

    public static void Write(string path, IReadOnlyList<DetectedObject> objects) =>
        RegionFile.Save(path, objects.Select(o => Region.Ellipse(o.X, o.Y, Scale * o.A, Scale * o.B, double.RadiansToDegrees(o.ThetaRadians)) with
        {
            Text = o.Id.ToString(),
            Color = o.Flags.HasFlag(DetectionFlags.Merged) ? "cyan" : "green",
        }));
}
