using Arclet.Fits;

namespace Arclet.Imaging.ClumpFit;

/// <summary>How clumps are fitted. The defaults are the paper's (section 3.5) where it says.</summary>
public sealed record ClumpFitSettings
{
    /// <summary>Width and height of the box around a single clump, px of the filter's own grid; odd.</summary>
    public int BoxPixels { get; init; } = 9;

    /// <summary>The least width and height of the box around clumps that are fitted together, px; odd. It grows with the group.</summary>
    public int GroupBoxPixels { get; init; } = 13;

    /// <summary>Clumps closer than this are fitted together, arcsec.</summary>
    public double GroupDistanceArcsec { get; init; } = 0.08;

    /// <summary>The most clumps of a group; the closest are joined first.</summary>
    public int GroupLimit { get; init; } = 8;

    /// <summary>
    /// Where a flux's error in the box is more than <see cref="WidenAboveError"/> of it, wider boxes are tried, up to this width and height, px: the plane
    /// cannot be told from the wings of a clump that fills its box. The box's own width for never.
    /// </summary>
    public int WidestBoxPixels { get; init; } = 21;

    /// <summary>The relative error of the flux above which a wider box is tried.</summary>
    public double WidenAboveError { get; init; } = 0.5;

    /// <summary>Degree of the background's polynomial: 0, 1 or 2.</summary>
    public int BackgroundDegree { get; init; } = 1;

    /// <summary>How far the centre may be from the given position along each axis where the shape is fitted, px.</summary>
    public double MaximumShiftPixels { get; init; } = 2;

    /// <summary>How far it may be where the shape is given, px of that filter's grid.</summary>
    public double FixedShapeShiftPixels { get; init; } = 1;

    /// <summary>The least major-axis standard deviation, px: below it a clump is a point to any PSF.</summary>
    public double MinimumSigmaPixels { get; init; } = 0.01;

    /// <summary>The largest major-axis standard deviation, in boxes.</summary>
    public double MaximumSigmaBoxes { get; init; } = 2;

    /// <summary>The least axis ratio.</summary>
    public double MinimumAxisRatio { get; init; } = 0.1;

    /// <summary>The standard deviations of the round shapes that the search starts from, px.</summary>
    public IReadOnlyList<double> StartSigmasPixels { get; init; } = [1.0, 0.3, 2.5];

    /// <summary>The cap on evaluations of each start.</summary>
    public int MaximumEvaluations { get; init; } = 200;

    /// <summary>The smallest standard deviation that counts as resolved, px, per axis.</summary>
    public double ResolutionPixels { get; init; } = 0.4;

    /// <summary>Fluxes below this many errors are flagged.</summary>
    public double LowSignal { get; init; } = 3;

    /// <summary>A chi2 this far above its degrees of freedom is flagged, as sigmas of a normal variable (Wilson and Hilferty's transform).</summary>
    public double BadChiSquareSigma { get; init; } = 4;

    /// <summary>
    /// Clumps inside each other's box, or this far outside of it along either axis, are fitted together too, px; negative for never. The paper fits only close
    /// pairs together: a bright neighbour at the edge of the box then takes the place of the clump.
    /// </summary>
    public double NeighbourMarginPixels { get; init; } = 2;

    /// <summary>How errors are found; the profile takes about ten times the time of the fit itself.</summary>
    public ClumpFitErrors Errors { get; init; }

    /// <summary>Threads over the fits; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <exception cref="InputException">A setting is out of its range.</exception>
    public void Check()
    {
        Require(BoxPixels is >= 3 and <= 101 && BoxPixels % 2 == 1, $"the box is {BoxPixels} pixels, expected an odd number from 3 to 101");
        Require(GroupBoxPixels is >= 3 and <= 201 && GroupBoxPixels % 2 == 1, $"the group box is {GroupBoxPixels} pixels, expected an odd number from 3 to 201");
        Require(WidestBoxPixels is >= 3 and <= 201 && WidenAboveError > 0, $"the widest box is {WidestBoxPixels} pixels above a relative error of {WidenAboveError}, expected 3 to 201 and a positive number");
        Require(GroupDistanceArcsec >= 0 && double.IsFinite(GroupDistanceArcsec), $"the group distance is {GroupDistanceArcsec} arcsec, expected a number of at least 0");
        Require(GroupLimit is >= 1 and <= 20, $"the group limit is {GroupLimit}, expected 1 to 20 (larger groups are what the fit of whole galaxies is for)");
        Require(BackgroundDegree is >= 0 and <= 2, $"the background degree is {BackgroundDegree}, expected 0, 1 or 2");
        Require(MaximumShiftPixels > 0 && FixedShapeShiftPixels >= 0, $"the largest shifts are {MaximumShiftPixels} and {FixedShapeShiftPixels} pixels, expected positive numbers");
        Require(MinimumAxisRatio is > 0 and < 1, $"the least axis ratio is {MinimumAxisRatio}, expected a number between 0 and 1");
        Require(MinimumSigmaPixels > 0 && MaximumSigmaBoxes > 0, $"the range of sizes is {MinimumSigmaPixels} pixels to {MaximumSigmaBoxes} boxes, expected positive numbers");
        Require(StartSigmasPixels.Count > 0 && StartSigmasPixels.All(s => s > 0), "the start sizes are missing or not positive");
        Require(MaximumEvaluations >= 10, $"the cap on evaluations is {MaximumEvaluations}, expected at least 10");
        Require(Threads >= 1, $"the number of threads is {Threads}, expected at least 1");
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
            throw new InputException(problem);
    }
}
