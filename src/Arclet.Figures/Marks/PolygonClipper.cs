namespace Arclet.Figures;

/// <summary>Cuts segments (Liang and Barsky 1984) and polygons (Sutherland and Hodgman 1974) with an upright rectangle.</summary>
internal static class PolygonClipper
{
    /// <summary>The part of a segment inside the rectangle, or null.</summary>
    public static (CanvasPoint From, CanvasPoint To)? Segment(CanvasRectangle r, CanvasPoint a, CanvasPoint b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, enter = 0, leave = 1;
        if (!Cut(-dx, a.X - r.X, ref enter, ref leave) || !Cut(dx, r.Right - a.X, ref enter, ref leave)
            || !Cut(-dy, a.Y - r.Y, ref enter, ref leave) || !Cut(dy, r.Bottom - a.Y, ref enter, ref leave))
        {
            return null;
        }

        // Untouched ends are handed back exactly, so that neighbouring segments still meet.
        CanvasPoint from = enter == 0 ? a : new CanvasPoint(a.X + (enter * dx), a.Y + (enter * dy));
        CanvasPoint to = leave == 1 ? b : new CanvasPoint(a.X + (leave * dx), a.Y + (leave * dy));
        return (from, to);
    }

    /// <summary>The part of a polygon inside the rectangle; corners that are not finite are left out.</summary>
    public static IReadOnlyList<CanvasPoint> Polygon(CanvasRectangle r, IReadOnlyList<CanvasPoint> corners)
    {
        List<CanvasPoint> points = [.. corners.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y))];
        points = CutSide(points, p => p.X - r.X);
        points = CutSide(points, p => r.Right - p.X);
        points = CutSide(points, p => p.Y - r.Y);
        return CutSide(points, p => r.Bottom - p.Y);
    }

    private static bool Cut(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0)
            return distance >= 0;
        double t = distance / direction;
        if (direction < 0)
            enter = Math.Max(enter, t);
        else
            leave = Math.Min(leave, t);
        return enter <= leave;
    }

    private static List<CanvasPoint> CutSide(List<CanvasPoint> points, Func<CanvasPoint, double> inside)
    {
        var kept = new List<CanvasPoint>(points.Count + 4);
        for (int i = 0; i < points.Count; i++)
        {
            CanvasPoint a = points[i == 0 ? points.Count - 1 : i - 1], b = points[i];
            double da = inside(a), db = inside(b);
            if (da < 0 != db < 0)
            {
                double t = da / (da - db);
                kept.Add(new CanvasPoint(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y))));
            }

            if (db >= 0)
                kept.Add(b);
        }

        return kept;
    }
}
