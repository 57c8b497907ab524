namespace Arclet.Study;

/// <summary>What a person did in the review.</summary>
public enum EditKind
{
    /// <summary>A clump that the detection missed.</summary>
    Add,

    /// <summary>A clump stands elsewhere.</summary>
    Move,

    /// <summary>A clump is none.</summary>
    Remove,

    /// <summary>A clump is part of another one, which stays where it is.</summary>
    Merge,

    /// <summary>A removed or merged clump is one after all; it stands again where it was detected or added.</summary>
    Restore,

    /// <summary>The whole galaxy does not belong to the sample; <see cref="ClumpEdit.Reason"/> says why.</summary>
    RejectGalaxy,

    /// <summary>A rejected galaxy belongs to the sample after all.</summary>
    RestoreGalaxy,

    /// <summary>The galaxy was looked at: a voice for everything that the person did not change.</summary>
    Inspect,

    /// <summary>An earlier edit does not count; an undo can be undone.</summary>
    Undo,
}
