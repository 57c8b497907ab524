using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The detections of the demo compared with the truth, one to one.</summary>
internal sealed class DemoComparison
{
    /// <summary>Edges of the bins of signal-to-noise ratio.</summary>
    private static readonly double[] Edges = [2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 200];

    private readonly DemoSettings settings;
    private readonly SimulatedField field;
    private readonly CatalogueMatch match;

    public DemoComparison(DemoSettings settings, SimulatedField field, IReadOnlyList<DetectedObject> objects, IReadOnlyList<double> significance)
    {
        this.settings = settings;
        this.field = field;
        Significance = significance;
        match = CatalogueMatch.Find([.. field.Sources.Select(s => (s.X, s.Y))], [.. objects.Select(o => (o.X, o.Y))], settings.MatchRadiusPixels);
        ByBin = Completeness(s => IsIsolated(s));
        ByBinAll = Completeness(_ => true);
        Found = Count(field.Sources.Where(s => IsCounted(s)).Select(s => IsFound(s)));
        Real = Count(Enumerable.Range(0, objects.Count).Where(i => significance[i] > settings.SignalToNoise).Select(IsReal));
        RealOfAll = Count(Enumerable.Range(0, objects.Count).Select(IsReal));
        MedianOffsetPixels = DemoStatistics.Median([.. match.Pairs.Where(p => IsCounted(field.Sources[p.First])).Select(p => p.DistancePixels)]);
    }

    /// <summary>The signal-to-noise ratio of each detection over the light around it.</summary>
    public IReadOnlyList<double> Significance { get; }

    /// <summary>Isolated clumps found, by optimal signal-to-noise ratio.</summary>
    public IReadOnlyList<ProportionBin> ByBin { get; }

    /// <summary>All clumps found, by optimal signal-to-noise ratio.</summary>
    public IReadOnlyList<ProportionBin> ByBinAll { get; }

    /// <summary>Isolated clumps above the limit that were found.</summary>
    public Proportion Found { get; }

    /// <summary>Detections above the limit that belong to a true source.</summary>
    public Proportion Real { get; }

    /// <summary>All detections that belong to a true source.</summary>
    public Proportion RealOfAll { get; }

    /// <summary>Median distance of the isolated clumps above the limit from their detections, in pixels; NaN without any.</summary>
    public double MedianOffsetPixels { get; }

    /// <summary>Whether what the demo promises came true.</summary>
    public bool Holds => Found.Fraction >= settings.RequiredFraction && Real.Fraction >= settings.RequiredFraction;

    /// <summary>Whether a source was detected.</summary>
    public bool IsFound(TrueSource source) => match.SecondOfFirst[source.Id - 1] >= 0;

    /// <summary>Index of the detection of a source, or -1.</summary>
    public int DetectionOf(TrueSource source) => match.SecondOfFirst[source.Id - 1];

    /// <summary>Whether a detection (by index) belongs to a true source.</summary>
    public bool IsReal(int detection) => match.FirstOfSecond[detection] >= 0;

    /// <summary>The true source of a detection (by index), or null.</summary>
    public TrueSource? SourceOf(int detection) => match.FirstOfSecond[detection] is >= 0 and var i ? field.Sources[i] : null;

    /// <summary>Whether a source is a clump without a near neighbour.</summary>
    public bool IsIsolated(TrueSource source) => source.Kind == SourceKind.Clump && source.IsolationPixels > settings.IsolationPixels;

    private bool IsCounted(TrueSource source) => IsIsolated(source) && source.SignalToNoise > settings.SignalToNoise;

    private IReadOnlyList<ProportionBin> Completeness(Func<TrueSource, bool> which) =>
        ProportionBin.Count(field.Sources.Where(s => s.Kind == SourceKind.Clump && which(s)).Select(s => (s.SignalToNoise, IsFound(s))), Edges);

    private static Proportion Count(IEnumerable<bool> trials)
    {
        bool[] all = [.. trials];
        return new Proportion(all.Count(t => t), all.Length);
    }
}
