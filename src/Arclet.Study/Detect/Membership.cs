namespace Arclet.Study;

/// <summary>Why a detection belongs to a galaxy, or does not.</summary>
public enum Membership
{
    /// <summary>It does: in one of the galaxy's segments.</summary>
    OwnSegment,

    /// <summary>It does: outside of all segments, and one of the galaxy's is the nearest within the gap.</summary>
    NearOwnSegment,

    /// <summary>It does: in a segment of an entry that is no galaxy of the study and has the same redshift.</summary>
    SameRedshift,

    /// <summary>It does: in the user's region.</summary>
    InRegion,

    /// <summary>It does: there is no segmentation to say otherwise.</summary>
    NoSegmentation,

    /// <summary>It does not: outside of the user's region.</summary>
    OutsideRegion,

    /// <summary>It does not: the segment is another galaxy of the study.</summary>
    OtherGalaxy,

    /// <summary>It does not: the segment's entry has another redshift.</summary>
    OtherRedshift,

    /// <summary>It does not: the segment's entry has no redshift, or the catalogue no such entry.</summary>
    UnknownRedshift,

    /// <summary>It does not: no segment is near.</summary>
    OutsideSegments,
}
