namespace Arclet.Study;

/// <summary>A clump's size and its flux in every filter, as observed (magnified).</summary>
public sealed record ClumpPhotometry
{
    /// <summary>The <see cref="Clump.Id"/>.</summary>
    public required string ClumpId { get; init; }

    /// <summary>The filter id in which the shape was fitted.</summary>
    public required string ReferenceFilter { get; init; }

    /// <summary>The side of that filter's pixels in arcsec: what turns the sizes here into angles.</summary>
    public required double ReferencePixelScaleArcsec { get; init; }

    /// <summary>Fitted right ascension in degrees.</summary>
    public required double RaDegrees { get; init; }

    /// <summary>Fitted declination in degrees.</summary>
    public required double DecDegrees { get; init; }

    /// <summary>Standard deviation along the minor axis, px of the reference filter's grid, free of the PSF.</summary>
    public required double SigmaMinorPixels { get; init; }

    /// <summary>Its standard error; NaN where a bound holds it.</summary>
    public double SigmaMinorErrorPixels { get; init; } = double.NaN;

    /// <summary>Minor over major axis.</summary>
    public required double AxisRatio { get; init; }

    /// <summary>Its standard error; NaN where a bound holds it.</summary>
    public double AxisRatioError { get; init; } = double.NaN;

    /// <summary>Direction of the major axis, degrees counter-clockwise from +x of the reference grid.</summary>
    public required double ThetaDegrees { get; init; }

    /// <summary>Its standard error, degrees; NaN where there is none.</summary>
    public double ThetaErrorDegrees { get; init; } = double.NaN;

    /// <summary>Direction of the major axis in the sky, degrees east of north, in [0, 180).</summary>
    public required double PositionAngleDegrees { get; init; }

    /// <summary>
    /// Covariance of ln flux with ln R, R = sqrt(sigma_minor sigma_major), in the reference filter: 1 where both are 100 % uncertain and move together.
    /// NaN where the flux or the size has no error or the flux is not positive.
    /// </summary>
    public double LogFluxLogSizeCovariance { get; init; } = double.NaN;

    /// <summary>Standard error of ln R in the reference filter; NaN where a bound holds the size.</summary>
    public double LogSizeError { get; init; } = double.NaN;

    /// <summary>Flux in the reference filter over the error that the noise of the pixels alone gives it; 0 for a negative flux, NaN where there is no error.</summary>
    public required double SignalToNoise { get; init; }

    /// <summary>The fluxes by filter id; a filter that does not cover the clump is there with <see cref="BandFlags.NotCovered"/>.</summary>
    public required IReadOnlyDictionary<string, BandFlux> Bands { get; init; }

    /// <summary>The <see cref="BandFlags"/> of the reference filter's fit.</summary>
    public int Flags { get; init; }
}
