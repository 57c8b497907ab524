namespace Arclet.Lensing;

/// <summary>A pixel or a part of one with its traced corners, in order around it, and its traced middle.</summary>
internal readonly record struct TracedCell(TracedPoint A, TracedPoint B, TracedPoint C, TracedPoint D, TracedPoint Middle)
{
    /// <summary>Whether its triangles about the middle have different signs: a critical line goes through.</summary>
    public bool IsFolded
    {
        get
        {
            bool first = TracedPoint.SourceArea(A, B, Middle) < 0;
            return first != TracedPoint.SourceArea(B, C, Middle) < 0 || first != TracedPoint.SourceArea(C, D, Middle) < 0 || first != TracedPoint.SourceArea(D, A, Middle) < 0;
        }
    }

    /// <summary>The distance of the traced middle from the middle of the traced corners, in arcsec.</summary>
    public double Bend
    {
        get
        {
            double dx = Middle.BetaX - ((A.BetaX + B.BetaX + C.BetaX + D.BetaX) / 4), dy = Middle.BetaY - ((A.BetaY + B.BetaY + C.BetaY + D.BetaY) / 4);
            return Math.Sqrt((dx * dx) + (dy * dy));
        }
    }

    public TracedCell[] Quarters(LensField field)
    {
        TracedPoint ab = Between(field, A, B), bc = Between(field, B, C), cd = Between(field, C, D), da = Between(field, D, A);
        return
        [
            new(A, ab, Middle, da, Between(field, A, Middle)),
            new(ab, B, bc, Middle, Between(field, B, Middle)),
            new(Middle, bc, C, cd, Between(field, C, Middle)),
            new(da, Middle, cd, D, Between(field, D, Middle)),
        ];
    }

    private static TracedPoint Between(LensField field, TracedPoint p, TracedPoint q) =>
        TracedPoint.Of(field, (p.ThetaX + q.ThetaX) / 2, (p.ThetaY + q.ThetaY) / 2);
}
