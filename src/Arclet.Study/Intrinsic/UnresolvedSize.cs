namespace Arclet.Study;

/// <summary>What the upper limit of an unresolved clump's size is.</summary>
public enum UnresolvedSize
{
    /// <summary>The smallest resolved standard deviation (section 3.8 of the paper).</summary>
    SmallestAxis,

    /// <summary>That of the PSF, FWHM / 2.355 (section 5.1).</summary>
    Psf,
}
