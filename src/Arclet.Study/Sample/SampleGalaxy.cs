namespace Arclet.Study;

/// <summary>A galaxy's way through the funnel.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="ClumpCount">Its clumps after the review.</param>
/// <param name="Verdict">Where it left the sample.</param>
/// <param name="Reason">Why, in words; empty for the analysis.</param>
/// <param name="IsRepresentative">Whether it stands for its source: the only image, or the chosen one of several in the catalogue.</param>
public sealed record SampleGalaxy(Galaxy Galaxy, int ClumpCount, SampleVerdict Verdict, string Reason, bool IsRepresentative)
{
    /// <summary>Whether the galaxy is in the catalogue: not rejected, and with clumps enough.</summary>
    public bool InCatalogue => Verdict is not (SampleVerdict.RejectedGalaxy or SampleVerdict.TooFewClumps);
}
