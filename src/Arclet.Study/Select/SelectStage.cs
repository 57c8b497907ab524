using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>The galaxies of the study: one unit. Tables GALAXIES, EXCLUSIONS, FUNNEL, SPECTRA, REDSHIFTS and SEGMENTS.</summary>
public sealed class SelectStage : IStage
{
    /// <inheritdoc/>
    public string Name => "select";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => [];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(SelectSettings)];

    /// <summary>The galaxies.</summary>
    /// <param name="context">The context of a stage that names this one as upstream.</param>
    public static IReadOnlyList<Galaxy> Galaxies(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return GalaxyTable.FromTable(context.Stage("select").Table("GALAXIES"));
    }

    /// <summary>Units of a later stage, one for each galaxy: they depend on the galaxy's row and on what <paramref name="inputs"/> adds.</summary>
    internal static IReadOnlyList<StageUnit> PerGalaxy(StudyContext context, Func<Galaxy, IEnumerable<UnitInput>> inputs)
    {
        Table table = context.Stage("select").Table("GALAXIES");
        return [.. GalaxyTable.FromTable(table).Select((g, i) => new StageUnit(g.Id) { Galaxy = g.Id, Item = g, Inputs = [UnitInput.OfRows("galaxy", table, [i]), .. inputs(g)] })];
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        InputsSettings inputs = context.Inputs;
        List<UnitInput> depends =
        [
            UnitInput.OfFile(context.Resolve(CatalogueOf(context))),
            UnitInput.OfText("columns", SettingsText.Of("columns", inputs.Columns)),
            UnitInput.OfText("comparison columns", SettingsText.Of("columns", inputs.ComparisonColumns)),
        ];
        foreach (SpectroscopicListSettings list in inputs.Spectroscopy)
        {
            depends.Add(UnitInput.OfText($"settings of {list.File}", SettingsText.Of("list", list)));
            depends.Add(UnitInput.OfFile(context.Resolve(list.File)));
        }

        SelectSettings settings = context.Settings.Get<SelectSettings>();
        depends.Add(UnitInput.OfText("files", $"{Path.GetFileNameWithoutExtension(inputs.ComparisonCatalogue)} {settings.MergeTouchingSegments && inputs.Segmentation is not null} {NeedsModel(settings) && HasLens(inputs)}"));
        if (inputs.ComparisonCatalogue is { } second)
            depends.Add(UnitInput.OfFile(context.Resolve(second)));
        if (settings.MergeTouchingSegments && inputs.Segmentation is { } map)
            depends.Add(UnitInput.OfFile(context.Resolve(map)));
        if (NeedsModel(settings) && HasLens(inputs))
        {
            // A parameter file names catalogues, whose contents count as its own: the whole model is written out.
            string lens = StudyLens.PathOf(context);
            depends.Add(Directory.Exists(lens) ? UnitInput.OfFile(lens) : UnitInput.OfText("model", LensYaml.ToText(StudyLens.Problem(context))));
        }

        return [new StageUnit(StageUnit.Whole) { Inputs = depends }];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private static bool NeedsModel(SelectSettings settings) => settings.Magnification == MagnificationSource.Model || settings.JoinMultipleImages;

    private static bool HasLens(InputsSettings inputs) => (inputs.LensModel ?? inputs.LensMaps) is not null;

    private static string CatalogueOf(StudyContext context) =>
        context.Inputs.Catalogue ?? throw InputException.InFile(context.Settings.File, "inputs has no catalogue, expected the table of galaxies to select from");

    private sealed class Work(StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            SelectSettings settings = context.Settings.Get<SelectSettings>();
            InputsSettings inputs = context.Inputs;
            var catalogue = SourceCatalogue.Read(Table.Read(context.Resolve(CatalogueOf(context))), inputs.Columns, settings.Flags);
            SpectroscopicList[] lists = [.. inputs.Spectroscopy.Select(l => SpectroscopicList.Read(Table.Read(context.Resolve(l.File)), l))];
            LensModel? model = NeedsModel(settings) && HasLens(inputs) ? StudyLens.Problem(context).Model : null;
            SelectionResult selection = GalaxySelection.Select(catalogue, lists, settings, model, Contacts(settings, cancellation));
            var comparisons = new List<(string, RedshiftComparison)> { ("spectroscopic", selection.PhotometricAgainstSpectroscopic) };
            if (inputs.ComparisonCatalogue is { } second)
            {
                var other = SourceCatalogue.Read(Table.Read(context.Resolve(second)), inputs.ComparisonColumns, []);
                comparisons.Add((Path.GetFileNameWithoutExtension(second), RedshiftComparison.OfCatalogues(catalogue.Entries, other.Entries, settings.ComparisonRadiusArcsec, settings.OutlierLimit)));
            }

            output.Write(
                GalaxyTable.ToTable(selection.Galaxies),
                SelectionTables.Exclusions(selection),
                SelectionTables.Funnel(selection),
                SelectionTables.Spectra(selection, catalogue),
                SelectionTables.Comparisons(comparisons),
                SegmentTable.ToTable(SegmentOwner.Of(catalogue, selection)));
        }

        public void Dispose()
        {
            // Nothing is kept open.
        }

        private IReadOnlySet<(int First, int Second)>? Contacts(SelectSettings settings, CancellationToken cancellation)
        {
            if (!settings.MergeTouchingSegments || context.Inputs.Segmentation is not { } file)
                return null;
            using var map = SegmentationMosaic.Open(context.Resolve(file));
            return SegmentContacts.Find(map.Image, null, cancellation);
        }
    }
}
