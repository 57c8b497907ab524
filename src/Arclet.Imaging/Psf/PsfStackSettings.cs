namespace Arclet.Imaging.Psf;

/// <summary>How stars are combined to a PSF.</summary>
public sealed record PsfStackSettings
{
    /// <summary>Pixels of the stack across one of the images.</summary>
    public int Oversampling { get; init; } = 4;

    /// <summary>The stack's radius in pixels of the images; null for what all stamps hold.</summary>
    public double? RadiusPixels { get; init; }

    /// <summary>How the background is found.</summary>
    public StackBackground Background { get; init; } = StackBackground.RingWithoutWings;

    /// <summary>Rounds of updating the stack, the centres and the fluxes.</summary>
    public int Rounds { get; init; } = 16;

    /// <summary>
    /// The standard deviation of the kernel that spreads a pixel's difference onto the grid, in pixels of the images; it is up to three times as wide in
    /// the wings. Null for 0.6 / sqrt(number of stars), between 0.25 and 0.5 (on simulated stars of FWHM 1.9 pixels, a fifth more or less doubles the error).
    /// </summary>
    public double? KernelPixels { get; init; }

    /// <summary>Pixels farther than this many robust standard deviations from the stack are left out; those come from all stars' pixels at the same radius.</summary>
    public double PixelClip { get; init; } = 6;

    /// <summary>A star is left out whose misfit in the core is this many times the median of the stars'.</summary>
    public double StarClip { get; init; } = 2.5;

    /// <summary>A misfit below this part of the peak never rejects a star.</summary>
    public double HarmlessMisfit { get; init; } = 0.01;

    /// <summary>How much stars may differ from each other, as a part of the PSF's value: bright stars weigh no more than this allows.</summary>
    public double RelativeScatter { get; init; } = 0.02;

    /// <summary>Values of the saturation level and above reject a star; null for none.</summary>
    public double? SaturationLevel { get; init; }
}
