namespace Arclet.Sed;

/// <summary>Which objects get figures.</summary>
internal enum SedFitFigureChoice
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>Those with a flag.</summary>
    Flagged,

    /// <summary>All of them.</summary>
    All,
}
