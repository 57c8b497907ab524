namespace Arclet.Inference.Sampling;

/// <summary>A local maximum of the likelihood that the samples were compared with.</summary>
/// <param name="Theta">Its parameters.</param>
/// <param name="LogLikelihood">ln L there.</param>
/// <param name="EvidenceShare">The share of the posterior whose samples are nearest to it.</param>
public sealed record PosteriorMode(IReadOnlyList<double> Theta, double LogLikelihood, double EvidenceShare);
