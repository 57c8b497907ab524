namespace Arclet.Simulation;

/// <summary>What a source of a simulated field is.</summary>
public enum SourceKind
{
    /// <summary>A star-forming clump: an elliptical Gaussian convolved with the PSF.</summary>
    Clump,

    /// <summary>The compact centre of a galaxy: an exponential disc of a few pixels.</summary>
    GalaxyCore,

    /// <summary>A foreground star: a point source.</summary>
    Star,
}
