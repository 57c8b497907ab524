namespace Arclet.Lensing;

/// <summary>
/// A mass that can bend the map strongly within a small region: where it is seen in the image plane, how small its structure is, and a
/// bound on its deflection. The search refines its tiles by them, so that no member is overlooked between the points of a tile.
/// </summary>
internal sealed class CompactMass
{
    private const int Radii = 28;
    private const double FirstRadius = 1e-4;
    private const double RadiusStep = 2;

    /// <summary>Directions in which an elliptical profile is sampled; its deflection's maximum is missed by 4 per cent at most.</summary>
    private const int Directions = 8;

    private readonly double[] reach;

    private CompactMass(double x, double y, double structure, double[] reach)
    {
        X = x;
        Y = y;
        StructureArcsec = structure;
        this.reach = reach;
    }

    public double X { get; }

    public double Y { get; }

    /// <summary>The scale in arcsec below which its field is smooth: the core radius; 0 for a singular one.</summary>
    public double StructureArcsec { get; }

    /// <summary>The largest deflection in arcsec at any distance (for a point mass, outside its Einstein radius).</summary>
    public double LargestDeflection => reach[^1];

    /// <summary>The largest deflection in arcsec within a distance; infinite inside a point mass's Einstein radius.</summary>
    public double LargestDeflectionWithin(double distance)
    {
        int k = 0;
        double radius = FirstRadius;
        while (k < Radii - 1 && radius < distance)
        {
            radius *= RadiusStep;
            k++;
        }

        return reach[k];
    }

    public CompactMass MovedTo(double x, double y, double structure) => new(x, y, structure, reach);

    /// <summary>The mass of a potential whose field alone is given.</summary>
    public static CompactMass Of(Potential potential, LensField alone)
    {
        var bounds = new double[Radii];
        double radius = FirstRadius;
        double largest = 0;
        for (int k = 0; k < Radii; k++)
        {
            double here = 0;
            for (int direction = 0; direction < Directions; direction++)
            {
                (double sin, double cos) = Math.SinCos((2 * Math.PI * direction / Directions) + (potential.AngleDegrees * Math.PI / 180));
                (double ax, double ay) = alone.DeflectionAt(potential.X + (radius * cos), potential.Y + (radius * sin));
                here = Math.Max(here, Math.Sqrt((ax * ax) + (ay * ay)));
            }

            // A point mass deflects by theta_E^2 / r: its bound is its Einstein radius, outside of which nothing deflects more.
            largest = potential.Profile == MassProfile.PointMass ? Math.Sqrt(here * radius) : Math.Max(largest, here);
            bounds[k] = largest * 1.04;
            radius *= RadiusStep;
        }

        return new CompactMass(potential.X, potential.Y, StructureOf(potential), bounds);
    }

    private static double StructureOf(Potential p) => p.Profile switch
    {
        MassProfile.DualPseudoIsothermal => Math.Min(p.CoreRadiusArcsec, p.CutRadiusArcsec) * (1 - Math.Abs(p.Ellipticity)),
        MassProfile.PseudoIsothermal => p.CoreRadiusArcsec * (1 - Math.Abs(p.Ellipticity)),

        // The convergence diverges slowly or not at all: below this their field changes by little.
        MassProfile.NavarroFrenkWhite => p.ScaleRadiusArcsec * 1e-3,
        MassProfile.GeneralizedNfw => p.InnerSlope > 1 ? 0 : p.ScaleRadiusArcsec * 1e-3,
        MassProfile.Hernquist => p.ScaleRadiusArcsec * 1e-3,
        MassProfile.Sersic => p.EffectiveRadiusArcsec * 1e-3,
        _ => 0,
    };
}
