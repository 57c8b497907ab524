namespace Arclet.Study;

/// <summary>The paper's classes of resolution (section 5.1).</summary>
public enum ResolutionClass
{
    /// <summary>Both axes are below the limit: case A.</summary>
    Unresolved,

    /// <summary>Resolved and not wider than the PSF: case B.</summary>
    Compact,

    /// <summary>sqrt(sigma_x sigma_y) is above that of the PSF: case C.</summary>
    Extended,
}
