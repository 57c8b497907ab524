namespace Arclet.Imaging.Apertures;

/// <summary>
/// The exact area common to a pixel and an ellipse at the origin. The pixel is mapped to the frame where the ellipse is the unit circle;
/// there the area is the sum, over the edges of the polygon, of the signed area common to the circle and the triangle of centre and edge.
/// </summary>
internal static class EllipseOverlap
{
    /// <summary>The area inside the ellipse of the unit pixel whose centre is (x, y), from 0 to 1.</summary>
    public static double WithUnitPixel(double x, double y, double semiMajor, double semiMinor, double theta)
    {
        if (!(semiMajor > 0 && semiMinor > 0))
            return 0;
        (double sin, double cos) = Math.SinCos(theta);
        double area = 0;
        (double px, double py) = Map(x - 0.5, y - 0.5);
        ReadOnlySpan<(double X, double Y)> corners = [(0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)];
        foreach ((double cornerX, double cornerY) in corners)
        {
            (double qx, double qy) = Map(x + cornerX, y + cornerY);
            area += CommonWithUnitCircle(px, py, qx, qy);
            (px, py) = (qx, qy);
        }

        return Math.Clamp(area * semiMajor * semiMinor, 0, 1);

        (double X, double Y) Map(double u, double v) => (((u * cos) + (v * sin)) / semiMajor, ((v * cos) - (u * sin)) / semiMinor);
    }

    /// <summary>Signed area common to the unit circle and the triangle (centre, p, q): triangle where the edge is inside the circle, sector where it is outside.</summary>
    private static double CommonWithUnitCircle(double px, double py, double qx, double qy)
    {
        double dx = qx - px, dy = qy - py;
        double a = (dx * dx) + (dy * dy), b = (px * dx) + (py * dy), c = (px * px) + (py * py) - 1;
        double discriminant = (b * b) - (a * c);
        if (a == 0)
            return 0;
        if (discriminant <= 0)
            return Sector(px, py, qx, qy);
        double root = Math.Sqrt(discriminant);
        double enter = Math.Max((-b - root) / a, 0), leave = Math.Min((-b + root) / a, 1);
        if (enter >= leave)
            return Sector(px, py, qx, qy);

        double ex = px + (enter * dx), ey = py + (enter * dy), lx = px + (leave * dx), ly = py + (leave * dy);
        double area = 0.5 * ((ex * ly) - (ey * lx));
        if (enter > 0)
            area += Sector(px, py, ex, ey);
        if (leave < 1)
            area += Sector(lx, ly, qx, qy);
        return area;
    }

    private static double Sector(double px, double py, double qx, double qy) =>
        0.5 * Math.Atan2((px * qy) - (py * qx), (px * qx) + (py * qy));
}
