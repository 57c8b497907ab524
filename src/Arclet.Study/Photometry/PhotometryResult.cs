namespace Arclet.Study;

/// <summary>The photometry of a galaxy's clumps.</summary>
/// <param name="Clumps">One for each clump, in their order.</param>
/// <param name="Comparisons">Shapes in the second filter, for clumps that both filters could fit.</param>
public sealed record PhotometryResult(IReadOnlyList<ClumpPhotometry> Clumps, IReadOnlyList<ShapeComparison> Comparisons);
