namespace Arclet.Imaging.Psf;

/// <summary>Which Gaussians expand a PSF image.</summary>
public enum PsfBasis
{
    /// <summary>Round ones: what an azimuthal mean can tell.</summary>
    Round,

    /// <summary>Elliptical ones, each with its own axes and angle.</summary>
    Elliptical,

    /// <summary>
    /// Round ones, and elliptical ones of either sign anywhere in the core, added one by one where they lower the difference most and
    /// polished together: these follow the hexagonal core, its dark ring and the spikes.
    /// </summary>
    Free,
}
