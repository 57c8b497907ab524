namespace Arclet.Study;

/// <summary>
/// A clump's shape in its reference filter beside the one that a free fit in the second filter of the pair gives. Radii are R = sqrt(sigma_minor sigma_major),
/// free of the PSF.
/// </summary>
public sealed record ShapeComparison
{
    /// <summary>The clump.</summary>
    public required string ClumpId { get; init; }

    /// <summary>Its reference filter.</summary>
    public required string ReferenceFilter { get; init; }

    /// <summary>The second filter.</summary>
    public required string SecondFilter { get; init; }

    /// <summary>R in the reference filter, arcsec.</summary>
    public required double ReferenceRadiusArcsec { get; init; }

    /// <summary>Its standard error, arcsec; NaN where a bound holds it.</summary>
    public required double ReferenceRadiusErrorArcsec { get; init; }

    /// <summary>R in the second filter, arcsec.</summary>
    public required double SecondRadiusArcsec { get; init; }

    /// <summary>Its standard error, arcsec; NaN where a bound holds it.</summary>
    public required double SecondRadiusErrorArcsec { get; init; }

    /// <summary>The axis ratio in the second filter.</summary>
    public required double SecondAxisRatio { get; init; }

    /// <summary>The major axis' direction in the second filter, degrees east of north, in [0, 180).</summary>
    public required double SecondPositionAngleDegrees { get; init; }

    /// <summary>The second filter's flux with the reference filter's shape, nJy.</summary>
    public required double FixedShapeFluxNanojansky { get; init; }

    /// <summary>The second filter's flux with its own shape, nJy.</summary>
    public required double FreeShapeFluxNanojansky { get; init; }

    /// <summary>The whole error of <see cref="FreeShapeFluxNanojansky"/>, nJy.</summary>
    public required double FreeShapeErrorNanojansky { get; init; }

    /// <summary>The <see cref="BandFlags"/> of the free fit.</summary>
    public required int Flags { get; init; }
}
