namespace Arclet.Simulation;

/// <summary>A galaxy as it is behind the lens: an exponential disc in the source plane and what it is made of.</summary>
public sealed record SourceGalaxy
{
    /// <summary>Its number, from 1; the <c>source</c> of the truth tables.</summary>
    public required int Number { get; init; }

    /// <summary>Redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>x of the centre in the source plane, arcsec in the lens's frame.</summary>
    public double X { get; init; }

    /// <summary>y of the centre, arcsec.</summary>
    public double Y { get; init; }

    /// <summary>Scale length along the major axis, kpc; the half-light radius is 1.678 of it.</summary>
    public required double ScaleLengthKpc { get; init; }

    /// <summary>Scale length, arcsec.</summary>
    public required double ScaleLengthArcsec { get; init; }

    /// <summary>Minor over major axis.</summary>
    public required double AxisRatio { get; init; }

    /// <summary>Direction of the major axis in the source plane, counter-clockwise from +x.</summary>
    public required double ThetaDegrees { get; init; }

    /// <summary>The disc's stars, gas and dust.</summary>
    public required SourceLight Disc { get; init; }

    /// <summary>The clumps.</summary>
    public required IReadOnlyList<SourceClump> Clumps { get; init; }
}
