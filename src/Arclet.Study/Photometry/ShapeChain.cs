using Arclet.Imaging.ClumpFit;

namespace Arclet.Study;

/// <summary>The shapes of clumps in their reference filter, and with them their fluxes in others.</summary>
internal sealed class ShapeChain
{
    private readonly FittedBand reference;
    private readonly PhotometrySettings settings;
    private readonly CancellationToken cancellation;
    private readonly string[] order;

    /// <summary>Fits the shapes.</summary>
    public ShapeChain(FittedBand reference, IReadOnlyList<Clump> clumps, PhotometrySettings settings, CancellationToken cancellation)
    {
        (this.reference, this.settings, this.cancellation) = (reference, settings, cancellation);
        order = [.. clumps.Select(c => c.Id)];
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(reference.Image, [.. clumps.Select(c => reference.Place(c.Id, new(c.RaDegrees, c.DecDegrees)))], settings.Engine(), cancellation);
        SignalToNoise = fits.ToDictionary(f => f.Id, f => f.FluxError > 0 ? Math.Max(0, f.Flux) / f.FluxError : double.NaN);
        Shapes = Grown(fits, settings).ToDictionary(f => f.Id);
    }

    /// <summary>Fluxes in the reference filter over the errors that the pixels' noise alone gives them, by the clumps' ids.</summary>
    public IReadOnlyDictionary<string, double> SignalToNoise { get; }

    /// <summary>The fits in the reference filter by the clumps' ids.</summary>
    public IReadOnlyDictionary<string, ClumpFitResult> Shapes { get; }

    /// <summary>Fits shapes in an image.</summary>
    public static IReadOnlyList<ClumpFitResult> Fit(ClumpFitImage image, IReadOnlyList<ClumpPosition> positions, PhotometrySettings settings, CancellationToken cancellation) =>
        Grown(ClumpFitter.FitShapes(image, positions, settings.Engine(), cancellation), settings);

    /// <summary>Whether a fit has a flux, a place and a shape.</summary>
    public static bool IsFitted(ClumpFitResult fit) => (fit.Flags & ClumpFitFlags.NotFitted) == ClumpFitFlags.None && double.IsFinite(fit.Flux + fit.X + fit.Y + fit.Shape.XX);

    /// <summary>The fits in a filter by the clumps' ids: the shapes' own in the reference filter, fluxes with those shapes in another.</summary>
    public IReadOnlyDictionary<string, ClumpFitResult> In(FittedBand band)
    {
        if (ReferenceEquals(band, reference))
            return Shapes;

        // One clump without a shape would leave its whole group unmeasured.
        ShapedClump[] shaped = [.. order.Select(id => Shapes[id]).Where(IsFitted).Select(f => band.Shaped(f, reference.Band.Wcs))];
        IEnumerable<ClumpFitResult> fluxes = ClumpFitter.FitFluxes(band.Image, shaped, settings.Engine(), cancellation);
        return (settings.ScaleErrorsByChiSquare ? fluxes.Select(ErrorScaling.OfFlux) : fluxes).ToDictionary(f => f.Id);
    }

    private static IReadOnlyList<ClumpFitResult> Grown(IReadOnlyList<ClumpFitResult> fits, PhotometrySettings settings) => settings.ScaleErrorsByChiSquare ? [.. fits.Select(ErrorScaling.OfShape)] : fits;
}
