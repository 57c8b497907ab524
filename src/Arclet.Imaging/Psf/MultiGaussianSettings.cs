namespace Arclet.Imaging.Psf;

/// <summary>How a radial profile is expanded in round Gaussians.</summary>
public sealed record MultiGaussianSettings
{
    /// <summary>The number of Gaussians; 8 follow the paper's analytic PSFs to 1e-4 of the peak.</summary>
    public int Count { get; init; } = 8;

    /// <summary>
    /// How well the wings are followed where they are far below the peak: the relative error there that counts as much as an
    /// error of <see cref="CoreTolerance"/> of the peak in the core.
    /// </summary>
    public double WingTolerance { get; init; } = 0.05;

    /// <summary>The error that is aimed at in the core, as a part of the peak.</summary>
    public double CoreTolerance { get; init; } = 1e-4;

    /// <summary>
    /// Whether fluxes of either sign are tried where positive ones miss <see cref="CoreTolerance"/>: the sum stays positive
    /// where the profile is, its terms need not.
    /// </summary>
    public bool AllowNegative { get; init; } = true;

    /// <summary>Starts with different ranges of widths; the best result is taken.</summary>
    public int Starts { get; init; } = 6;
}
