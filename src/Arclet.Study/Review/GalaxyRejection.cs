namespace Arclet.Study;

/// <summary>Why a galaxy was rejected in the review.</summary>
public enum GalaxyRejection
{
    /// <summary>It is not at its redshift, such as a member of the cluster.</summary>
    Interloper,

    /// <summary>Its light is that of an active nucleus.</summary>
    Agn,

    /// <summary>Its light is mixed with that of a neighbour, a star or an artefact.</summary>
    Contamination,

    /// <summary>Another reason, which the edit's text gives.</summary>
    Other,
}
