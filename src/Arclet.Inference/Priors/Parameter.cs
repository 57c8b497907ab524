namespace Arclet.Inference.Priors;

/// <summary>A parameter and its prior. A prior of k &gt; 1 parameters names them name_1 ... name_k.</summary>
/// <param name="Name">The name.</param>
/// <param name="Prior">The prior.</param>
public readonly record struct Parameter(string Name, Prior Prior);
