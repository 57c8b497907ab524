using System.Globalization;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// The same SED fits with fewer filters (Appendix A): a unit for each clump of the analysis and set of filters, with the history of quoted results. Table SUBSETS. Clumps that a set leaves
/// all their filters, or too few, have no unit.
/// </summary>
/// <param name="readGrid">Reads the grid that the study names.</param>
public sealed class SubsetsStage(Func<string, PopulationGrids> readGrid) : IStage
{
    /// <inheritdoc/>
    public string Name => "subsets";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "photometry", "sample"];

    /// <inheritdoc/>
    /// <remarks>The sets are inputs of their units: another set makes its own fits and leaves the others.</remarks>
    public IReadOnlyList<Type> Settings => [typeof(SedSettings), typeof(CosmologySettings)];

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SubsetsSettings subsets = context.Settings.Get<SubsetsSettings>();
        if (subsets.Sets.Count == 0 || context.Stage("photometry").FindTable("PHOTOMETRY") is not { } table)
            return [];
        var galaxies = GalaxyTable.FromTable(context.Stage("select").Table("GALAXIES")).ToDictionary(g => g.Id, StringComparer.Ordinal);
        double excess = context.Settings.Get<IntrinsicSettings>().ColorExcess;
        UnitInput[] common = [.. SedEngine.Inputs(context), UnitInput.OfText("intrinsic.color_excess", excess.ToString("R", CultureInfo.InvariantCulture)), UnitInput.OfText("history", HistoryOf(context))];
        var extinction = new GalacticExtinction(excess);
        SedSettings settings = context.Settings.Get<SedSettings>();
        HashSet<string> analysed = Analysed(context);
        IReadOnlyList<ClumpPhotometry> clumps = PhotometryTable.FromTable(table);
        var units = new List<StageUnit>();
        foreach ((string name, IReadOnlyList<string> filters) in subsets.Sets)
        {
            HashSet<string> wanted = [.. filters.Select(f => FilterCatalog.Get(f).Id)];
            for (int i = 0; i < clumps.Count; i++)
            {
                if (!analysed.Contains(clumps[i].ClumpId))
                    continue;
                Galaxy galaxy = galaxies[UpstreamResults.GalaxyOf(clumps[i].ClumpId)];
                SedObject all = SedStage.ObjectOf(clumps[i], galaxy, extinction, settings);
                SedBand[] left = [.. all.Bands.Where(b => wanted.Contains(b.Filter))];
                if (all.Problem is not null || left.Length < settings.LeastFilters || left.Length == all.Bands.Count)
                    continue;
                units.Add(new StageUnit($"{clumps[i].ClumpId}+{name}")
                {
                    Galaxy = galaxy.Id,
                    Inputs =
                    [
                        SedEngine.RedshiftInput(galaxy),
                        UnitInput.OfRows("photometry", table, [i]),
                        UnitInput.OfText("filters", string.Join(' ', wanted.Order(StringComparer.Ordinal))),
                        .. common,
                    ],
                    Item = (name, new SedObject(all.Id, all.Redshift, left) { RedshiftPrior = all.RedshiftPrior }),
                });
            }
        }

        return units;
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SedFitSettings fit = context.Settings.Get<SedSettings>().Fit;
        string history = HistoryOf(context);
        return new Work(SedEngine.Create(context, fit with { Histories = [.. fit.Histories.Where(h => h.Name == history)], ReferenceHistory = history }, readGrid));
    }

    /// <summary>The history of the fits: that of quoted results.</summary>
    private static string HistoryOf(StudyContext context)
    {
        SedFitSettings fit = context.Settings.Get<SedSettings>().Fit;
        return fit.ReferenceHistory ?? fit.Histories[0].Name;
    }

    private static HashSet<string> Analysed(StudyContext context)
    {
        Table sample = context.Stage("sample").Table("SAMPLE_CLUMPS");
        Column<string> id = sample.Strings("id");
        Column<bool> isIn = sample.Logicals("in_analysis");
        return [.. Enumerable.Range(0, sample.RowCount).Where(i => isIn[i]).Select(i => id[i])];
    }

    private sealed class Work(SedFitter fitter) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            (string name, SedObject source) = ((string, SedObject))unit.Item!;
            SedFitResult result = fitter.Fit(source);
            if (result.Error is { } error)
                throw new InputException(error);
            output.Write(SubsetsTable.Of(name, unit.Galaxy!, result.Fits[0], source));
        }

        public void Dispose()
        {
            // Grids and filters are memory only.
        }
    }
}
