using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;
using Arclet.TestSupport;

namespace Arclet.Study.Tests;

public class GalaxySelectionTests
{
    private static readonly SelectSettings NoFlags = new() { Flags = [] };

    [Fact]
    public void Match_SeveralLists_PriorityThenQualityThenDistanceDecide()
    {
        CatalogueEntry[] entries = [Entry("1", 0), Entry("2", 10)];
        SpectroscopicList good = List("good", 1, ("a", 0.1, 2.0, 2), ("b", 0.3, 2.1, 3)), deep = List("deep", 2, ("c", 0.0, 2.1, 3), ("d", 10.0, 3.0, 3), ("e", 10.2, 5.0, 3), ("f", 30.0, 1.0, 3), ("g", 0.0, 7.0, 1));
        IReadOnlyList<SpectrumMatch> matches = SpectroscopicMerge.Match(entries, [deep, good]);
        Assert.Equal(
            [("c", SpectrumFate.Confirms), ("d", SpectrumFate.Adopted), ("e", SpectrumFate.Disagrees), ("f", SpectrumFate.Unmatched), ("g", SpectrumFate.LowQuality), ("a", SpectrumFate.Disagrees), ("b", SpectrumFate.Adopted)],
            matches.Select(m => (m.Spectrum.Id, m.Fate)));
    }

    [Fact]
    public void Select_HandMadeEntries_EachEndsWithItsReason()
    {
        SourceCatalogue catalogue = Read("""
            id,ra,dec,z_phot,z160,z840,z_spec,mu,iso_area
            1,10,0,2,1.95,2.05,,3,1
            2,10.01,0,2,1.8,2.05,,3,1
            3,10.02,0,,,,,3,1
            4,10.03,0,2,1.5,2.5,0.3,3,1
            5,10.04,0,11,10.95,11.05,,3,1
            6,10.05,0,2,1.95,2.05,,2,1
            7,10.06,0,2,1.95,2.05,,,1
            8,10.07,0,2,1.95,2.05,,9,1
            9,10.08,0,2,,,,9,1
            """);
        SelectionResult selection = GalaxySelection.Select(catalogue, [], NoFlags with { Excluded = new Dictionary<string, string> { ["8"] = "a star" } }, null, null);
        Assert.Equal(["1"], selection.Galaxies.Select(g => g.Id));
        Assert.Equal(
            [("2", ExclusionReason.RedshiftUncertain), ("3", ExclusionReason.NoRedshift), ("4", ExclusionReason.RedshiftTooLow), ("5", ExclusionReason.RedshiftTooHigh), ("6", ExclusionReason.MagnificationTooLow), ("7", ExclusionReason.NoMagnification), ("8", ExclusionReason.Named), ("9", ExclusionReason.RedshiftUncertain)],
            selection.Exclusions.Select(e => (e.EntryId, e.Reason)));
    }

    [Fact]
    public void Select_TouchingSegmentsOfOneRedshift_AreOneGalaxyNamedAfterTheLargest()
    {
        SourceCatalogue catalogue = Read("""
            id,ra,dec,z_phot,z160,z840,z_spec,mu,iso_area
            1,10,0,2,1.95,2.05,,3,1
            2,10.01,0,2.04,2,2.08,,3,5
            3,10.02,0,2.5,2.45,2.55,,3,1
            4,10.03,0,1,0.5,1.5,,3,1
            """);
        var touching = new HashSet<(int, int)> { (1, 2), (2, 3) };
        SelectionResult selection = GalaxySelection.Select(catalogue, [], NoFlags with { MergedEntries = [["3", "4"]] }, null, touching);
        Assert.Equal([("2", "1 2"), ("3", "3 4")], selection.Galaxies.Select(g => (g.Id, string.Join(' ', g.Segments))));
        Assert.Equal([("1", ExclusionReason.Merged), ("4", ExclusionReason.Merged)], selection.Exclusions.Select(e => (e.EntryId, e.Reason)));
    }

    [Fact]
    public void Read_CatalogueWithoutAColumn_SaysWhichAndWhatThereIs()
    {
        InputException error = Assert.Throws<InputException>(() => Read("id,ra,dec,z\n1,2,3,4\n"));
        Assert.Contains("'z_phot'", error.Message);
        Assert.Contains("id, ra, dec, z", error.Message);
    }

    [Fact]
    public void Find_SegmentsInAMap_TouchAlongRowsAndColumnsOnly()
    {
        using var folder = new TemporaryFolder();
        int[] map = [1, 2, 0, 0, 1, 0, 3, 0, 0, 0, 3, 4, 5, 0, 0, 0];
        using (FitsWriter writer = FitsWriter.Create(folder.File("seg.fits")))
        {
            writer.BeginImage(new FitsHeader(), FitsPixelType.Int32, 4, 4);
            writer.WriteRows(map);
            writer.Complete();
        }

        using FitsImage image = FitsImage.Open(folder.File("seg.fits"));
        Assert.Equal([(1, 2), (3, 4)], SegmentContacts.Find(image).Order());
    }

    [SharedDataFact]
    public void Select_RealImagesOfAbell2744_JoinsTheSystemsOfTheConstraints()
    {
        // The images that the CATS model of Abell 2744 was made of, with its redshifts, in place of a catalogue.
        LensModel model = LensModelFile.Read(SharedData.File("lens", "a2744-cats", "best.par")).Model;
        ImageConstraints images = LensModelFile.Read(SharedData.File("lens", "a2744-cats", "A2744_SLspec.par")).Images!;
        (ImageSystem System, ObservedImage Image)[] known = [.. images.Systems.Where(s => s.HasRedshift && s.Redshift > 0.7).SelectMany(s => s.Images.Select(i => (s, i)))];
        string rows = string.Join('\n', known.Select(k => FormattableString.Invariant($"{k.Image.Id},{k.Image.RightAscensionDegrees},{k.Image.DeclinationDegrees},,,,{k.System.Redshift},9,1")));
        SourceCatalogue catalogue = Read("id,ra,dec,z_phot,z160,z840,z_spec,mu,iso_area\n" + rows + "\n", new CatalogueColumns { Segment = "" });
        IReadOnlyList<Galaxy> galaxies = GalaxySelection.Select(catalogue, [], NoFlags, model, null).Galaxies;
        Dictionary<string, string> systemOf = known.ToDictionary(k => k.Image.Id, k => k.System.Id);

        // The model's rms of half an arcsec in the image plane leaves some images more than 0.5" from their system in the source plane.
        int joined = galaxies.Count(g => g.System is not null);
        Assert.True(joined > 0.7 * known.Length, $"{joined} of {known.Length} images joined");

        // Knots of one galaxy are systems of their own there, at one redshift and a few tenths of an arcsec apart: those are rightly one source.
        foreach (IGrouping<string?, Galaxy> system in galaxies.Where(g => g.System is not null).GroupBy(g => g.System))
            Assert.True(system.Max(g => g.Redshift) - system.Min(g => g.Redshift) < 0.001 * (1 + system.Max(g => g.Redshift)));
        IEnumerable<(string A, string B)> pairs = known.SelectMany(a => known.Where(b => a.System.Id == b.System.Id && string.CompareOrdinal(a.Image.Id, b.Image.Id) < 0).Select(b => (a.Image.Id, b.Image.Id)));
        Dictionary<string, string?> found = galaxies.ToDictionary(g => g.Id, g => g.System);
        (string A, string B)[] all = [.. pairs];
        int together = all.Count(p => found[p.A] is { } s && s == found[p.B]);
        Assert.True(together > 0.6 * all.Length, $"{together} of {all.Length} pairs of {systemOf.Values.Distinct().Count()} systems joined");
    }

    private static CatalogueEntry Entry(string id, double arcsec) => new() { Id = id, Position = new SkyPosition(10 + (arcsec / 3600), 0) };

    private static SpectroscopicList List(string name, int priority, params (string Id, double Arcsec, double Z, double Quality)[] spectra) => new(
        name, new SpectroscopicListSettings { Name = name, Priority = priority },
        [.. spectra.Select(s => new SpectroscopicRedshift(s.Id, new SkyPosition(10 + (s.Arcsec / 3600), 0), s.Z, double.NaN, double.NaN, s.Quality))]);

    private static SourceCatalogue Read(string csv, CatalogueColumns? columns = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("cat.csv"), csv);
        return SourceCatalogue.Read(Table.Read(folder.File("cat.csv")), columns ?? new CatalogueColumns(), []);
    }
}
