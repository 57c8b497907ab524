using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A clump during the review.</summary>
internal sealed class ReviewEntry(Clump clump, bool isDetected)
{
    /// <summary>The clump as it was detected or added.</summary>
    public Clump Clump { get; } = clump;

    public bool IsDetected { get; } = isDetected;

    /// <summary>Whether it is one of the clumps.</summary>
    public bool IsPresent { get; set; } = isDetected;

    public string? MergedInto { get; set; }

    /// <summary>Where it was moved to; null where it was not.</summary>
    public SkyPosition? Moved { get; set; }

    public SkyPosition Position => Moved ?? new SkyPosition(Clump.RaDegrees, Clump.DecDegrees);

    /// <summary>The clump at its place.</summary>
    public Clump Final => Clump with { RaDegrees = Position.RaDegrees, DecDegrees = Position.DecDegrees };
}
