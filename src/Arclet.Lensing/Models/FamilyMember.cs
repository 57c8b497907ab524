namespace Arclet.Lensing;

/// <summary>A cluster member of a <see cref="PotentialFamily"/>: where it is, its shape and its light.</summary>
public sealed record FamilyMember
{
    /// <summary>The catalogue's name of the galaxy.</summary>
    public string Id { get; init; } = "";

    /// <summary>x in arcsec, growing to the west.</summary>
    public double X { get; init; }

    /// <summary>y in arcsec, growing to the north.</summary>
    public double Y { get; init; }

    /// <summary>e = (a^2 - b^2)/(a^2 + b^2).</summary>
    public double Ellipticity { get; init; }

    /// <summary>The major axis' angle in degrees counter-clockwise from +x.</summary>
    public double AngleDegrees { get; init; }

    /// <summary>The magnitude that the relations scale with.</summary>
    public double Magnitude { get; init; }

    /// <summary>An offset from the relation of the dispersion, in dex.</summary>
    public double DispersionOffsetDex { get; init; }

    /// <summary>An offset from the relation of the cut radius, in dex.</summary>
    public double CutOffsetDex { get; init; }
}
