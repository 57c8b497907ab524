using System.Globalization;

namespace Arclet.Populations;

/// <summary>Keeps the priors of presets inside what a computed grid covers: beyond its edges, models do not change any more.</summary>
public static class GridRangePriors
{
    /// <summary>Settings whose priors of metallicity and log U, where they are those of a preset, end at the grid's edges; others are the user's own and stay.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="grids">The grid.</param>
    /// <returns>The settings, and a sentence for each prior that was cut.</returns>
    public static (SedFitSettings Settings, IReadOnlyList<string> Changes) Restrict(SedFitSettings settings, PopulationGrids grids)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grids);
        double[] z = grids.Stars.Metallicities;
        var changes = new List<string>();
        var priors = new Dictionary<string, PriorSpecification>(settings.Priors);
        Cut(SharedParameter.Metallicity, z[0] / BagpipesGrids.SolarMetallicity, z[^1] / BagpipesGrids.SolarMetallicity);
        if (settings.Nebular && grids.Nebular is { } gas)
            Cut(SharedParameter.LogIonisation, gas.LogIonisation[0], gas.LogIonisation[^1]);
        return changes.Count == 0 ? (settings, changes) : (settings with { Priors = priors }, changes);

        void Cut(string name, double low, double high)
        {
            if (!priors.TryGetValue(name, out PriorSpecification? prior) || !IsOfAPreset(name, prior) || prior.CutTo(low, high) is not { } cut || cut.Equals(prior))
                return;
            priors[name] = cut;
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"the prior of {name} is {cut} instead of {prior}: the computed grid ends there"));
        }
    }

    private static bool IsOfAPreset(string name, PriorSpecification prior) =>
        SedFitPresets.Names.Any(preset => SedFitPresets.Find(preset)!.Priors.TryGetValue(name, out PriorSpecification? own) && own.Equals(prior));
}
