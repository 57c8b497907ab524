using Arclet.Fits;

namespace Arclet.Study;

/// <summary>How the lens model's posterior is drawn from and how magnifications are measured. The defaults are those of the paper, section 3.7.</summary>
public sealed record LensSettings
{
    /// <summary>How many models are drawn from the posterior; draw k is the same model for every clump and galaxy.</summary>
    public int DrawCount { get; init; } = 100;

    /// <summary>The part of the chain's beginning that is left out, from 0 to below 1.</summary>
    public double BurnInFraction { get; init; }

    /// <summary>The semi-axes of a clump's ellipse, over which the median of mu is taken, in standard deviations.</summary>
    public double EllipseSigmas { get; init; } = 1;

    /// <summary>The pixels in arcsec whose magnifications are taken; smaller where fewer than <see cref="FewestPixels"/> would lie inside.</summary>
    public double PixelArcsec { get; init; } = 0.02;

    /// <summary>The fewest pixels inside an ellipse.</summary>
    public int FewestPixels { get; init; } = 100;

    /// <summary>Refuses settings that nothing can be measured with.</summary>
    /// <exception cref="InputException">A number is out of its range.</exception>
    public void Check()
    {
        if (DrawCount < 0)
            throw new InputException($"lens: draw_count is {DrawCount}, expected 0 or more");
        if (!(BurnInFraction >= 0 && BurnInFraction < 1))
            throw new InputException($"lens: burn_in_fraction is {BurnInFraction}, expected a number from 0 to below 1");
        if (!(EllipseSigmas > 0 && double.IsFinite(EllipseSigmas)))
            throw new InputException($"lens: ellipse_sigmas is {EllipseSigmas}, expected a number above 0");
        if (!(PixelArcsec > 0 && double.IsFinite(PixelArcsec)))
            throw new InputException($"lens: pixel_arcsec is {PixelArcsec}, expected a number above 0");
        if (FewestPixels < 1)
            throw new InputException($"lens: fewest_pixels is {FewestPixels}, expected 1 or more");
    }
}
