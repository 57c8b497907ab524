namespace Arclet.Lensing;

/// <summary>How far a fit is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">Steps of this stage that are done.</param>
/// <param name="Total">All steps of this stage.</param>
/// <param name="BestLogLikelihood">The best ln L seen.</param>
/// <param name="Elapsed">The time since the start, or since the resumption.</param>
/// <param name="Remaining">The time that this stage will take by its pace so far; null where there is no pace yet.</param>
public readonly record struct LensFitProgress(LensFitStage Stage, long Done, long Total, double BestLogLikelihood, TimeSpan Elapsed, TimeSpan? Remaining);
