namespace Arclet.Study;

/// <summary>What became of an edit.</summary>
public enum EditEffect
{
    /// <summary>It acts on the clump that it was made on.</summary>
    Applied,

    /// <summary>It was made on an earlier detection and acts on the clump that stands there now.</summary>
    Rematched,

    /// <summary>Another inspector added the same clump before.</summary>
    Agrees,

    /// <summary>The detection finds the added clump now by itself.</summary>
    NowDetected,

    /// <summary>No clump stands where it was made: it changes nothing, and somebody should look.</summary>
    Unmatched,

    /// <summary>It was undone.</summary>
    Undone,

    /// <summary>The consensus of the inspectors is another one.</summary>
    Outvoted,

    /// <summary>It is not the adjudicator's, or not of one of the named inspectors.</summary>
    NotFollowed,
}
