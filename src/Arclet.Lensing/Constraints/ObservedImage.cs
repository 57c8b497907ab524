namespace Arclet.Lensing;

/// <summary>One image of a multiply imaged source, as a catalogue gives it.</summary>
public sealed record ObservedImage
{
    /// <summary>The catalogue's name, such as 2.1a.</summary>
    public required string Id { get; init; }

    /// <summary>x in arcsec in the model's frame, growing to the west.</summary>
    public double X { get; init; }

    /// <summary>y in arcsec in the model's frame, growing to the north.</summary>
    public double Y { get; init; }

    /// <summary>Right ascension in degrees.</summary>
    public double RightAscensionDegrees { get; init; }

    /// <summary>Declination in degrees.</summary>
    public double DeclinationDegrees { get; init; }

    /// <summary>The catalogue's semi-major axis in arcsec; with Lenstool's <c>forme 10</c> the position's error.</summary>
    public double SemiMajorArcsec { get; init; }

    /// <summary>The catalogue's semi-minor axis in arcsec.</summary>
    public double SemiMinorArcsec { get; init; }

    /// <summary>The major axis' angle in degrees counter-clockwise from +x.</summary>
    public double AngleDegrees { get; init; }

    /// <summary>The catalogue's redshift; 0 where it is not known.</summary>
    public double Redshift { get; init; }

    /// <summary>The catalogue's magnitude.</summary>
    public double Magnitude { get; init; }
}
