using System.Text.Json;

namespace Arclet.Sky.Tests;

/// <summary>Region files of astropy-regions 0.7 (Astropy/make_regions.py), and ours for tests/interop/check_regions.py.</summary>
public class AstropyRegionTests
{
    [Fact]
    public void Load_OfAstropysFile_GivesItsRegions()
    {
        IReadOnlyList<Region> regions = RegionFile.Load(Reference.Path("regions.reg"));
        JsonElement[] expected = [.. Reference.Load("regions_reference.json").EnumerateArray()];
        Assert.Equal(expected.Length, regions.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            JsonElement e = expected[i];
            Region r = regions[i];
            Assert.Equal((e.GetProperty("shape").GetString(), e.GetProperty("frame").GetString(), e.GetProperty("text").GetString()), (r.Shape.ToString(), r.Frame.ToString(), r.Text));
            Assert.Equal(e.GetProperty("tags").EnumerateArray().Select(t => t.GetString()), r.Tags);
            // Ten digits behind the point are in the file; lengths in degrees are compared in arcsec.
            double[] coordinates = [.. e.GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble())];
            Assert.Equal(coordinates.Length, r.Coordinates.Count);
            Assert.All(Enumerable.Range(0, coordinates.Length), k => Assert.Equal(coordinates[k], r.Coordinates[k], 1e-9));
            Assert.Equal(e.GetProperty("lengths")[0].GetDouble(), r.FirstLength, 1e-6);
            Assert.Equal(e.GetProperty("lengths")[1].GetDouble(), r.SecondLength, 1e-6);
            double angle = e.GetProperty("angle").GetDouble();
            if (r.Shape is RegionShape.Ellipse or RegionShape.Box)
                Assert.Equal(r.Frame == RegionFrame.Image ? angle : (angle - 90 + 360) % 360, r.AngleDegrees, 1e-9);
        }
    }

    [Fact]
    public void Save_OfEveryShapeInEveryFrame_ReadsBackTheSame_AndIsWrittenForTheCheck()
    {
        string own = Path.Combine(Path.GetTempPath(), $"arclet-regions-{Guid.NewGuid():N}");
        string folder = Environment.GetEnvironmentVariable("ARCLET_INTEROP_DIR") is { Length: > 0 } given ? Path.Combine(given, "regions") : own;
        Directory.CreateDirectory(folder);
        try
        {
            var at = new SkyPosition(3.5, -30.25);
            Region[] sky =
            [
                Region.Point(at) with { Text = "point" },
                Region.Circle(at, 36) with { Tags = ["x", "y z"] },
                Region.Ellipse(at, 36, 18, 20),
                Region.Box(at, 36, 18, 290),
                Region.Polygon(new SkyPosition(3.5, -30.4), new SkyPosition(3.6, -30.4), new SkyPosition(3.55, -30.3)) with { Tags = ["corner"] },
                Region.Label(at, "a text in the sky"),
            ];
            Region[] regions =
            [
                Region.Point(10, 20.5) with { Text = "p 1", Tags = ["auto", "F150W"] },
                Region.Circle(0, -1, 3.25) with { Color = "red" },
                Region.Ellipse(10, 20, 3, 1.5, 30) with { Text = "15439-2" },
                Region.Box(1, 2, 2, 1, 10),
                Region.Polygon(1, 2, 5, 2, 3.5, 6) with { Tags = ["corner"] },
                Region.Label(4, 5.25, "a text; with # and (brackets)"),
                .. sky,
                .. sky.Select(r => r.InFrame(RegionFrame.Fk5)),
            ];
            string path = Path.Combine(folder, "arclet.reg");
            RegionFile.Save(path, regions);
            IReadOnlyList<Region> read = RegionFile.Load(path);
            Assert.Equal(regions.Length, read.Count);
            for (int i = 0; i < regions.Length; i++)
            {
                Assert.Equal((regions[i].Shape, regions[i].Frame, regions[i].Text, regions[i].Color), (read[i].Shape, read[i].Frame, read[i].Text, read[i].Color));
                Assert.Equal(regions[i].Tags, read[i].Tags);
                Assert.Equal(regions[i].Coordinates, read[i].Coordinates);
                Assert.Equal((regions[i].FirstLength, regions[i].SecondLength, regions[i].AngleDegrees), (read[i].FirstLength, read[i].SecondLength, read[i].AngleDegrees));
            }
        }
        finally
        {
            if (Directory.Exists(own))
                Directory.Delete(own, recursive: true);
        }
    }

    [Fact]
    public void Read_OfATextInAComment_IsARegionOnlyInItsForm()
    {
        using var reader = new StringReader("image\n# text (see below)\n# text(5,6) text={hi} tag={x}\ntext 5 6 # text={plain}\n");
        IReadOnlyList<Region> read = RegionFile.Read(reader, "t.reg");
        Assert.Equal([(RegionShape.Text, "hi"), (RegionShape.Text, "plain")], read.Select(r => (r.Shape, r.Text!)));
        Assert.Equal(["x"], read[0].Tags);
        Assert.Equal([4.0, 5.0], read[0].Coordinates);
    }
}
