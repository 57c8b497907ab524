using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Each galaxy's clumps: one unit per galaxy. Tables CLUMPS and DETECTIONS.</summary>
public sealed class DetectStage : IStage
{
    /// <inheritdoc/>
    public string Name => "detect";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "cutouts"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(DetectSettings)];

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyDictionary<int, SegmentOwner> owners = SegmentTable.FromTable(context.Stage("select").Table("SEGMENTS"));
        ILookup<string, Region> regions = RegionsOf(context);
        return [.. SelectStage.PerGalaxy(context, g =>
        {
            SegmentOwner[] near = [.. Near(context, g.Id, owners)];
            return [UnitInput.OfUnit("cutouts", g.Id), UnitInput.OfText("segments", string.Join('\n', near)), UnitInput.OfText("regions", Text(regions[g.Id]))];
        }).Select(u => u with { Item = new Search((Galaxy)u.Item!, Near(context, u.Id, owners).ToDictionary(o => o.Segment), regions.Contains(u.Id) ? [.. regions[u.Id]] : null) })];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    /// <summary>What the segments in a galaxy's cutout are: the others do not make its detection stale.</summary>
    private static IEnumerable<SegmentOwner> Near(StudyContext context, string galaxyId, IReadOnlyDictionary<int, SegmentOwner> owners)
    {
        if (context.Stage("cutouts").Find(galaxyId) is not { } unit)
            yield break;
        foreach (long segment in unit.Table("CUTOUT_SEGMENTS").Integers("segment").Values.ToArray())
        {
            if (owners.TryGetValue((int)segment, out SegmentOwner owner))
                yield return owner;
        }
    }

    /// <summary>The user's regions by the galaxy that their text names.</summary>
    private static ILookup<string, Region> RegionsOf(StudyContext context)
    {
        if (context.Inputs.Regions is not { } file)
            return Array.Empty<Region>().ToLookup(_ => "");
        string path = context.Resolve(file);
        foreach (Region region in RegionFile.Load(path))
        {
            if (region.Frame == RegionFrame.Image || string.IsNullOrWhiteSpace(region.Text))
                throw InputException.InFile(path, $"the region {region} is {(region.Frame == RegionFrame.Image ? "in image pixels" : "without text")}, expected regions in the sky with the galaxy's id as text");
        }

        return RegionFile.Load(path).ToLookup(r => r.Text!.Trim(), StringComparer.Ordinal);
    }

    private static string Text(IEnumerable<Region> regions)
    {
        using var text = new StringWriter();
        RegionFile.Write(text, regions);
        return text.ToString();
    }

    private sealed record Search(Galaxy Galaxy, IReadOnlyDictionary<int, SegmentOwner> Owners, IReadOnlyList<Region>? Regions);

    private sealed class Work(StudyContext context) : IStageWork
    {
        private readonly DetectSettings settings = context.Settings.Get<DetectSettings>();

        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            var task = (Search)unit.Item!;
            DetectionOutcome outcome = ClumpFinder.Find(task.Galaxy, CutoutsStage.Read(context, unit.Id), task.Owners, task.Regions, settings, cancellation);
            output.Write(DetectionTables.Clumps(outcome.Clumps), DetectionTables.Detections([outcome]));
        }

        public void Dispose()
        {
            // Nothing is kept open between units.
        }
    }
}
