namespace Arclet.Imaging.Apertures;

/// <summary>How an aperture is summed; the defaults are sep's.</summary>
public sealed record ApertureSettings
{
    /// <summary>The defaults: 5 x 5 subpixels, no gain.</summary>
    public static ApertureSettings Default { get; } = new();

    /// <summary>A pixel on the border is divided into this many parts along each axis; 0 computes the overlap exactly.</summary>
    public int Subpixels { get; init; } = 5;

    /// <summary>Counts per unit of the image, for the Poisson noise of the flux; 0 for none.</summary>
    public double Gain { get; init; }

    /// <summary>What stands for masked pixels.</summary>
    public MaskedPixelRule MaskedPixels { get; init; }
}
