using Arclet.Fits;

namespace Arclet.Study;

/// <summary>How observed clumps become intrinsic ones. The defaults are the paper's preset.</summary>
public sealed record IntrinsicSettings
{
    /// <summary>The pixel in arcsec that <see cref="ResolvedAxisPixels"/> and <see cref="ExtendedSigmaPixels"/> count; null for that of each clump's reference image.</summary>
    public double? ResolutionPixelArcsec { get; init; } = 0.02;

    /// <summary>The smallest standard deviation of an axis that is resolved, in those pixels.</summary>
    public double ResolvedAxisPixels { get; init; } = 0.4;

    /// <summary>Above this sqrt(sigma_x sigma_y) a clump is extended, in those pixels: a PSF of 3.4 px FWHM.</summary>
    public double ExtendedSigmaPixels { get; init; } = 1.44;

    /// <summary>What the limit of an unresolved size is.</summary>
    public UnresolvedSize UnresolvedSize { get; init; } = UnresolvedSize.SmallestAxis;

    /// <summary>How sizes are de-lensed for densities and boundness; both sizes are always in the table.</summary>
    public SizeMethod SizeMethod { get; init; } = SizeMethod.Cases;

    /// <summary>The area of surface densities.</summary>
    public DensityArea DensityArea { get; init; } = DensityArea.TwicePi;

    /// <summary>E(B-V) of the Milky Way on the scale of Schlafly and Finkbeiner 2011.</summary>
    public double ColorExcess { get; init; } = 0.0117;

    /// <summary>The filters that stand for V, from blue to red.</summary>
    public IReadOnlyList<VBandStep> VBand { get; init; } =
    [
        new() { Filter = "F090W", BelowRedshift = 0.8 }, new() { Filter = "F115W", BelowRedshift = 1.4 }, new() { Filter = "F150W", BelowRedshift = 2.1 },
        new() { Filter = "F200W", BelowRedshift = 3.3 }, new() { Filter = "F277W" },
    ];

    /// <summary>How many joint draws of photometry, SED and lens give the intervals.</summary>
    public int DrawCount { get; init; } = 1000;

    /// <summary>Whether the scatter of mu inside a clump's ellipse (sigma_1) widens the drawn magnifications as it does the paper's errors.</summary>
    public bool IncludeEllipseScatter { get; init; } = true;

    /// <summary>
    /// Whether the error of a photometric redshift enters magnifications, distances and luminosities: by the samples of fits that had it free, else by the catalogue's interval.
    /// </summary>
    public bool IncludeRedshiftError { get; init; } = true;

    /// <summary>Which magnification de-lenses a whole galaxy.</summary>
    public HostMagnificationKind HostMagnification { get; init; } = HostMagnificationKind.FluxWeighted;

    /// <summary>The filter for V at a redshift.</summary>
    /// <exception cref="InputException">The steps end before it.</exception>
    public string VBandFilter(double redshift) =>
        VBand.FirstOrDefault(s => s.BelowRedshift is not { } end || redshift < end)?.Filter
            ?? throw new InputException($"intrinsic: v_band has no filter for redshift {redshift}, expected a last step without below_redshift");

    /// <summary>Refuses settings that nothing can be computed with.</summary>
    /// <exception cref="InputException">A number is out of its range, or the steps of v_band do not rise.</exception>
    public void Check()
    {
        RequireAbove(ResolvedAxisPixels, "resolved_axis_pixels");
        RequireAbove(ExtendedSigmaPixels, "extended_sigma_pixels");
        if (ResolutionPixelArcsec is { } pixel)
            RequireAbove(pixel, "resolution_pixel_arcsec");
        if (!(ColorExcess >= 0 && double.IsFinite(ColorExcess)))
            throw new InputException($"intrinsic: color_excess is {ColorExcess}, expected 0 or more");
        if (DrawCount < 100)
            throw new InputException($"intrinsic: draw_count is {DrawCount}, expected 100 or more for percentiles");
        if (VBand.Count == 0)
            throw new InputException("intrinsic: v_band is empty, expected at least one filter");
        for (int i = 0; i + 1 < VBand.Count; i++)
        {
            if (VBand[i].BelowRedshift is not { } end || (VBand[i + 1].BelowRedshift is { } next && next <= end))
                throw new InputException($"intrinsic: v_band, step {i + 1} ({VBand[i].Filter}): expected below_redshift in every step but the last, rising");
        }

        static void RequireAbove(double value, string name)
        {
            if (!(value > 0 && double.IsFinite(value)))
                throw new InputException($"intrinsic: {name} is {value}, expected a number above 0");
        }
    }
}
