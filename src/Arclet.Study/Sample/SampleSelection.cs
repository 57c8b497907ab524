using System.Globalization;

namespace Arclet.Study;

/// <summary>The sample's rules as a pure function: galaxies not rejected, with clumps enough, measured; below the analysis' redshift; one image of each source; clumps detected in enough broad bands.</summary>
public static class SampleSelection
{
    /// <summary>Selects.</summary>
    /// <param name="galaxies">The selected galaxies, images of one source counted each.</param>
    /// <param name="clumps">Their clumps after the review, those of rejected galaxies too.</param>
    /// <param name="rejections">The galaxies that the review rejected, with the reason.</param>
    /// <param name="photometry">The measured clumps by id.</param>
    /// <param name="settings">The rules; null for the defaults.</param>
    /// <exception cref="Fits.InputException">The settings contradict each other.</exception>
    /// <exception cref="ArgumentException">A clump's galaxy is not among the galaxies.</exception>
    public static SampleResult Of(
        IReadOnlyList<Galaxy> galaxies, IReadOnlyList<Clump> clumps, IReadOnlyDictionary<string, GalaxyRejection> rejections, IReadOnlyDictionary<string, ClumpPhotometry> photometry, SampleSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(galaxies);
        ArgumentNullException.ThrowIfNull(clumps);
        ArgumentNullException.ThrowIfNull(rejections);
        ArgumentNullException.ThrowIfNull(photometry);
        settings ??= new();
        settings.Check();
        Dictionary<string, Galaxy> byId = galaxies.ToDictionary(g => g.Id);
        foreach (Clump clump in clumps)
        {
            if (!byId.ContainsKey(clump.GalaxyId))
                throw new ArgumentException($"clump {clump.Id} is of galaxy {clump.GalaxyId}, which was not selected");
        }

        Dictionary<string, int> count = clumps.GroupBy(c => c.GalaxyId).ToDictionary(g => g.Key, g => g.Count());
        bool IsKept(Galaxy g) => !rejections.ContainsKey(g.Id) && HasEnough(g);
        bool HasEnough(Galaxy g) => count.GetValueOrDefault(g.Id) >= (g.Redshift < settings.SingleClumpsAboveRedshift ? settings.FewestClumps : 1);
        Dictionary<string, Galaxy> standsFor = galaxies.Where(g => g.System is not null && IsKept(g)).GroupBy(g => g.System!)
            .ToDictionary(s => s.Key, s => s.OrderByDescending(g => settings.Representative == RepresentativeImage.MostClumps ? count.GetValueOrDefault(g.Id) : 0).ThenByDescending(g => Math.Abs(g.Mu)).ThenBy(g => g.Id, StringComparer.Ordinal).First());
        SampleGalaxy[] judged = [.. galaxies.Select(Judge)];
        Dictionary<string, SampleGalaxy> verdicts = judged.ToDictionary(g => g.Galaxy.Id);
        SampleClump[] judgedClumps = [.. clumps.Select(JudgeClump)];
        return new(judged, judgedClumps, Funnel(judged, judgedClumps, settings));

        SampleGalaxy Judge(Galaxy g)
        {
            int n = count.GetValueOrDefault(g.Id);
            bool represents = IsKept(g) && (g.System is null || standsFor[g.System].Id == g.Id);
            (SampleVerdict verdict, string reason) = rejections.TryGetValue(g.Id, out GalaxyRejection why) ? (SampleVerdict.RejectedGalaxy, $"rejected in the review: {EditWords.Of(why)}")
                : !HasEnough(g) ? (SampleVerdict.TooFewClumps, $"{n} clump{(n == 1 ? "" : "s")} at z = {Number(g.Redshift)}")
                : g.Redshift >= settings.AnalysisBelowRedshift ? (SampleVerdict.BeyondRedshift, $"z = {Number(g.Redshift)} is not below {Number(settings.AnalysisBelowRedshift)}")
                : !represents ? (SampleVerdict.OtherImage, $"image {standsFor[g.System!].Id} stands for system {g.System}")
                : (SampleVerdict.Analysis, "");
            return new(g, n, verdict, reason, represents);
        }

        SampleClump JudgeClump(Clump clump)
        {
            SampleGalaxy galaxy = verdicts[clump.GalaxyId];
            bool isMeasured = photometry.TryGetValue(clump.Id, out ClumpPhotometry? measured) && measured.Bands.TryGetValue(measured.ReferenceFilter, out BandFlux reference) && double.IsFinite(reference.FluxNanojansky);
            int bands = measured is null ? 0 : settings.BroadBands.Count(b => measured.Bands.TryGetValue(b, out BandFlux flux) && IsDetection(flux));
            (SampleVerdict verdict, string reason) = !galaxy.InCatalogue ? (galaxy.Verdict, galaxy.Reason)
                : !isMeasured ? (SampleVerdict.NotMeasured, "there is no flux in its reference filter")
                : galaxy.Verdict != SampleVerdict.Analysis ? (galaxy.Verdict, galaxy.Reason)
                : bands < settings.FewestBroadBands ? (SampleVerdict.TooFewBands, $"S/N above {Number(settings.BandSignalToNoise)} in {bands} broad band{(bands == 1 ? "" : "s")}, {settings.FewestBroadBands} needed")
                : (SampleVerdict.Analysis, "");
            return new(clump.Id, clump.GalaxyId, verdict, reason, bands, galaxy.IsRepresentative);
        }

        bool IsDetection(BandFlux flux) => !flux.IsLimit && flux.FluxNanojansky > settings.BandSignalToNoise * flux.IndependentErrorNanojansky && flux.IndependentErrorNanojansky > 0;
    }

    private static SampleFunnelStep[] Funnel(SampleGalaxy[] galaxies, SampleClump[] clumps, SampleSettings settings)
    {
        HashSet<SampleVerdict> gone = [];
        return
        [
            Step("selected", "galaxies selected, clumps after the review"),
            Step("not_rejected", "the review did not reject the galaxy", SampleVerdict.RejectedGalaxy),
            Step("clumps", $"at least {settings.FewestClumps} clumps below z = {Number(settings.SingleClumpsAboveRedshift)}, 1 from there on", SampleVerdict.TooFewClumps),
            Step("measured", "a flux in the reference filter: the catalogue", SampleVerdict.NotMeasured),
            Step("redshift", $"z below {Number(settings.AnalysisBelowRedshift)}", SampleVerdict.BeyondRedshift),
            Step("unique", "the image that stands for its galaxy", SampleVerdict.OtherImage),
            Step("bands", $"S/N above {Number(settings.BandSignalToNoise)} in at least {settings.FewestBroadBands} broad bands: the analysis", SampleVerdict.TooFewBands),
        ];

        SampleFunnelStep Step(string name, string description, SampleVerdict? verdict = null)
        {
            if (verdict is { } v)
                gone.Add(v);
            SampleClump[] left = [.. clumps.Where(c => !gone.Contains(c.Verdict))];
            HashSet<string> with = [.. left.Select(c => c.GalaxyId)];

            // From the count of clumps on a galaxy is left as long as any of its clumps is.
            SampleGalaxy[] images = [.. galaxies.Where(g => !gone.Contains(g.Verdict) && (!gone.Contains(SampleVerdict.TooFewClumps) || with.Contains(g.Galaxy.Id)))];
            int unique = images.Select(g => g.Galaxy.System is { } s ? $"s{s}" : $"g{g.Galaxy.Id}").Distinct().Count();
            int uniqueClumps = UniqueClumps(images, left);
            return new(name, description, images.Length, unique, left.Length, uniqueClumps);
        }
    }

    /// <summary>Clumps of the images that stand for their galaxies, or of the image with the highest magnification where that one is gone.</summary>
    private static int UniqueClumps(SampleGalaxy[] images, SampleClump[] clumps)
    {
        HashSet<string> unique =
        [
            .. images.Where(g => g.Galaxy.System is null).Select(g => g.Galaxy.Id),
            .. images.Where(g => g.Galaxy.System is not null).GroupBy(g => g.Galaxy.System).Select(s => s.OrderByDescending(g => g.IsRepresentative).ThenByDescending(g => Math.Abs(g.Galaxy.Mu)).ThenBy(g => g.Galaxy.Id, StringComparer.Ordinal).First().Galaxy.Id),
        ];
        return clumps.Count(c => unique.Contains(c.GalaxyId));
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
