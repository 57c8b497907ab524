namespace Arclet.Study;

public static partial class Headlines
{
    private static Dictionary<string, Statistic> Counts() => new(StringComparer.Ordinal)
    {
        ["H001"] = (s, _) => Number(s.UniqueClumps.Count, ""),
        ["H002"] = (s, _) => Number(s.UniqueGalaxies.Count, ""),
        ["H003"] = (s, _) => Number(s.UniqueGalaxies.Count, ""),
        ["H004"] = (s, _) => Number(s.Catalogue.Galaxies.Count, ""),
        ["H005"] = (s, _) => Number(s.Catalogue.Clumps.Count, ""),
        ["H006"] = (s, _) => Number(s.Catalogue.Candidates, "the study does not begin with a source catalogue"),
        ["H007"] = (s, _) => Number(s.Catalogue.CatalogueRows, "the study does not begin with a source catalogue"),
        ["H008"] = (s, _) => Number(s.Catalogue.Galaxies.Count(g => g.Kind == RedshiftKind.Spectroscopic), ""),
        ["H009"] = (s, _) => FromList(s, "MUSE"),
        ["H010"] = (s, _) => FromList(s, "Atek"),
        ["H011"] = (s, _) => FromList(s, "Morishita"),
        ["H012"] = (s, _) => FromList(s, "Roberts-Borsani"),
        ["H013"] = (s, _) => FromList(s, "GLASS"),
        ["H014"] = (s, _) => FromList(s, "ALT"),
        ["H015"] = (s, _) => HeadlineValue.Of(SmallestOf(Of(s.UniqueClumps, c => c.Mu)), s.UniqueClumps.Count),
        ["H016"] = (s, _) => HeadlineValue.Of(LargestOf(Of(s.UniqueClumps, c => c.Mu)), s.UniqueClumps.Count),
        ["H018"] = (s, _) => HeadlineValue.Range([.. s.UniqueGalaxies.Select(g => g.Redshift)]),
        ["H019"] = (s, _) => s.UniqueGalaxies.Any(g => g.FitWithHst is not null)
            ? Number(s.UniqueGalaxies.Count(g => g.FitWithHst == false), "")
            : HeadlineValue.Without("the study has no HST bands"),
        ["H020"] = (s, _) => HeadlineValue.Of(s.NearGalaxies.Select(g => (double)g.ClumpCount).DefaultIfEmpty(double.NaN).Max(), s.NearGalaxies.Count),
        ["H022"] = (s, _) => Number(s.NearGalaxies.Count, ""),
        ["H023"] = (s, _) => Number(s.Catalogue.Galaxies.Count(g => g.Redshift >= s.Settings.RedshiftEdges[0] && g.Redshift < s.Settings.RedshiftEdges[^1]), ""),
        ["H024"] = (s, _) => Number(s.NearClumps.Count, ""),
        ["H025"] = (s, _) => Number(s.Catalogue.Clumps.Count(c => c.Redshift >= s.Settings.RedshiftEdges[0] && c.Redshift < s.Settings.RedshiftEdges[^1]), ""),
        ["H026"] = (s, _) => Number(s.NearClumps.Count - s.Analysis.Count, ""),
        ["H027"] = (s, _) => InBin(s, 0, galaxies: true),
        ["H028"] = (s, _) => InBin(s, 1, galaxies: true),
        ["H029"] = (s, _) => InBin(s, 2, galaxies: true),
        ["H030"] = (s, _) => InBin(s, 3, galaxies: true),
        ["H031"] = (s, _) => InBin(s, 0, galaxies: false),
        ["H032"] = (s, _) => InBin(s, 1, galaxies: false),
        ["H033"] = (s, _) => InBin(s, 2, galaxies: false),
        ["H034"] = (s, _) => InBin(s, 3, galaxies: false),
        ["H089"] = (s, _) => Number(s.Catalogue.LensImages, "the lens model names no images"),
        ["H090"] = (s, _) => Number(s.Catalogue.LensSources, "the lens model names no images"),
        ["H091"] = (s, _) => Rms(s),
        ["H092"] = (s, _) => Number(s.Catalogue.LensImages, "the lens model names no images"),
        ["H093"] = (s, _) => Number(s.Catalogue.LensSources, "the lens model names no images"),
        ["H094"] = (s, _) => Rms(s),
        ["H105"] = (s, id) => HeadlineValue.Of(s.Median(id, Of(s.Analysis, c => 100 * c.BoxFluxFraction))),
        ["H106"] = (_, _) => HeadlineValue.Without("a count of the MUSE catalogue, which a study does not make"),
        ["H107"] = (_, _) => HeadlineValue.Without("a count of the MUSE catalogue, which a study does not make"),
    };

    private static HeadlineValue FromList(ResultBase s, string name)
    {
        ResultGalaxy[] from = [.. s.Catalogue.Galaxies.Where(g => g.Kind == RedshiftKind.Spectroscopic && g.RedshiftSource.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return from.Length > 0 ? HeadlineValue.Of(from.Length, from.Length) : HeadlineValue.Without($"the study has no spectroscopic list whose name contains {name}");
    }

    private static HeadlineValue InBin(ResultBase s, int bin, bool galaxies) => bin >= s.BinCount
        ? HeadlineValue.Without($"the settings have {s.BinCount} redshift bins")
        : Number(galaxies ? s.GalaxiesInBin(bin).Count : s.InBin(s.NearClumps, bin).Count, "");

    private static HeadlineValue Rms(ResultBase s) =>
        s.Catalogue.LensRmsArcsec is { } rms ? HeadlineValue.Of(rms, s.Catalogue.LensImages ?? 0) : HeadlineValue.Without("the lens model names no images");
}
