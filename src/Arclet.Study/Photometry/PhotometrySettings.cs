using Arclet.Fits;
using Arclet.Imaging.ClumpFit;

namespace Arclet.Study;

/// <summary>How sizes and fluxes of clumps are measured. The defaults are the paper's (section 3.5).</summary>
public sealed record PhotometrySettings
{
    /// <summary>Width and height of the box around a clump, px of each filter's own grid; odd.</summary>
    public int BoxPixels { get; init; } = 9;

    /// <summary>The least width and height of the box around clumps that are fitted together, px; odd.</summary>
    public int GroupBoxPixels { get; init; } = 13;

    /// <summary>Clumps closer than this are fitted together, arcsec.</summary>
    public double GroupDistanceArcsec { get; init; } = 0.08;

    /// <summary>Clumps in each other's box, or this far outside of it, are fitted together too, px; negative for the paper's pairs only.</summary>
    public double NeighbourMarginPixels { get; init; } = 2;

    /// <summary>Uncertain fluxes are measured in boxes up to this width, px; <see cref="BoxPixels"/> for never.</summary>
    public int WidestBoxPixels { get; init; } = 21;

    /// <summary>The relative error of the flux above which a wider box is tried.</summary>
    public double WidenAboveError { get; init; } = 0.5;

    /// <summary>Degree of the background's polynomial: 0, 1 or 2.</summary>
    public int BackgroundDegree { get; init; } = 1;

    /// <summary>How far the centre may be from the clump's place in the reference filter, px.</summary>
    public double MaximumShiftPixels { get; init; } = 2;

    /// <summary>How far it may be in the other filters, px of their grids.</summary>
    public double OtherFilterShiftPixels { get; init; } = 1;

    /// <summary>The smallest standard deviation that counts as resolved, px of the reference grid, per axis: for the flags.</summary>
    public double ResolutionPixels { get; init; } = 0.4;

    /// <summary>Fluxes below this many errors are flagged.</summary>
    public double LowSignal { get; init; } = 3;

    /// <summary>Without a depth of the filter the limit is this many errors of the flux itself.</summary>
    public double LimitErrors { get; init; } = 5;

    /// <summary>For each reference filter the second one of the pair, in which the shape is fitted freely for comparison; without an entry there is no comparison.</summary>
    public IReadOnlyDictionary<string, string> SecondFilters { get; init; } =
        new Dictionary<string, string> { ["F150W"] = "F200W", ["F200W"] = "F277W", ["F277W"] = "F200W" };

    /// <summary>How errors of the fits are found.</summary>
    public ClumpFitErrors Errors { get; init; } = ClumpFitErrors.Curvature;

    /// <summary>
    /// Whether errors grow with the square root of a fit's chi2 per degree of freedom where that is above 1: what a Gaussian on a plane does not fit (a disc's light, a neighbour that was not
    /// detected) moves fluxes by more than noise. The paper's fitter, lmfit, scales errors in this way (scale_covar), and downwards too.
    /// </summary>
    public bool ScaleErrorsByChiSquare { get; init; } = true;

    /// <summary>
    /// Whether everything is measured again on a background of another degree (one more; for 2 one less), in the same box, and errors grow by what the results differ beyond their noise. A disc's
    /// light under a clump is no plane, and chi2 does not tell.
    /// </summary>
    public bool BackgroundErrors { get; init; } = true;

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <exception cref="InputException">A setting is out of its range.</exception>
    public void Check()
    {
        try
        {
            Engine().Check();
        }
        catch (InputException problem)
        {
            throw new InputException("photometry: " + problem.Message, problem);
        }

        if (!(LimitErrors > 0))
            throw new InputException($"photometry: limit_errors is {LimitErrors}, expected a positive number");
    }

    /// <summary>The same with the background of another degree, in boxes as they are set.</summary>
    internal PhotometrySettings OnOtherBackground() => this with { BackgroundDegree = BackgroundDegree < 2 ? BackgroundDegree + 1 : 1, WidestBoxPixels = BoxPixels, Errors = ClumpFitErrors.Curvature };

    /// <summary>The engine's settings.</summary>
    internal ClumpFitSettings Engine() => new()
    {
        BoxPixels = BoxPixels,
        GroupBoxPixels = GroupBoxPixels,
        GroupDistanceArcsec = GroupDistanceArcsec,
        NeighbourMarginPixels = NeighbourMarginPixels,
        WidestBoxPixels = WidestBoxPixels,
        WidenAboveError = WidenAboveError,
        BackgroundDegree = BackgroundDegree,
        MaximumShiftPixels = MaximumShiftPixels,
        FixedShapeShiftPixels = OtherFilterShiftPixels,
        ResolutionPixels = ResolutionPixels,
        LowSignal = LowSignal,
        Errors = Errors,

        // Galaxies are what threads share out.
        Threads = 1,
    };
}
