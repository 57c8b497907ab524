namespace Arclet.Imaging.Psf;

/// <summary>Which Gaussians expand a PSF image.</summary>
public enum PsfBasis
{
    /// <summary>Round ones: what an azimuthal mean can tell.</summary>
    Round,

    /// <summary>Elliptical ones, each with its own axes and angle.</summary>
    Elliptical,

    /// <summary>
    /// Round and long thin ones chosen from a dictionary of widths and angles, then polished: these follow the
    /// hexagonal core and the spikes.
    /// </summary>
    Spiked,
}
