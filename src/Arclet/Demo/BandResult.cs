using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Depth;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>What the demo measured in one filter.</summary>
/// <param name="Band">The filter.</param>
/// <param name="FluxesNanojansky">True fluxes, in the order of the field's sources.</param>
/// <param name="SignalToNoise">Their optimal signal-to-noise ratios in this filter.</param>
/// <param name="Depth">Its depth from empty apertures.</param>
/// <param name="Fits">The clump fits, in the order of the detections.</param>
/// <param name="OwnShapes">Fits in which this filter's shapes are its own; null but in the second filter.</param>
internal sealed record BandResult(
    DemoBand Band,
    IReadOnlyList<double> FluxesNanojansky,
    IReadOnlyList<double> SignalToNoise,
    DepthResult Depth,
    IReadOnlyList<ClumpFitResult> Fits,
    IReadOnlyList<ClumpFitResult>? OwnShapes)
{
    /// <summary>The measured limit, AB.</summary>
    public double DepthMagnitude =>
        AbMagnitude.FromNanojansky(Depth.Limit(DemoBand.DepthMultiple, 1 / Band.Psf.EnclosedFlux(Depth.AtRadius.RadiusPixels)));

    /// <summary>The measured limit minus that of the simulation, magnitudes: positive if measured as deeper.</summary>
    public double DepthDifference => DepthMagnitude - Band.Row.LimitingMagnitude;
}
