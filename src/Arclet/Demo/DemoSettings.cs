using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>What the demo simulates, how it detects, and what must hold.</summary>
internal sealed record DemoSettings
{
    /// <summary>The field.</summary>
    public DeepFieldSettings Field { get; init; } = new();

    /// <summary>
    /// How clumps are detected: the paper's preset, with meshes of 32 pixels, so that the background follows the galaxies'
    /// diffuse light, and a contrast of 0.001, so that a clump in a bright galaxy still counts.
    /// </summary>
    public DetectionSettings Detection { get; init; } = new()
    {
        Threshold = 1.5,
        Mode = ThresholdMode.Image,
        DeblendContrast = 0.001,
        Background = new BackgroundSettings { MeshWidth = 32, MeshHeight = 32 },
    };

    /// <summary>A detection and a true source belong together within this distance, in pixels.</summary>
    public double MatchRadiusPixels { get; init; } = 2;

    /// <summary>A clump is isolated if no other clump, core or star lies within this distance, in pixels (3 times the FWHM of the PSF).</summary>
    public double IsolationPixels { get; init; } = 8;

    /// <summary>The signal-to-noise ratio above which the comparison must hold.</summary>
    public double SignalToNoise { get; init; } = 10;

    /// <summary>The fraction of isolated clumps that must be found, and of detections that must be real.</summary>
    public double RequiredFraction { get; init; } = 0.95;

    /// <summary>In filters with a wide PSF a clump's next source must also be this many FWHM away.</summary>
    public double IsolationFwhms { get; init; } = 2.5;

    /// <summary>Empty apertures for each filter's depth. They overlap; some ten thousand are what the field has to say.</summary>
    public int DepthApertures { get; init; } = 20_000;

    /// <summary>How far a measured depth may be from the simulated one in any filter, magnitudes.</summary>
    public double LargestDepthDifference { get; init; } = 0.05;

    /// <summary>The largest median of fitted over true flux minus 1 in any filter that is judged.</summary>
    public double LargestFluxBias { get; init; } = 0.05;

    /// <summary>A filter is judged if it has this many isolated clumps above <see cref="SignalToNoise"/>.</summary>
    public int FewestClumps { get; init; } = 20;

    /// <summary>Whether the images of all filters are written.</summary>
    public bool KeepImages { get; init; }

    /// <summary>The field with noise and PSF of the reference filter as the paper's Table 1 has them.</summary>
    public DeepFieldSettings ReferenceField => Field with
    {
        NoiseNanojansky = DemoBand.Reference.Simulated.NoiseNanojansky,
        Psf = DemoBand.Reference.Simulated.Psf,
    };
}
