namespace Arclet.Populations;

/// <summary>How a model's light is computed.</summary>
public enum ModelMode
{
    /// <summary>Exact integrals over the history, lines as lines, published constants.</summary>
    Default,

    /// <summary>The algebra of Bagpipes 1.3.2, for comparison.</summary>
    Bagpipes,
}
