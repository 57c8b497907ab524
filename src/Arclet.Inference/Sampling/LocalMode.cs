namespace Arclet.Inference.Sampling;

/// <summary>A local maximum of the posterior in the logits of the cube, with a Gaussian approximation around it.</summary>
/// <param name="Point">Where it is, in logits.</param>
/// <param name="LogLikelihood">ln L there.</param>
/// <param name="LogPosterior">ln L plus ln of the prior's density in logits.</param>
/// <param name="Covariance">The inverse of the curvature, d x d.</param>
/// <param name="LogEvidence">ln of the Gaussian integral (Laplace's approximation), which says little where the mode is no Gaussian.</param>
internal sealed record LocalMode(double[] Point, double LogLikelihood, double LogPosterior, double[] Covariance, double LogEvidence);
