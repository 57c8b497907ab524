namespace Arclet.Lensing;

/// <summary>A point of the image plane and where it is traced to, in arcsec.</summary>
internal readonly record struct TracedPoint(double ThetaX, double ThetaY, double BetaX, double BetaY)
{
    public static TracedPoint Of(LensField field, double x, double y)
    {
        (double bx, double by) = field.SourceOf(x, y);
        return new(x, y, bx, by);
    }

    /// <summary>The signed area of a triangle in the source plane.</summary>
    public static double SourceArea(TracedPoint a, TracedPoint b, TracedPoint c) =>
        (((b.BetaX - a.BetaX) * (c.BetaY - a.BetaY)) - ((b.BetaY - a.BetaY) * (c.BetaX - a.BetaX))) / 2;

    /// <summary>The signed area of a triangle in the image plane.</summary>
    public static double ImageArea(TracedPoint a, TracedPoint b, TracedPoint c) =>
        (((b.ThetaX - a.ThetaX) * (c.ThetaY - a.ThetaY)) - ((b.ThetaY - a.ThetaY) * (c.ThetaX - a.ThetaX))) / 2;
}
