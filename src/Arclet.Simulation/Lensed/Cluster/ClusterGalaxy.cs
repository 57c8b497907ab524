namespace Arclet.Simulation;

/// <summary>A cluster member as it shines: a compact and an extended exponential disc of the same shape.</summary>
public sealed record ClusterGalaxy
{
    /// <summary>Its name in the lens model.</summary>
    public required string Id { get; init; }

    /// <summary>x in arcsec in the lens's frame.</summary>
    public double X { get; init; }

    /// <summary>y in arcsec.</summary>
    public double Y { get; init; }

    /// <summary>Magnitude in F160W, AB.</summary>
    public double Magnitude { get; init; }

    /// <summary>(a2 - b2)/(a2 + b2).</summary>
    public double Ellipticity { get; init; }

    /// <summary>Direction of the major axis, counter-clockwise from +x.</summary>
    public double ThetaDegrees { get; init; }

    /// <summary>Half-light radius of the extended part, arcsec.</summary>
    public double HalfLightRadiusArcsec { get; init; }

    /// <summary>Whether diffuse light of the cluster surrounds it.</summary>
    public bool IsBrightest { get; init; }

    /// <summary>The part of the light in the compact disc, whose scale length is a fifth of the extended one's.</summary>
    public const double CompactFraction = 0.35;

    /// <summary>The ratio of the two discs' scale lengths.</summary>
    public const double CompactScale = 0.2;

    /// <summary>Minor over major axis.</summary>
    public double AxisRatio => Math.Sqrt((1 - Ellipticity) / (1 + Ellipticity));
}
