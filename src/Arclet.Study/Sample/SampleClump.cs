namespace Arclet.Study;

/// <summary>A clump's way through the funnel.</summary>
/// <param name="ClumpId">The clump.</param>
/// <param name="GalaxyId">Its galaxy.</param>
/// <param name="Verdict">Where it left the sample.</param>
/// <param name="Reason">Why, in words; empty for the analysis.</param>
/// <param name="BroadBandCount">In how many broad bands it is detected.</param>
/// <param name="IsUnique">Whether it is in the image that stands for its galaxy.</param>
public sealed record SampleClump(string ClumpId, string GalaxyId, SampleVerdict Verdict, string Reason, int BroadBandCount, bool IsUnique)
{
    /// <summary>Whether the clump is in the catalogue: measured, in a galaxy that is.</summary>
    public bool InCatalogue => Verdict is not (SampleVerdict.RejectedGalaxy or SampleVerdict.TooFewClumps or SampleVerdict.NotMeasured);
}
