namespace Arclet.Study;

public static partial class Headlines
{
    private static Dictionary<string, Statistic> Hosts() => new(StringComparer.Ordinal)
    {
        ["H037"] = (s, id) => SpecificRates(s, id, 0, v => v < s.Settings.LowLogSpecificSfr),
        ["H038"] = (s, id) => SpecificRates(s, id, s.BinCount - 1, v => v > s.Settings.HighLogSpecificSfr),
        ["H039"] = (s, id) => SpecificRates(s, id, s.BinCount - 1, v => v >= s.Settings.BurstLogSpecificSfr),
        ["H040"] = (s, id) => HeadlineValue.Of(s.Number(id, s.GalaxiesInBin(s.BinCount - 1).Select(g => g.LogMass), m => m > s.Settings.HighLogHostMass)),
        ["H041"] = (s, id) => HeadlineValue.Of(s.Number(id, s.GalaxiesInBin(s.BinCount - 1).Select(g => g.LogMass), m => m < s.Settings.LowLogHostMass)),
        ["H058"] = (s, id) => HeadlineValue.Of(s.Number(id, s.UniqueGalaxies.Select(s.ClumpMassFraction), f => f > 1)),
        ["H059"] = (s, _) => QuartileNumbers(s),
        ["H060"] = (s, _) => EqualClumpBins(s, galaxies: false),
        ["H061"] = (s, _) => EqualClumpBins(s, galaxies: true),
        ["H079"] = (s, id) => HeadlineValue.Of(s.Median(id, s.NearGalaxies.Where(g => g.LogSpecificSfr > s.Settings.BurstLogSpecificSfr).Select(g => 100 * s.ClumpMassFraction(g)))),
        ["H102"] = (s, id) => HeadlineValue.Of(s.Median(id, s.Analysis.Where(c => c.DistanceKiloparsec < s.Settings.InnerKiloparsec).Select(c => 100 * s.HostMassFraction(c)))),
        ["H103"] = (s, id) => HeadlineValue.Of(s.Median(id, Outer(s).Select(c => 100 * s.HostMassFraction(c)))),
        ["H104"] = (s, id) => HeadlineValue.Of(s.Median(id, Outer(s).Where(c => s.GalaxyOf(c)?.LogMass > s.Settings.HighLogHostMass).Select(c => 100 * s.HostMassFraction(c)))),
    };

    private static HeadlineValue SpecificRates(ResultBase s, string id, int bin, Func<double, bool> condition) =>
        HeadlineValue.Of(s.Percentage(id, s.GalaxiesInBin(bin).Select(g => g.LogSpecificSfr), condition));

    private static IEnumerable<ResultClump> Outer(ResultBase s) => s.Analysis.Where(c => c.DistanceKiloparsec > s.Settings.OuterKiloparsec);

    private static HeadlineValue QuartileNumbers(ResultBase s)
    {
        IReadOnlyList<IReadOnlyList<ResultGalaxy>> bins = HostMassBins.ByGalaxies(s, 4);
        return bins.Count == 0 ? HeadlineValue.Without("no galaxy has a mass") : HeadlineValue.Range([.. bins.Select(b => (double)b.Count)]);
    }

    private static HeadlineValue EqualClumpBins(ResultBase s, bool galaxies)
    {
        IReadOnlyList<HostMassBin> bins = HostMassBins.ByClumps(s, 4);
        return bins.Count == 0
            ? HeadlineValue.Without("no clump's galaxy has a mass")
            : List(bins.Select(b => galaxies ? b.Galaxies.Count : b.Clumps.Count), bins.Sum(b => galaxies ? b.Galaxies.Count : b.Clumps.Count));
    }
}
