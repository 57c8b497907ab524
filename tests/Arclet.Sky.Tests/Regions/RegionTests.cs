using Arclet.Fits;

namespace Arclet.Sky.Tests;

public class RegionTests
{
    [Fact]
    public void Write_OfRegions_IsWhatDs9Reads()
    {
        using var text = new StringWriter();
        RegionFile.Write(text,
        [
            Region.Point(0, 9.5) with { Text = "7", Tags = ["auto"] },
            Region.Ellipse(10, 20, 3, 1.5, 30) with { Text = "15439-2", Tags = ["auto", "F150W"], Color = "cyan" },
            Region.Box(5, 5, 2, 1, 0) with { IsExcluded = true },
            Region.Circle(new SkyPosition(3.5, -30.25), 0.5),
            Region.Ellipse(new SkyPosition(3.5, 30.25), 0.5, 0.25, 20),
        ]);
        string[] lines = text.ToString().Split('\n');
        Assert.StartsWith("# Region file format: DS9", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "image",
                "point(1,10.5) # point=cross text={7} tag={auto}",
                "ellipse(11,21,3,1.5,30) # color=cyan text={15439-2} tag={auto} tag={F150W}",
                "-box(6,6,4,2,0)",
                "icrs",
                "circle(3.5,-30.25,0.5\")",
                "ellipse(3.5,+30.25,0.5\",0.25\",110)",
                "",
            ], lines[2..]);
    }

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameRegions()
    {
        Region[] regions =
        [
            Region.Point(0.125, 9.5) with { Text = "a; b # c", Tags = ["x", "y"] },
            Region.Ellipse(10, 20, 3, 1.5, 30) with { Text = "{braces}" },
            Region.Polygon(0, 0, 10, 0, 10, 10) with { Color = "red" },
            Region.Box(5, 5, 2, 1, 12) with { IsExcluded = true },
            Region.Circle(new SkyPosition(3.5, -30.25), 0.5) with { Text = "sky" },
            Region.Ellipse(new SkyPosition(3.5, 30.25), 0.5, 0.25, 20),
        ];
        using var text = new StringWriter();
        RegionFile.Write(text, regions);
        using var reader = new StringReader(text.ToString());
        IReadOnlyList<Region> read = RegionFile.Read(reader, "test.reg");
        Assert.Equal(regions.Length, read.Count);
        for (int i = 0; i < regions.Length; i++)
        {
            Assert.Equal((regions[i].Shape, regions[i].Frame, regions[i].Text, regions[i].Color, regions[i].IsExcluded), (read[i].Shape, read[i].Frame, read[i].Text, read[i].Color, read[i].IsExcluded));
            Assert.Equal(regions[i].Tags, read[i].Tags);
            Assert.Equal(regions[i].Coordinates, read[i].Coordinates);
            Assert.Equal((regions[i].FirstLength, regions[i].SecondLength, regions[i].AngleDegrees), (read[i].FirstLength, read[i].SecondLength, read[i].AngleDegrees));
        }
    }

    [Fact]
    public void Read_OfPeoplesFiles_UnderstandsTheirSpellings()
    {
        const string text = """
            # Region file format: DS9 version 4.1
            global color=green font="helvetica 10 normal"
            fk5;circle(0:14:21.2,-30:23:50.1,0.5') # text={one}
            circle 3.5 -30.25 0.001
            ellipse(00h14m21.2s,-30d23m50.1s,2",1",90)
            image
            # a comment
            +circle( 10 , 20 , 3 ) # text="two" color=red
            """;
        using var reader = new StringReader(text);
        IReadOnlyList<Region> read = RegionFile.Read(reader, "test.reg");
        Assert.Equal(4, read.Count);
        Assert.Equal(3.58833333333, read[0].Coordinates[0], 1e-9);
        Assert.Equal(30, read[0].FirstLength);
        Assert.Equal("one", read[0].Text);
        Assert.Equal(3.6, read[1].FirstLength, 1e-12);
        Assert.Equal(0, read[2].AngleDegrees);
        Assert.Equal((RegionFrame.Image, 9.0, "two", "red"), (read[3].Frame, read[3].Coordinates[0], read[3].Text, read[3].Color));
    }

    [Theory]
    [InlineData("circle(1,2,3)", "line 1: a region comes before its coordinate system")]
    [InlineData("image\nannulus(1,2,3,4)", "line 2: the shape 'annulus'")]
    [InlineData("physical\ncircle(1,2,3)", "line 1: the coordinate system 'physical'")]
    [InlineData("image\ncircle(1,2)", "line 2: circle has 2 values")]
    [InlineData("image\ncircle(1,x,3)", "line 2: 'x' is no number")]
    [InlineData("image\ncircle(1,2,3\")", "line 2: '3\"' is no number")]
    [InlineData("icrs\ncircle(1,95,3\")", "line 2: '95' is no declination")]
    [InlineData("icrs\ncircle(1,5,-3\")", "line 2: '-3\"' is no length")]
    [InlineData("image\nwhat is this?", "line 2")]
    public void Read_OfALineThatIsNotUnderstood_NamesIt(string text, string part)
    {
        using var reader = new StringReader(text);
        InputException error = Assert.Throws<InputException>(() => RegionFile.Read(reader, "my.reg"));
        Assert.StartsWith("my.reg: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void Load_OfASavedFile_GivesTheSameRegions()
    {
        string path = Path.Combine(Path.GetTempPath(), $"arclet-{Guid.NewGuid():N}.reg");
        try
        {
            RegionFile.Save(path, [Region.Circle(1, 2, 3) with { Text = "σ" }]);
            Assert.Equal("σ", Assert.Single(RegionFile.Load(path)).Text);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Save_IntoAFolderThatIsNotThere_NamesTheFile() =>
        Assert.Contains("nowhere", Assert.Throws<InputException>(() => RegionFile.Save(Path.Combine("nowhere", "my.reg"), [])).Message);

    [Fact]
    public void Load_OfAMissingFile_NamesIt() =>
        Assert.Contains("nowhere.reg", Assert.Throws<InputException>(() => RegionFile.Load("nowhere.reg")).Message);

    [Fact]
    public void ToSkyAndToImage_AreInverse()
    {
        Wcs wcs = Wcs.Tangent(new SkyPosition(150, 2), 200, 100, 0.04, yPositionAngleDegrees: 30);
        Region ellipse = Region.Ellipse(70, 40, 5, 2, 15) with { Text = "a", Tags = ["b"] };
        Region sky = ellipse.ToSky(wcs), back = sky.ToImage(wcs);
        Assert.Equal(0.2, sky.FirstLength, 1e-9);

        // +y is at the position angle 30, and counter-clockwise in the image is towards larger position angles; near the centre of the field.
        Assert.Equal((15 - 90 + 30 + 360) % 360, sky.AngleDegrees, 1e-3);
        Assert.Equal(70, back.Coordinates[0], 1e-8);
        Assert.Equal(40, back.Coordinates[1], 1e-8);
        Assert.Equal(5, back.FirstLength, 1e-9);
        Assert.Equal(15, back.AngleDegrees, 1e-9);
        Assert.Equal(("a", "b"), (back.Text, back.Tags[0]));
    }

    [Fact]
    public void Contains_OfEachShape_FollowsItsOutline()
    {
        Region ellipse = Region.Ellipse(10, 10, 4, 1, 90);
        Assert.True(ellipse.Contains(10, 13.9) && !ellipse.Contains(12, 10));
        Region box = Region.Box(10, 10, 4, 1, 90);
        Assert.True(box.Contains(10.9, 13.9) && !box.Contains(12, 10));
        Region polygon = Region.Polygon(0, 0, 10, 0, 10, 10, 5, 2);
        Assert.True(polygon.Contains(9, 5) && !polygon.Contains(5, 5));
        Assert.True(Region.Circle(3, 3, 2).Contains(4, 4) && !Region.Circle(3, 3, 2).Contains(5, 5));
        Assert.False(Region.Point(3, 3).Contains(3, 3));
        Assert.Throws<InvalidOperationException>(() => Region.Circle(new SkyPosition(1, 1), 1).Contains(0, 0));
        Assert.Throws<ArgumentException>(() => Region.Polygon(0, 0, 1, 1));
    }
}
