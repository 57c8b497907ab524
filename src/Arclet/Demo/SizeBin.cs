using Arclet.Imaging.ClumpFit;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>Fitted sizes of clumps of similar true size, in the reference filter and independently in the second one.</summary>
/// <param name="Low">Least true R, pixels.</param>
/// <param name="High">Largest true R, pixels.</param>
/// <param name="Count">Clumps fitted in both filters.</param>
/// <param name="Reference">Median of fitted over true R in the reference filter.</param>
/// <param name="Second">The same in the second filter.</param>
/// <param name="SecondOverReference">Median of the second filter's R over the reference's.</param>
/// <param name="PullWidth">Width of the difference of both over its error, where both have one.</param>
internal sealed record SizeBin(double Low, double High, int Count, double Reference, double Second, double SecondOverReference, double PullWidth)
{
    private static readonly double[] Edges = [0.3, 0.6, 1, 1.5, 3];

    /// <summary>R = sqrt(sigma_min sigma_maj) of a clump, pixels.</summary>
    public static double TrueRadius(TrueSource source) => source.SigmaMinPixels / Math.Sqrt(source.AxisRatio);

    /// <summary>The bins, of clumps that are in the samples of both filters.</summary>
    public static IReadOnlyList<SizeBin> Of(PhotometryComparison comparison)
    {
        BandResult second = comparison.Bands.Single(b => b.Band.Id == DemoBand.SecondId);
        BandResult reference = comparison.Bands.Single(b => b.Band.Id == DemoBand.ReferenceId);
        Dictionary<int, ClumpFitResult> there = comparison.Sample(second with { Fits = second.OwnShapes! }).ToDictionary(p => p.Source.Id, p => p.Fit);
        (TrueSource Source, ClumpFitResult First, ClumpFitResult Second)[] both =
        [
            .. comparison.Sample(reference).Where(p => there.ContainsKey(p.Source.Id)).Select(p => (p.Source, p.Fit, there[p.Source.Id]))
                .Where(p => double.IsFinite(p.Fit.Flux + p.Item3.Flux)),
        ];
        return [.. Edges.Zip(Edges.Skip(1)).Select(edge => Bin(edge.First, edge.Second, [.. both.Where(p => TrueRadius(p.Source) >= edge.First && TrueRadius(p.Source) < edge.Second)]))];
    }

    private static SizeBin Bin(double low, double high, (TrueSource Source, ClumpFitResult First, ClumpFitResult Second)[] clumps) => new(
        low,
        high,
        clumps.Length,
        DemoStatistics.Median(clumps.Select(c => c.First.Shape.RadiusPixels / TrueRadius(c.Source))),
        DemoStatistics.Median(clumps.Select(c => c.Second.Shape.RadiusPixels / TrueRadius(c.Source))),
        DemoStatistics.Median(clumps.Select(c => c.Second.Shape.RadiusPixels / c.First.Shape.RadiusPixels).Where(double.IsFinite)),
        DemoStatistics.Width([.. clumps.Where(c => c.First.RadiusError > 0 && c.Second.RadiusError > 0)
            .Select(c => (c.Second.Shape.RadiusPixels - c.First.Shape.RadiusPixels) / double.Hypot(c.First.RadiusError, c.Second.RadiusError))]));
}
