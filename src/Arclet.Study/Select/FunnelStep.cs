namespace Arclet.Study;

/// <summary>A step of the selection: how many entries came to it and how many it took away.</summary>
/// <param name="Reason">The reason that the step tries.</param>
/// <param name="Before">Entries that came to it.</param>
/// <param name="Removed">Entries that it took away.</param>
public readonly record struct FunnelStep(ExclusionReason Reason, int Before, int Removed)
{
    /// <summary>Entries that are left after it.</summary>
    public int Left => Before - Removed;
}
