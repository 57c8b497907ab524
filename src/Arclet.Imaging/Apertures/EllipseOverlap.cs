namespace Arclet.Imaging.Apertures;

/// <summary>
/// The exact area common to a pixel and an ellipse at the origin. The pixel is mapped to the frame where the ellipse is the unit circle;
/// there the area is the sum, over the edges of the polygon, of the signed area common to the circle and the triangle of centre and edge.
/// </summary>
internal readonly struct EllipseOverlap(double semiMajor, double semiMinor, double theta)
{
    private readonly double cos = Math.Cos(theta);
    private readonly double sin = Math.Sin(theta);

    /// <summary>The area inside the ellipse of the unit pixel whose centre is (x, y), from 0 to 1.</summary>
    public double WithUnitPixel(double x, double y)
    {
        if (!(semiMajor > 0 && semiMinor > 0))
            return 0;
        double u = ((x * cos) + (y * sin)) / semiMajor, v = ((y * cos) - (x * sin)) / semiMinor;

        // Half of the pixel's edges along x and y, in the circle's frame.
        double xu = 0.5 * cos / semiMajor, xv = -0.5 * sin / semiMinor, yu = 0.5 * sin / semiMajor, yv = 0.5 * cos / semiMinor;
        (double U, double V) a = (u - xu - yu, v - xv - yv), b = (u + xu - yu, v + xv - yv);
        (double U, double V) c = (u + xu + yu, v + xv + yv), d = (u - xu + yu, v - xv + yv);
        double farthest = Math.Max(Math.Max(Square(a), Square(b)), Math.Max(Square(c), Square(d)));
        if (farthest <= 1)
            return 1;

        // A pixel beyond the circle needs no angles; one farther than its own half diagonal from the border is that.
        double reach = Math.Sqrt(Math.Max(Square((xu + yu, xv + yv)), Square((xu - yu, xv - yv))));
        if ((u * u) + (v * v) >= (1 + reach) * (1 + reach))
            return 0;
        double area = CommonWithUnitCircle(a, b) + CommonWithUnitCircle(b, c) + CommonWithUnitCircle(c, d) + CommonWithUnitCircle(d, a);
        return Math.Clamp(area * semiMajor * semiMinor, 0, 1);
    }

    private static double Square((double U, double V) p) => (p.U * p.U) + (p.V * p.V);

    /// <summary>Signed area common to the unit circle and the triangle (centre, p, q): triangle where the edge is inside the circle, sector where it is outside.</summary>
    private static double CommonWithUnitCircle((double U, double V) p, (double U, double V) q)
    {
        double du = q.U - p.U, dv = q.V - p.V;
        double a = (du * du) + (dv * dv), b = (p.U * du) + (p.V * dv), c = Square(p) - 1;
        double discriminant = (b * b) - (a * c);
        if (discriminant <= 0)
            return Sector(p, q);
        double root = Math.Sqrt(discriminant);
        double enter = Math.Max((-b - root) / a, 0), leave = Math.Min((-b + root) / a, 1);
        if (enter >= leave)
            return Sector(p, q);

        (double U, double V) e = (p.U + (enter * du), p.V + (enter * dv)), l = (p.U + (leave * du), p.V + (leave * dv));
        double area = 0.5 * ((e.U * l.V) - (e.V * l.U));
        if (enter > 0)
            area += Sector(p, e);
        if (leave < 1)
            area += Sector(l, q);
        return area;
    }

    private static double Sector((double U, double V) p, (double U, double V) q) =>
        0.5 * Math.Atan2((p.U * q.V) - (p.V * q.U), (p.U * q.U) + (p.V * q.V));
}
