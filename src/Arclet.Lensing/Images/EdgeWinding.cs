namespace Arclet.Lensing;

/// <summary>
/// How often beta(theta) - beta_s winds around 0 while theta goes once around a rectangle, counter-clockwise: the degree of the lens map over
/// the source, which is the sum of the parities of all images inside (Burke 1981).
/// </summary>
internal static class EdgeWinding
{
    private const int DeepestHalving = 40;

    /// <summary>Returns the index, or null where an image lies on the edge itself.</summary>
    public static int? Of(LensField field, SearchWindow window, double sourceX, double sourceY, int pointsPerSide)
    {
        var corners = new (double X, double Y)[]
        {
            (window.XMin, window.YMin), (window.XMax, window.YMin), (window.XMax, window.YMax), (window.XMin, window.YMax), (window.XMin, window.YMin),
        };
        double angle = 0;
        for (int side = 0; side < 4; side++)
        {
            (double X, double Y) from = corners[side], to = corners[side + 1];
            for (int k = 0; k < pointsPerSide; k++)
            {
                if (Turn(Point(from, to, k), Point(from, to, k + 1), 0) is not { } turn)
                    return null;
                angle += turn;
            }
        }

        return (int)Math.Round(angle / (2 * Math.PI));

        (double X, double Y) Point((double X, double Y) from, (double X, double Y) to, int k) =>
            (from.X + ((to.X - from.X) * k / pointsPerSide), from.Y + ((to.Y - from.Y) * k / pointsPerSide));

        (double X, double Y) Offset((double X, double Y) at)
        {
            (double x, double y) = field.SourceOf(at.X, at.Y);
            return (x - sourceX, y - sourceY);
        }

        // The turn of a step is certain only if the map moves by less than its distance from the source, and the middle agrees.
        double? Turn((double X, double Y) from, (double X, double Y) to, int depth)
        {
            (double X, double Y) a = Offset(from), b = Offset(to), middle = ((from.X + to.X) / 2, (from.Y + to.Y) / 2), m = Offset(middle);
            if (IsShort(a, m) && IsShort(m, b) && IsShort(a, b))
                return Angle(a, m) + Angle(m, b);
            if (depth == DeepestHalving)
                return null;
            return Turn(from, middle, depth + 1) + Turn(middle, to, depth + 1);
        }
    }

    private static bool IsShort((double X, double Y) a, (double X, double Y) b)
    {
        double step = ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
        return step < 0.25 * Math.Min((a.X * a.X) + (a.Y * a.Y), (b.X * b.X) + (b.Y * b.Y));
    }

    private static double Angle((double X, double Y) a, (double X, double Y) b) => Math.Atan2((a.X * b.Y) - (a.Y * b.X), (a.X * b.X) + (a.Y * b.Y));
}
