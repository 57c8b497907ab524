namespace Arclet.Study;

/// <summary>How deep each filter is: empty apertures. The defaults are the paper's preset (section 3.4): 3,000 apertures of the PSF's FWHM as radius, 5 times their scatter.</summary>
public sealed record DepthSettings
{
    /// <summary>How many empty apertures are measured.</summary>
    [SettingRange(30, 1e6)]
    public int Count { get; init; } = 3000;

    /// <summary>The limit is this many times their scatter (1.4826 times the median absolute deviation).</summary>
    [SettingRange(0, 1000, IsAboveMinimum = true)]
    public double Multiple { get; init; } = 5;

    /// <summary>The apertures' radius in units of the PSF's FWHM.</summary>
    [SettingRange(0.1, 20)]
    public double RadiusFwhm { get; init; } = 1;

    /// <summary>Whether the limit is of a point source's whole flux, by the part of the PSF that is in the aperture.</summary>
    public bool CorrectsAperture { get; init; } = true;

    /// <summary>DS9 regions to keep away from, such as the cluster's core.</summary>
    public string? Avoid { get; init; }

    /// <summary>The detection threshold of the objects to keep away from, in the background's rms.</summary>
    [SettingRange(0, 100, IsAboveMinimum = true)]
    public double Threshold { get; init; } = 1.5;

    /// <summary>Pixels kept free around objects.</summary>
    [SettingRange(0, 1000)]
    public int MarginPixels { get; init; } = 2;

    /// <summary>Width and height of the background's meshes, pixels.</summary>
    [SettingRange(8, 4096)]
    public int MeshPixels { get; init; } = 64;
}
