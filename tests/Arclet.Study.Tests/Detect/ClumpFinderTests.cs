using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study.Tests;

public class ClumpFinderTests
{
    private static readonly Dictionary<int, SegmentOwner> Owners = new()
    {
        [7] = new(7, "7", "7", 2, 0),
        [8] = new(8, "8", null, 1.2, 0),
    };

    [Fact]
    public void Find_TwoGalaxies_KeepsItsOwnClumpsAndSaysWhyNotTheOther()
    {
        using var field = new SmallField();
        DetectionOutcome outcome = ClumpFinder.Find(SmallField.Galaxy, field.Cut(), Owners, null, Settings);
        Assert.Equal("F150W", outcome.ReferenceFilter);
        foreach (SmallField.TrueClump clump in SmallField.Clumps.Take(3))
            Assert.Contains(outcome.Clumps, c => new SkyPosition(c.RaDegrees, c.DecDegrees).SeparationArcsec(clump.Position) < 0.02);
        ClumpDetection other = Assert.Single(outcome.Detections, d => new SkyPosition(d.RaDegrees, d.DecDegrees).SeparationArcsec(SmallField.Neighbour) < 0.02);
        Assert.Equal((Membership.OtherRedshift, 8, null), (other.Membership, other.Segment, other.ClumpId));
    }

    [Theory]
    [InlineData("8", 2.0, Membership.OtherGalaxy)]
    [InlineData(null, 2.005, Membership.SameRedshift)]
    [InlineData(null, double.NaN, Membership.UnknownRedshift)]
    public void Find_SegmentOfAnotherEntry_IsJudgedByGalaxyAndRedshift(string? galaxy, double z, Membership expected)
    {
        using var field = new SmallField();
        var owners = new Dictionary<int, SegmentOwner>(Owners) { [8] = new(8, "8", galaxy, z, 0) };
        DetectionOutcome outcome = ClumpFinder.Find(SmallField.Galaxy, field.Cut(), owners, null, Settings);
        Assert.Equal(expected, outcome.Detections.Single(d => d.Segment == 8).Membership);
    }

    [Fact]
    public void Find_WithAUsersRegion_TheRegionDecides()
    {
        using var field = new SmallField();
        DetectionOutcome outcome = ClumpFinder.Find(SmallField.Galaxy, field.Cut(), Owners, [Region.Circle(SmallField.Neighbour, 0.5)], Settings);
        Clump clump = Assert.Single(outcome.Clumps);
        Assert.True(new SkyPosition(clump.RaDegrees, clump.DecDegrees).SeparationArcsec(SmallField.Neighbour) < 0.02);
        Assert.Equal(3, outcome.Detections.Count(d => d.Segment == 7 && d.Membership == Membership.OutsideRegion));
    }

    [Fact]
    public void Find_ReferenceFilterThatDoesNotCover_NamesTheOverride()
    {
        using var field = new SmallField();
        CutoutSet set = field.Cut();
        InputException error = Assert.Throws<InputException>(() => ClumpFinder.Find(SmallField.Galaxy, set with { Bands = [set.Bands[2]] }, Owners, null, Settings));
        Assert.Contains("reference_filter_overrides", error.Message);
    }

    [Theory]
    [InlineData(2.49, "F150W")]
    [InlineData(2.5, "F200W")]
    [InlineData(3.5, "F277W")]
    [InlineData(9.9, "F277W")]
    public void ReferenceFilterOf_Redshift_IsThePapers(double z, string filter) => Assert.Equal(filter, new DetectSettings().ReferenceFilterOf(SmallField.Galaxy with { Redshift = z }));

    [Fact]
    public void ReferenceFilterOf_Override_Wins() =>
        Assert.Equal("F200W", new DetectSettings { ReferenceFilterOverrides = new Dictionary<string, string> { ["7"] = "f200w" } }.ReferenceFilterOf(SmallField.Galaxy));

    // At 1.5 sigma of single pixels noise makes detections too; they are rejected or not like any other, but here only the clumps matter.
    private static DetectSettings Settings { get; } = new() { Threshold = 4 };
}
