namespace Arclet.Study.Tests;

public class SampleSelectionTests
{
    private static readonly string[] Broad = [.. new SampleSettings().BroadBands];

    /// <summary>
    /// The paper's own sums (paper.md 1.0-5 and 1.0-6): 484 images with 1956 clumps counted once; 385 images below z = 5.5 of 377 galaxies, hence 8 duplicates;
    /// 1751 clumps there, 34 of them with too few broad bands, hence 1717.
    /// </summary>
    [Fact]
    public void Of_AFieldWithThePapersCounts_GivesThePapersFunnel()
    {
        var galaxies = new List<Galaxy>();
        var clumps = new List<Clump>();
        var photometry = new Dictionary<string, ClumpPhotometry>();
        int left = 1751, weak = 34;
        for (int g = 0; g < 377; g++)
        {
            // 377 galaxies share 1751 clumps: 4 each and one more in the first 243.
            int n = g < 1751 - (4 * 377) ? 5 : 4;
            left -= n;
            Add($"a{g}", 2, g < 8 ? $"s{g}" : null, 5, n, Math.Min(weak, n), ref weak);
        }

        int none = 0;
        for (int s = 0; s < 8; s++)
            Add($"b{s}", 2, $"s{s}", 3, 2, 0, ref none);
        for (int g = 0; g < 99; g++)
            Add($"c{g}", 6, g < 4 ? $"t{g / 2}" : null, 4 + (g % 2), g < 20 ? 1 : 2, 0, ref none);
        Assert.Equal(0, left);
        Assert.Equal(0, weak);
        SampleResult result = SampleSelection.Of(galaxies, clumps, new Dictionary<string, GalaxyRejection>(), photometry);
        SampleFunnelStep catalogue = result.Funnel.Single(s => s.Name == "measured"), redshift = result.Funnel.Single(s => s.Name == "redshift"), unique = result.Funnel.Single(s => s.Name == "unique"), bands = result.Funnel.Single(s => s.Name == "bands");
        Assert.Equal((484, 474), (catalogue.GalaxyImages, catalogue.UniqueGalaxies));
        Assert.Equal((385, 377), (redshift.GalaxyImages, redshift.UniqueGalaxies));
        Assert.Equal((377, 377, 1751), (unique.GalaxyImages, unique.UniqueGalaxies, unique.Clumps));
        Assert.Equal((1717, 1717), (bands.Clumps, bands.UniqueClumps));
        Assert.Equal(1717, result.Clumps.Count(c => c.Verdict == SampleVerdict.Analysis));

        void Add(string id, double z, string? system, double mu, int count, int few, ref int budget)
        {
            galaxies.Add(TheGalaxy(id, z, system, mu));
            for (int i = 1; i <= count; i++)
            {
                clumps.Add(TheClump(id, i));
                bool isWeak = i <= few;
                budget -= isWeak ? 1 : 0;
                photometry.Add($"{id}-{i}", Measured($"{id}-{i}", isWeak ? 3 : 8));
            }
        }
    }

    [Fact]
    public void Of_EveryExclusion_HasItsReason()
    {
        Galaxy[] galaxies = [TheGalaxy("1", 2, null, 3), TheGalaxy("2", 2, null, 3), TheGalaxy("3", 6, null, 3), TheGalaxy("4", 2, "s", 3), TheGalaxy("5", 2, "s", 9)];
        Clump[] clumps = [TheClump("1", 1), TheClump("1", 2), TheClump("2", 1), TheClump("3", 1), TheClump("4", 1), TheClump("4", 2), TheClump("5", 1), TheClump("5", 2), TheClump("5", 3)];
        var photometry = clumps.Where(c => c.Id != "5-3").ToDictionary(c => c.Id, c => Measured(c.Id, c.Id == "5-2" ? 2 : 8));
        SampleResult result = SampleSelection.Of(galaxies, clumps, new Dictionary<string, GalaxyRejection> { ["1"] = GalaxyRejection.Agn }, photometry);
        Assert.Equal([SampleVerdict.RejectedGalaxy, SampleVerdict.TooFewClumps, SampleVerdict.BeyondRedshift, SampleVerdict.OtherImage, SampleVerdict.Analysis], result.Galaxies.Select(g => g.Verdict));
        Assert.Equal("rejected in the review: agn", result.Galaxies[0].Reason);
        Assert.Equal("1 clump at z = 2", result.Galaxies[1].Reason);
        Assert.Equal("image 5 stands for system s", result.Galaxies[3].Reason);
        Assert.Equal([SampleVerdict.Analysis, SampleVerdict.TooFewBands, SampleVerdict.NotMeasured], result.Clumps.TakeLast(3).Select(c => c.Verdict));
        Assert.Equal("S/N above 3 in 2 broad bands, 4 needed", result.Clumps[7].Reason);
        Assert.Equal([5, 4, 3, 3, 2, 1, 1], result.Funnel.Select(s => s.GalaxyImages));
        Assert.Equal([9, 7, 6, 5, 4, 2, 1], result.Funnel.Select(s => s.Clumps));
    }

    [Fact]
    public void Of_TheImageWithMostClumps_CanStandForTheGalaxy()
    {
        Galaxy[] galaxies = [TheGalaxy("4", 2, "s", 3), TheGalaxy("5", 2, "s", 9)];
        Clump[] clumps = [TheClump("4", 1), TheClump("4", 2), TheClump("4", 3), TheClump("5", 1), TheClump("5", 2)];
        SampleResult result = SampleSelection.Of(galaxies, clumps, new Dictionary<string, GalaxyRejection>(), clumps.ToDictionary(c => c.Id, c => Measured(c.Id, 8)), new() { Representative = RepresentativeImage.MostClumps });
        Assert.Equal([SampleVerdict.Analysis, SampleVerdict.OtherImage], result.Galaxies.Select(g => g.Verdict));
    }

    [Fact]
    public void Of_ALimitIsNoDetection()
    {
        Clump[] clumps = [TheClump("1", 1), TheClump("1", 2)];
        Dictionary<string, ClumpPhotometry> photometry = clumps.ToDictionary(c => c.Id, c => Measured(c.Id, 8, isLimit: c.Id == "1-2"));
        SampleResult result = SampleSelection.Of([TheGalaxy("1", 2, null, 3)], clumps, new Dictionary<string, GalaxyRejection>(), photometry);
        Assert.Equal([8, 0], result.Clumps.Select(c => c.BroadBandCount));
    }

    private static Galaxy TheGalaxy(string id, double z, string? system, double mu) => new()
    {
        Id = id,
        RaDegrees = 3.58,
        DecDegrees = -30.39,
        Redshift = z,
        Kind = RedshiftKind.Spectroscopic,
        RedshiftSource = "list",
        Mu = mu,
        System = system,
    };

    private static Clump TheClump(string galaxy, int serial) => new() { Id = $"{galaxy}-{serial}", GalaxyId = galaxy, RaDegrees = 3.58, DecDegrees = -30.39, Origin = ClumpOrigin.Detected, ReferenceFilter = "F150W" };

    /// <summary>S/N 3.5 in the first broad bands and 2.5 in the others.</summary>
    private static ClumpPhotometry Measured(string id, int bands, bool isLimit = false) => IntrinsicCase.Observed() with
    {
        ClumpId = id,
        Bands = Broad.Select((b, i) => (b, new BandFlux(i < bands ? 3.5 : 2.5, 1, 0, 5, isLimit, 0))).ToDictionary(p => p.b, p => p.Item2),
    };
}
