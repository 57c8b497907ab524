using Arclet.Imaging.Psf;

namespace Arclet.Imaging.ClumpFit;

/// <summary>An image to fit, with what is known about its noise and its PSF.</summary>
public sealed record ClumpFitImage
{
    /// <summary>The pixels; NaN are missing. A background need not be subtracted.</summary>
    public required ImageSource Image { get; init; }

    /// <summary>The standard deviation of each pixel, in the same unit; pixels without a positive finite one are left out.</summary>
    public required ImageSource Error { get; init; }

    /// <summary>Pixels to leave out, where it is not 0; null for none.</summary>
    public ImageSource? Mask { get; init; }

    /// <summary>The PSF on this image's pixels; its pixel scale says how large they are.</summary>
    public required GaussianMixturePsf Psf { get; init; }

    /// <summary>Pixels at or above this value are saturated; infinity for none.</summary>
    public double SaturationLevel { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Electrons per image unit: adds the sources' photon noise, max(pixel, 0) / gain, to the variance of each pixel, for error
    /// maps that lack it. Null for error maps that have it.
    /// </summary>
    public double? PhotonGain { get; init; }

    /// <summary>
    /// What the errors are multiplied with so that they hold for sums over a clump: the correlated noise of drizzled pixels, as
    /// empty apertures measure it.
    /// </summary>
    public double NoiseScale { get; init; } = 1;
}
