namespace Arclet.Populations;

/// <summary>How a prepared population computes bands.</summary>
public enum LikelihoodPath
{
    /// <summary>The grids at their own wavelengths within the filters, dust at each of them: the reference.</summary>
    Exact,

    /// <summary>Bands are tabulated by metallicity, age and log U at a few wavelengths each, between which the dust's transmission is a polynomial.</summary>
    Tables,
}
