using Arclet.Inference.Priors;

namespace Arclet.Sed;

/// <summary>The samples of one parameter.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Samples">The samples, of equal weight.</param>
/// <param name="Best">The value at the best fit.</param>
/// <param name="Prior">Its prior at the object's redshift; null where it has none of its own.</param>
/// <param name="Gain">What the data taught about it: the divergence of the posterior from the prior, in nats; NaN where unknown.</param>
internal sealed record SedFitSeries(string Name, double[] Samples, double Best, ScalarPrior? Prior, double Gain);
