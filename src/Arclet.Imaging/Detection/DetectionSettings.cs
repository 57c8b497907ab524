using Arclet.Imaging.Background;

namespace Arclet.Imaging.Detection;

/// <summary>How objects are detected; the defaults are those of the paper's preset (Claeyssens et al., section 3.3).</summary>
public sealed record DetectionSettings
{
    /// <summary>The threshold K, in units of the error (see <see cref="Mode"/>).</summary>
    public double Threshold { get; init; } = 1.5;

    /// <summary>What the threshold is compared with.</summary>
    public ThresholdMode Mode { get; init; } = ThresholdMode.Image;

    /// <summary>The fewest pixels of an object, before deblending.</summary>
    public int MinArea { get; init; } = 4;

    /// <summary>Number of levels between threshold and peak, spaced evenly in log flux, at which an object is tried for branches; 1 or less does not deblend.</summary>
    public int DeblendLevels { get; init; } = 64;

    /// <summary>The fraction of the whole object's flux that a branch needs above its own level to be an object; 1 or more does not deblend.</summary>
    public double DeblendContrast { get; init; } = 0.005;

    /// <summary>Which branch of a split object gets the pixels between the branches.</summary>
    public LeftoverRule LeftoverRule { get; init; } = LeftoverRule.Drawn;

    /// <summary>The exponent of the Moffat-like wing in cleaning (SExtractor's CLEAN_PARAM); null does not clean.</summary>
    public double? CleanParameter { get; init; } = 1.0;

    /// <summary>The kernel that the image is convolved with before thresholding; null detects on the image itself.</summary>
    public DetectionKernel? Kernel { get; init; } = DetectionKernel.Default3x3;

    /// <summary>How the background is measured before it is subtracted; null takes the image as background-free (an error is then required).</summary>
    public BackgroundSettings? Background { get; init; } = new();

    /// <summary>Threads to use; the result has the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Validate()
    {
        if (!(Threshold > 0) || !double.IsFinite(Threshold))
            throw new ArgumentException($"the detection threshold must be a positive number, not {Threshold}");
        if (MinArea < 1)
            throw new ArgumentException($"the minimum area must be at least 1 pixel, not {MinArea}");
        if (DeblendLevels > MaximumDeblendLevels)
            throw new ArgumentException($"at most {MaximumDeblendLevels} deblending levels are possible, not {DeblendLevels}");
        if (double.IsNaN(DeblendContrast) || DeblendContrast < 0)
            throw new ArgumentException($"the deblending contrast must be 0 or more, not {DeblendContrast}");
        if (!Enum.IsDefined(LeftoverRule))
            throw new ArgumentException($"there is no rule {LeftoverRule} for leftover pixels");
        if (CleanParameter is { } beta && !(beta > 0))
            throw new ArgumentException($"the cleaning parameter must be a positive number, not {beta}");
        if (Threads < 1)
            throw new ArgumentException($"at least one thread is needed, not {Threads}");
    }

    /// <summary>Levels are kept in 16 bits.</summary>
    private const int MaximumDeblendLevels = 32768;
}
