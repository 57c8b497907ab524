namespace Arclet.Study;

/// <summary>How the edits of several inspectors become one result.</summary>
public enum ConsensusRule
{
    /// <summary>Every edit acts, in the order in which they were made: a later one supersedes an earlier one, whoever made them.</summary>
    Any,

    /// <summary>A change is made if more than half of the galaxy's inspectors want it.</summary>
    Majority,

    /// <summary>A change is made if all of the galaxy's inspectors want it.</summary>
    All,

    /// <summary>Only the edits of the named adjudicator act.</summary>
    Adjudicator,
}
