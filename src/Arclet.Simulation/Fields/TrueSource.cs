namespace Arclet.Simulation;

/// <summary>A source of a simulated field as it went in.</summary>
/// <param name="Id">Number within the field, from 1.</param>
/// <param name="Kind">Clump, galaxy core or star.</param>
/// <param name="GalaxyId">The galaxy that it belongs to, from 1; 0 for a star.</param>
/// <param name="X">Column of the centre, 0-based pixels.</param>
/// <param name="Y">Row of the centre, 0-based pixels.</param>
/// <param name="FluxNanojansky">Total flux.</param>
/// <param name="SigmaMinPixels">Standard deviation along the minor axis before the PSF (for a core, its scale length times the axis ratio; 0 for a star).</param>
/// <param name="AxisRatio">Minor over major axis.</param>
/// <param name="ThetaDeg">Direction of the major axis, counter-clockwise from +x, in (-90, 90].</param>
/// <param name="SignalToNoise">
/// Flux over its error when position, profile and background are known: weights p/V, p the convolved profile and V the
/// per-pixel variance with the photon noise of the galaxies' light; the covariance of the noise between pixels is counted.
/// </param>
/// <param name="IsolationPixels">Distance to the nearest other source of the field.</param>
public readonly record struct TrueSource(
    int Id,
    SourceKind Kind,
    int GalaxyId,
    double X,
    double Y,
    double FluxNanojansky,
    double SigmaMinPixels,
    double AxisRatio,
    double ThetaDeg,
    double SignalToNoise,
    double IsolationPixels)
{
    /// <summary>The total flux as an AB magnitude, 31.40 - 2.5 log10(flux / nJy).</summary>
    public double AbMagnitude => 31.4 - (2.5 * Math.Log10(FluxNanojansky));
}
