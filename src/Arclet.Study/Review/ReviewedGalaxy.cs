namespace Arclet.Study;

/// <summary>A galaxy as its regions are written: where it is and how its review stands.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="Review">Its review after the edits up to <paramref name="LastSequence"/>.</param>
/// <param name="LastSequence">The last edit that is in it; 0 for none.</param>
public sealed record ReviewedGalaxy(Galaxy Galaxy, ReviewResult Review, long LastSequence);
