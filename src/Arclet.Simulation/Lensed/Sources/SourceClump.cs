using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>A clump as it is in the source plane: an elliptical Gaussian and what it is made of.</summary>
public sealed record SourceClump
{
    /// <summary>Its number within the galaxy, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The clump's distance from the galaxy's centre in the plane of the disc, in scale lengths.</summary>
    public required double RadiusInScaleLengths { get; init; }

    /// <summary>Offset from the galaxy's centre, arcsec in the source plane.</summary>
    public required double OffsetX { get; init; }

    /// <summary>Offset from the galaxy's centre, arcsec in the source plane.</summary>
    public required double OffsetY { get; init; }

    /// <summary>The half-light radius sqrt(2 ln 2) sqrt(s1 s2), pc.</summary>
    public required double EffectiveRadiusParsec { get; init; }

    /// <summary>The same, arcsec.</summary>
    public required double EffectiveRadiusArcsec { get; init; }

    /// <summary>Minor over major axis.</summary>
    public required double AxisRatio { get; init; }

    /// <summary>Direction of the major axis, counter-clockwise from +x.</summary>
    public required double ThetaDegrees { get; init; }

    /// <summary>Its stars, gas and dust.</summary>
    public required SourceLight Light { get; init; }

    /// <summary>The Gaussian in the source plane of a galaxy at a place.</summary>
    /// <param name="centreX">The galaxy's x, arcsec.</param>
    /// <param name="centreY">The galaxy's y, arcsec.</param>
    public ClumpShape ShapeAt(double centreX, double centreY)
    {
        double sigma = EffectiveRadiusArcsec / ClumpLensingOptions.HalfLight;
        return new ClumpShape(centreX + OffsetX, centreY + OffsetY, sigma / Math.Sqrt(AxisRatio), sigma * Math.Sqrt(AxisRatio), ThetaDegrees);
    }
}
