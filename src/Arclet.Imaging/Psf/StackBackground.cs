namespace Arclet.Imaging.Psf;

/// <summary>How a star's background is found.</summary>
public enum StackBackground
{
    /// <summary>
    /// The median of a ring at the stack's edge, less what the star's own wings give there: with three stars or more whose fluxes
    /// differ by half or more, the part of the ring's level that grows with the flux is the wings'.
    /// </summary>
    RingWithoutWings,

    /// <summary>The median of a ring at the stack's edge: the wings there count as background.</summary>
    Ring,

    /// <summary>None: the images are background-subtracted.</summary>
    None,
}
