namespace Arclet.Lensing.Maps;

/// <summary>A critical line and its caustic as polylines in arcsec of the model's frame.</summary>
/// <param name="Kind">Which eigenvalue vanishes.</param>
/// <param name="IsClosed">Whether the last point joins the first; false where the line leaves the field.</param>
/// <param name="Image">The critical line's vertices in the image plane, each on the line to 1e-9 arcsec.</param>
/// <param name="Source">The caustic: the same vertices in the source plane.</param>
public sealed record CriticalLine(
    CriticalLineKind Kind, bool IsClosed, IReadOnlyList<(double X, double Y)> Image, IReadOnlyList<(double X, double Y)> Source)
{
    /// <summary>The area in the image plane that a closed line encloses, in arcsec^2.</summary>
    public double AreaSquareArcsec => Math.Abs(SignedArea(Image));

    private static double SignedArea(IReadOnlyList<(double X, double Y)> points)
    {
        double sum = 0;
        for (int i = 0; i < points.Count; i++)
        {
            (double x, double y) = points[i];
            (double nextX, double nextY) = points[(i + 1) % points.Count];
            sum += (x * nextY) - (nextX * y);
        }

        return sum / 2;
    }
}
