namespace Arclet.Populations;

/// <summary>How results that rest on computed populations are marked.</summary>
public static class ComputedPopulations
{
    /// <summary>The beginning of the library's name in the provenance of a computed grid.</summary>
    public const string Library = "Arclet computed populations";

    /// <summary>What results, provenance and messages say.</summary>
    public const string Caution = "computed populations: not for publication; import BC03, BPASS or another library";

    /// <summary>The caution where grids are computed ones, from the cache or from a file; else null.</summary>
    public static string? CautionOf(PopulationGrids grids)
    {
        ArgumentNullException.ThrowIfNull(grids);
        return grids.Stars.Provenance.Library.StartsWith(Library, StringComparison.Ordinal) ? Caution : null;
    }
}
