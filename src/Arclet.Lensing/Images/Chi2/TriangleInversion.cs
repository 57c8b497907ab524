namespace Arclet.Lensing;

/// <summary>
/// The image near a position by triangles: one about the position is widened until its trace in the source plane holds the source, then divided
/// into four again and again, each time going on with a part whose trace holds it, until its area is below (1e-4 arcsec)^2.
/// </summary>
internal sealed class TriangleInversion(ManySourcesField field)
{
    private const double SmallestArea = 1e-8;
    private const int MostDivisions = 100;

    /// <summary>Returns the image, or null if no triangle up to the largest size holds the source.</summary>
    /// <param name="point">Whose redshift the source has.</param>
    /// <param name="x">The observed position's x.</param>
    /// <param name="y">The observed position's y.</param>
    /// <param name="sourceX">The source's x.</param>
    /// <param name="sourceY">The source's y.</param>
    /// <param name="size">The first triangle's inner radius in arcsec.</param>
    /// <param name="largest">The largest one's.</param>
    public (double X, double Y)? Find(int point, double x, double y, double sourceX, double sourceY, double size, double largest)
    {
        size = Math.Min(Math.Max(size, 1e-3), largest);
        while (true)
        {
            var triangle = new Corner[3];
            for (int k = 0; k < 3; k++)
            {
                // The inner radius of an equilateral triangle is half its outer one.
                (double sin, double cos) = Math.SinCos((Math.PI / 2) + (2 * Math.PI * k / 3));
                triangle[k] = Trace(point, x + (2 * size * cos), y + (2 * size * sin));
            }

            if (Holds(triangle[0], triangle[1], triangle[2], sourceX, sourceY) && Refine(point, triangle, sourceX, sourceY) is { } image)
                return image;
            if (size >= largest)
                return null;
            size = Math.Min(1.5 * size, largest);
        }
    }

    private (double X, double Y)? Refine(int point, Corner[] triangle, double sourceX, double sourceY)
    {
        (Corner a, Corner b, Corner c) = (triangle[0], triangle[1], triangle[2]);
        for (int division = 0; division < MostDivisions; division++)
        {
            double area = 0.5 * Math.Abs(((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X)));
            if (area < SmallestArea)
                return ((a.X + b.X + c.X) / 3, (a.Y + b.Y + c.Y) / 3);
            Corner ab = Middle(a, b), bc = Middle(b, c), ca = Middle(c, a);
            if (Holds(ab, bc, ca, sourceX, sourceY))
                (a, b, c) = (ab, bc, ca);
            else if (Holds(a, ab, ca, sourceX, sourceY))
                (b, c) = (ab, ca);
            else if (Holds(ab, b, bc, sourceX, sourceY))
                (a, c) = (ab, bc);
            else if (Holds(ca, bc, c, sourceX, sourceY))
                (a, b) = (ca, bc);
            else
                return null;
        }

        return null;

        Corner Middle(Corner p, Corner q) => Trace(point, (p.X + q.X) / 2, (p.Y + q.Y) / 2);
    }

    private Corner Trace(int point, double x, double y)
    {
        (double bx, double by) = field.SourceOf(point, x, y);
        return new(x, y, bx, by);
    }

    private static bool Holds(Corner a, Corner b, Corner c, double x, double y)
    {
        double first = Side(a, b), second = Side(b, c), third = Side(c, a);
        return (first >= 0 && second >= 0 && third >= 0) || (first <= 0 && second <= 0 && third <= 0);

        double Side(Corner p, Corner q) => ((q.SourceX - p.SourceX) * (y - p.SourceY)) - ((q.SourceY - p.SourceY) * (x - p.SourceX));
    }

    private readonly record struct Corner(double X, double Y, double SourceX, double SourceY);
}
