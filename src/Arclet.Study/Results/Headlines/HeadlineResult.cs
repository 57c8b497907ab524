namespace Arclet.Study;

/// <summary>One row of the headline table.</summary>
/// <param name="Paper">The paper's number.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Status">How they compare.</param>
/// <param name="Reason">What a reader has to know; empty for a plain comparison.</param>
public sealed record HeadlineResult(PaperHeadline Paper, HeadlineValue Ours, HeadlineStatus Status, string Reason);
