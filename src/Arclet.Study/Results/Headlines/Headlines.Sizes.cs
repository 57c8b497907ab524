namespace Arclet.Study;

public static partial class Headlines
{
    private static Dictionary<string, Statistic> Sizes() => new(StringComparer.Ordinal)
    {
        ["H017"] = (s, _) => HeadlineValue.Range([.. Radii(s.UniqueClumps.Where(c => !c.RadiusIsLimit))]),
        ["H021"] = (s, id) => HeadlineValue.Of(s.Number(id, Of(s.UniqueClumps, c => c.RadiusParsec), r => r < 20)),
        ["H035"] = (s, id) => HeadlineValue.Of(s.Percentage(id, Classes(s.Analysis), c => c == (int)ResolutionClass.Unresolved)),
        ["H036"] = (s, _) => HeadlineValue.Range([.. Radii(s.Analysis.Where(c => c.RadiusIsLimit))]),
        ["H042"] = (s, id) => HeadlineValue.Of(s.Percentage(id, Of(s.Analysis, c => c.RadiusParsec), r => r < 200)),
        ["H043"] = (s, id) => HeadlineValue.Of(s.Percentage(id, Of(s.Analysis, c => c.RadiusParsec), r => r < 100)),
        ["H044"] = (s, id) => MedianRadius(s, id, 0, 0),
        ["H045"] = (s, id) => MedianRadius(s, id, 1, 2),
        ["H046"] = (s, id) => MedianRadius(s, id, 3, 3),
        ["H062"] = (s, id) => HeadlineValue.Of(s.Number(id, Classes(s.Analysis), c => c == (int)ResolutionClass.Unresolved)),
        ["H063"] = (s, id) => HeadlineValue.Of(s.Number(id, Classes(s.Analysis), c => c == (int)ResolutionClass.Compact)),
        ["H064"] = (s, id) => HeadlineValue.Of(s.Number(id, Classes(s.Analysis), c => c == (int)ResolutionClass.Extended)),
        ["H065"] = (s, id) => HeadlineValue.Of(s.Median(id, Of(OfClass(s, ResolutionClass.Extended), c => c.RadiusParsec))),
        ["H066"] = (s, id) => HeadlineValue.Of(s.Number(id, Of(OfClass(s, ResolutionClass.Extended), c => c.RadiusParsec), r => r > 200)),
        ["H067"] = (s, _) => HeadlineValue.Of(LargestOf(Radii(OfClass(s, ResolutionClass.Unresolved))), OfClass(s, ResolutionClass.Unresolved).Count()),
        ["H068"] = (s, _) => HeadlineValue.Of(LargestOf(Radii(OfClass(s, ResolutionClass.Compact))), OfClass(s, ResolutionClass.Compact).Count()),
        ["H069"] = (s, _) => HeadlineValue.Range([.. Radii(OfClass(s, ResolutionClass.Extended))]),
        ["H070"] = (s, _) => HeadlineValue.Of(s.SmallestUnlensedParsec(0.7), 0),
        ["H071"] = (s, _) => HeadlineValue.Of(Enumerable.Range(0, 481).Max(i => s.SmallestUnlensedParsec(0.7 + (0.01 * i))), 0),
        ["H072"] = (s, _) => HeadlineValue.Of(s.SmallestUnlensedParsec(5.8), 0),
        ["H073"] = (s, id) => HeadlineValue.Of(s.Number(id, Of(s.Analysis, c => c.RadiusParsec / s.SmallestUnlensedParsec(c.Redshift)), r => r < 1)),
        ["H074"] = (s, id) => s.Analysis.Any(c => c.HstDetections is not null)
            ? HeadlineValue.Of(s.Percentage(id, Of(s.Analysis, c => c.HstDetections ?? double.NaN), n => n >= s.Settings.FewestHstBands))
            : HeadlineValue.Without("the study has no HST bands"),
        ["H075"] = (s, id) => HeadlineValue.Of(s.Percentage(id, Classes(s.Analysis), c => c != (int)ResolutionClass.Unresolved)),
        ["H076"] = (s, id) => HeadlineValue.Of(s.Percentage(id, Classes(s.Analysis), c => c == (int)ResolutionClass.Extended)),
        ["H077"] = (s, id) => HeadlineValue.Of(s.Number(id, Of(s.NearClumps, c => c.RadiusParsec), r => r < 20)),
        ["H078"] = (s, id) => HeadlineValue.Of(s.Number(id, Of(s.Analysis, c => c.RadiusParsec), r => r > 100)),
    };

    private static IEnumerable<double> Radii(IEnumerable<ResultClump> clumps) => clumps.Select(c => c.RadiusParsec).Where(double.IsFinite);

    /// <summary>The classes as numbers, NaN where there is none.</summary>
    private static IEnumerable<double> Classes(IEnumerable<ResultClump> clumps) => clumps.Select(c => c.Class is { } known ? (int)known : double.NaN);

    private static IEnumerable<ResultClump> OfClass(ResultBase s, ResolutionClass wanted) => s.Analysis.Where(c => c.Class == wanted);

    private static HeadlineValue MedianRadius(ResultBase s, string id, int first, int last) => last >= s.BinCount
        ? HeadlineValue.Without($"the settings have {s.BinCount} redshift bins")
        : HeadlineValue.Of(s.Median(id, Enumerable.Range(first, last - first + 1).SelectMany(b => s.InBin(s.Analysis, b)).Select(c => c.RadiusParsec)));
}
