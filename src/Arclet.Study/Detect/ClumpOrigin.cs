namespace Arclet.Study;

/// <summary>How a clump came into the catalogue.</summary>
public enum ClumpOrigin
{
    /// <summary>The detection found it.</summary>
    Detected,

    /// <summary>A person added it in the review.</summary>
    Added,

    /// <summary>It was in a list of positions that the study began with.</summary>
    Given,
}
