using Arclet.Figures;

namespace Arclet.Posterior;

/// <summary>The samples of one parameter in a corner figure.</summary>
/// <param name="Label">What its axes say.</param>
/// <param name="Samples">The samples, of equal weight.</param>
/// <param name="Best">The value of the best fit.</param>
internal sealed record CornerSeries(RichText Label, double[] Samples, double Best);
