using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>The map (x, y) to (a x + b y, c x + d y) from small offsets in one image's pixels to another's, through the sky.</summary>
/// <param name="A">dx/dx.</param>
/// <param name="B">dx/dy.</param>
/// <param name="C">dy/dx.</param>
/// <param name="D">dy/dy.</param>
internal readonly record struct PixelMap(double A, double B, double C, double D)
{
    /// <summary>To the sky with one image's map, and from there to the other's pixels.</summary>
    public static PixelMap Between(WcsJacobian from, WcsJacobian to)
    {
        double determinant = (to.EastPerX * to.NorthPerY) - (to.EastPerY * to.NorthPerX);
        return new(
            ((to.NorthPerY * from.EastPerX) - (to.EastPerY * from.NorthPerX)) / determinant,
            ((to.NorthPerY * from.EastPerY) - (to.EastPerY * from.NorthPerY)) / determinant,
            ((to.EastPerX * from.NorthPerX) - (to.NorthPerX * from.EastPerX)) / determinant,
            ((to.EastPerX * from.NorthPerY) - (to.NorthPerX * from.EastPerY)) / determinant);
    }
}
