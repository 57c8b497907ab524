using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>What is fitted and with what: read and checked before the work begins.</summary>
internal sealed class SedFitInputs
{
    /// <summary>Bands of a figure need that many samples to look smooth.</summary>
    private const int FewestSamplesForFigures = 100;

    private SedFitInputs(SedFitRequest request, SedFitSettings settings, SedCatalogue catalogue, FilterCurveSet set, PopulationGrids grids, SourceFile grid)
    {
        (Settings, Catalogue, CurveSet, Grids, Grid) = (settings, catalogue, set, grids, grid);
        Folder = new SedFitFolder(request.Out);
        Objects = Chosen(request, catalogue);
        Curves = catalogue.Filters.ToDictionary(f => f, set.Get, StringComparer.Ordinal);
        Table = SourceFile.Of(FitsReference.Parse(request.Table).Path, "table");
        Facts =
        [
            ("table", request.Table), ("table_sha256", Table.Sha256), ("grid", request.Grid!), ("grid_sha256", grid.Sha256), ("library", grids.Stars.Provenance.Library),
            .. ComputedPopulations.CautionOf(grids) is { } caution ? [("caution", caution)] : Array.Empty<(string, string)>(),
            ("filters", request.Filters), ("settings", SedFitSettingsText.Of(settings)),
        ];
    }

    public SedFitSettings Settings { get; }

    public SedCatalogue Catalogue { get; }

    /// <summary>The objects to fit, in the table's order.</summary>
    public IReadOnlyList<SedObject> Objects { get; }

    public FilterCurveSet CurveSet { get; }

    /// <summary>The curves of the table's filters.</summary>
    public IReadOnlyDictionary<string, FilterCurve> Curves { get; }

    public PopulationGrids Grids { get; }

    public SedFitFolder Folder { get; }

    /// <summary>The grid's file; for a folder the checksum is that of its files' checksums.</summary>
    public SourceFile Grid { get; }

    /// <summary>The objects' file.</summary>
    public SourceFile Table { get; }

    /// <summary>What every table says about its making.</summary>
    public IReadOnlyList<(string Key, string Value)> Facts { get; }

    /// <summary>Reads and checks everything that the request names, before the work begins.</summary>
    /// <exception cref="InputException">Something cannot be used.</exception>
    public static SedFitInputs Read(SedFitRequest request, MessageLog log, CancellationToken cancellation)
    {
        string path = GridSource.Require(request.Grid);
        bool needsRedshift = !request.Settings.Priors.ContainsKey(SharedParameter.Redshift);
        if (request.Figures != SedFitFigureChoice.None && request.Settings.Samples < FewestSamplesForFigures)
            throw new InputException($"samples is {request.Settings.Samples} in the settings, expected at least {FewestSamplesForFigures} for --figures");
        SedCatalogue catalogue = SedCatalogue.Read(request.Table, needsRedshift);
        FilterCurveSet set = FilterFiles.Read(request.Filters);
        foreach (string filter in catalogue.Filters)
        {
            if (set.Find(filter) is null)
                throw InputException.InFile(request.Table, $"the filter {filter} has no throughput curve in {request.Filters} ({Why(set, filter)})");
        }

        PopulationGrids grids = GridSource.Read(path, log, cancellation);
        if (request.Settings.Nebular && grids.Nebular is null)
            throw InputException.InFile(path, "the grid has no nebular emission, which the settings ask for; expected a grid imported with --nebular, or 'nebular: false' in the settings");
        SedFitSettings settings = request.Settings;
        if (ComputedPopulations.CautionOf(grids) is not null)
        {
            (settings, IReadOnlyList<string> changes) = GridRangePriors.Restrict(settings, grids);
            foreach (string change in changes)
                log.Warning(change);
        }

        return new(request, settings, catalogue, set, grids, GridSource.FileOf(path, grids));
    }

    private static SedObject[] Chosen(SedFitRequest request, SedCatalogue catalogue)
    {
        if (request.Only.FirstOrDefault(id => catalogue.Objects.All(o => o.Id != id)) is { } unknown)
            throw InputException.InFile(request.Table, $"there is no object with the id '{unknown}' that --only names");
        return request.Only.Count == 0 ? [.. catalogue.Objects] : [.. catalogue.Objects.Where(o => request.Only.Contains(o.Id))];
    }

    /// <summary>What the set itself says about a filter that it does not have, or has twice.</summary>
    private static string Why(FilterCurveSet set, string filter)
    {
        try
        {
            set.Get(filter);
            return "";
        }
        catch (InputException wrong)
        {
            return wrong.Message.StartsWith(set.Source + ": ", StringComparison.Ordinal) ? wrong.Message[(set.Source.Length + 2)..] : wrong.Message;
        }
    }
}
