namespace Arclet.Study;

/// <summary>Two quantities whose correlation is a result.</summary>
/// <param name="X">The one's name.</param>
/// <param name="Y">The other's.</param>
/// <param name="Sample">The objects.</param>
/// <param name="XValues">The one of every object.</param>
/// <param name="YValues">The other.</param>
public sealed record CorrelationPair(string X, string Y, string Sample, IReadOnlyList<double> XValues, IReadOnlyList<double> YValues);
