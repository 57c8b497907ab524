using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Sizes and fluxes of each galaxy's reviewed clumps: one unit per galaxy. Tables PHOTOMETRY and SHAPES.</summary>
public sealed class PhotometryStage : IStage
{
    /// <inheritdoc/>
    public string Name => "photometry";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "cutouts", "review", "depth"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(PhotometrySettings)];

    /// <summary>The photometry of all clumps.</summary>
    /// <param name="context">The context of a stage that names this one as upstream.</param>
    public static IReadOnlyList<ClumpPhotometry> Read(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Stage("photometry").FindTable("PHOTOMETRY") is { } table ? PhotometryTable.FromTable(table) : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        DetectSettings detect = context.Settings.Get<DetectSettings>();
        UnitInput[] depths = [.. StudyImages.Filters(context).Select(f => UnitInput.OfUnit("depth", f, isOptional: true))];
        return SelectStage.PerGalaxy(context, g => [UnitInput.OfUnit("cutouts", g.Id), UnitInput.OfUnit("review", g.Id), UnitInput.OfText("reference filter", detect.ReferenceFilterOf(g)), .. depths]);
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work(StudyContext context) : IStageWork
    {
        private readonly PhotometrySettings settings = context.Settings.Get<PhotometrySettings>();
        private readonly DetectSettings detect = context.Settings.Get<DetectSettings>();
        private readonly IReadOnlyDictionary<string, FilterDepth> depths = DepthStage.Read(context);
        private readonly IReadOnlyList<string> filters = StudyImages.Filters(context);

        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            var galaxy = (Galaxy)unit.Item!;
            UnitResult review = context.Stage("review").Find(unit.Id) ?? throw new InputException($"galaxy {unit.Id} has no reviewed clumps");

            // A clump that a person added to a galaxy without detections has no filter yet.
            Clump[] clumps = [.. DetectionTables.ReadClumps(review.Table("CLUMPS")).Select(c => c.ReferenceFilter.Length > 0 ? c : c with { ReferenceFilter = detect.ReferenceFilterOf(galaxy) })];
            PhotometryResult result = ClumpPhotometer.Measure(CutoutsStage.Read(context, unit.Id), clumps, depths, settings, cancellation);
            output.Write(PhotometryTable.ToTable(result.Clumps, filters), PhotometryTable.Comparisons(result.Comparisons));
        }

        public void Dispose()
        {
            // Nothing is kept open between units.
        }
    }
}
