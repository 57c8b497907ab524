namespace Arclet.Imaging.ClumpFit;

/// <summary>One image of a galaxy, and where the clumps are in it.</summary>
/// <param name="Image">The image.</param>
/// <param name="Places">For each clump its place here, and the map (x, y) to (a x + b y, c x + d y) from small offsets in the first image's pixels to this one's.</param>
public sealed record GalaxyImage(ClumpFitImage Image, IReadOnlyList<(double X, double Y, double A, double B, double C, double D)> Places)
{
    /// <summary>An image with the clumps at the given positions of its own grid: the first image, or one on the same grid.</summary>
    public static GalaxyImage At(ClumpFitImage image, IReadOnlyList<ClumpPosition> positions) =>
        new(image, [.. positions.Select(p => (p.X, p.Y, 1.0, 0.0, 0.0, 1.0))]);
}
