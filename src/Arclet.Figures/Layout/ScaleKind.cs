namespace Arclet.Figures;

/// <summary>How an axis maps values to places.</summary>
public enum ScaleKind
{
    /// <summary>Evenly: <see cref="LinearScale"/>.</summary>
    Linear,

    /// <summary>By the logarithm: <see cref="LogScale"/>.</summary>
    Log,

    /// <summary>By the inverse hyperbolic sine: <see cref="AsinhScale"/>.</summary>
    Asinh,
}
