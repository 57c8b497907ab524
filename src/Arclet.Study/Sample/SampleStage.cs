using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The sample of the whole study. Tables SAMPLE_GALAXIES, SAMPLE_CLUMPS and FUNNEL.</summary>
public sealed class SampleStage : IStage
{
    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "review", "photometry"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(SampleSettings)];

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context) => [new StageUnit(StageUnit.Whole) { Inputs = [UnitInput.OfStage("select"), UnitInput.OfStage("review"), UnitInput.OfStage("photometry")] }];

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work(StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            IReadOnlyList<Galaxy> galaxies = SelectStage.Galaxies(context);
            Clump[] clumps = [.. galaxies.SelectMany(g => UpstreamResults.Clumps(context, "review", g.Id).Concat(UpstreamResults.Clumps(context, "review", g.Id, "REJECTED")))];
            Dictionary<string, ClumpPhotometry> photometry = PhotometryStage.Read(context).ToDictionary(p => p.ClumpId);
            SampleResult sample = SampleSelection.Of(galaxies, clumps, Rejections(), photometry, context.Settings.Get<SampleSettings>());
            output.Write(SampleTables.Galaxies(sample), SampleTables.Clumps(sample), SampleTables.Funnel(sample));
        }

        public void Dispose()
        {
            // Nothing is kept open.
        }

        private Dictionary<string, GalaxyRejection> Rejections()
        {
            Table review = context.Stage("review").Table("REVIEW");
            Column<string> galaxy = review.Strings("galaxy"), rejection = review.Strings("rejection");
            return Enumerable.Range(0, review.RowCount).Where(i => rejection[i].Length > 0)
                .ToDictionary(i => galaxy[i], i => EditWords.Reason(rejection[i]) ?? throw InputException.InFile(review.Source, $"row {i + 1} has the rejection '{rejection[i]}', expected one of {string.Join(", ", EditWords.AllReasons)}"));
        }
    }
}
