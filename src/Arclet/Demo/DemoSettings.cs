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
}
