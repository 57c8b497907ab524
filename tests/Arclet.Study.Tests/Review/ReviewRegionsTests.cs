using Arclet.Fits;
using Arclet.Sky;
using static Arclet.Study.Tests.ReviewCase;

namespace Arclet.Study.Tests;

public class ReviewRegionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Galaxy TheGalaxy = new()
    {
        Id = ReviewCase.GalaxyId,
        RaDegrees = Centre.RaDegrees,
        DecDegrees = Centre.DecDegrees,
        Redshift = 2,
        Kind = RedshiftKind.Spectroscopic,
        RedshiftSource = "list",
        Mu = 3,
    };

    private static ReviewedGalaxy Base => new(TheGalaxy, Apply(Three, new(), On(EditKind.Remove, Three[2]), Add(0, 1, "12-4")), 2);

    [Fact]
    public void Compare_AnUntouchedFile_GivesNoEdits()
    {
        IReadOnlyList<Region> read = ThroughText(ReviewRegions.Export([Base]));
        Assert.Equal(5, read.Count);
        Assert.Equal(2, ReviewRegions.ExportedSequence(read, "f.reg"));
        Assert.Empty(Compare(read));
    }

    [Fact]
    public void Compare_MovedDeletedColouredAndAddedCircles_GivesTheirEdits()
    {
        var regions = ThroughText(ReviewRegions.Export([Base])).ToDictionary(r => r.Text!);
        SkyPosition moved = At(-0.45, 0.02);
        Region[] edited =
        [
            regions["12"],
            Region.Circle(moved, 0.06) with { Text = "12-1", Color = "green", Tags = regions["12-1"].Tags },
            regions["12-3"] with { Color = "green" },
            Region.Point(At(0.3, 0.7)),
        ];
        IReadOnlyList<ClumpEdit> edits = Compare(edited);
        Assert.Equal([(EditKind.Move, "12-1"), (EditKind.Restore, "12-3"), (EditKind.Add, null), (EditKind.Remove, "12-2"), (EditKind.Remove, "12-4")], edits.Select(e => (e.Kind, e.ClumpId)));
        Assert.InRange(new SkyPosition(edits[0].TargetRaDegrees, edits[0].TargetDecDegrees).SeparationArcsec(moved), 0, 1e-6);
        Assert.All(edits, e => Assert.Equal(("cleo", Detection, ReviewCase.GalaxyId), (e.Who, e.Detection, e.GalaxyId)));

        // What the person saw in DS9 is what comes out.
        ReviewResult review = Apply(Three, new(), [On(EditKind.Remove, Three[2]), Add(0, 1, "12-4"), .. edits.Select(e => e.Kind == EditKind.Add ? e with { ClumpId = "12-5" } : e)]);
        Assert.Equal("12-1 12-3 12-5", Ids(review.Clumps));
    }

    [Fact]
    public void Compare_MergedByText_WhetherOrNotTheOtherCircleIsStillThere()
    {
        Region[] regions = [.. ThroughText(ReviewRegions.Export([Base])).Select(r => r.Text == "12-1" ? r with { Text = "12-1+12-2" } : r)];
        foreach (Region[] file in new[] { regions, [.. regions.Where(r => r.Text != "12-2")] })
        {
            ClumpEdit edit = Assert.Single(Compare(file));
            Assert.Equal((EditKind.Merge, "12-2", "12-1"), (edit.Kind, edit.ClumpId, edit.TargetId));
        }
    }

    [Theory]
    [InlineData("red", GalaxyRejection.Interloper)]
    [InlineData("magenta", GalaxyRejection.Agn)]
    [InlineData("yellow", GalaxyRejection.Contamination)]
    public void Compare_AGalaxysTextIsColoured_RejectsIt(string color, GalaxyRejection reason)
    {
        ClumpEdit edit = Assert.Single(Compare([.. ThroughText(ReviewRegions.Export([Base])).Select(r => r.Shape == RegionShape.Text ? r with { Color = color } : r)]));
        Assert.Equal((EditKind.RejectGalaxy, (GalaxyRejection?)reason), (edit.Kind, edit.Reason));
        ReviewResult rejected = Apply(Three, new(), Edit(EditKind.RejectGalaxy) with { Reason = reason });
        Assert.Equal(EditKind.RestoreGalaxy, Assert.Single(ReviewRegions.Compare([.. ReviewRegions.Export([new(TheGalaxy, rejected, 1)]).Select(r => r.Shape == RegionShape.Text ? r with { Color = "white" } : r)], "f.reg", [new(TheGalaxy, rejected, 1)], "cleo", Now)).Kind);
    }

    [Fact]
    public void Compare_RegionsInPixels_AreRefusedWithTheirNumber() =>
        Assert.Contains("region 1", Assert.Throws<InputException>(() => Compare([Region.Circle(10, 10, 3)])).Message);

    [Fact]
    public void Compare_ACircleFarFromEveryGalaxy_IsAnError() =>
        Assert.Contains("galaxy's id", Assert.Throws<InputException>(() => Compare([.. ReviewRegions.Export([Base]), Region.Point(At(30, 0))])).Message);

    private static IReadOnlyList<ClumpEdit> Compare(IReadOnlyList<Region> regions) => ReviewRegions.Compare(regions, "f.reg", [Base], "cleo", Now);

    private static IReadOnlyList<Region> ThroughText(IReadOnlyList<Region> regions)
    {
        using var writer = new StringWriter();
        RegionFile.Write(writer, regions);
        using var reader = new StringReader(writer.ToString());
        return RegionFile.Read(reader, "f.reg");
    }
}
