using static Arclet.Study.Tests.ReviewCase;

namespace Arclet.Study.Tests;

public class ClumpReviewTests
{
    private static readonly ReviewSettings Any = new();

    [Fact]
    public void Apply_NoEdits_GivesTheDetection() => Assert.Equal(Three, Apply(Three, Any).Clumps);

    [Fact]
    public void Apply_AddMoveRemoveMerge_GivesTheEditedClumps()
    {
        Clump four = Detected(4, 1, 0);
        ReviewResult review = Apply([.. Three, four], Any, Add(0, 1, "12-5"), Move(Three[0], -0.5, 0.1), On(EditKind.Remove, Three[1]), Merge(four, Three[2]));
        Assert.Equal("12-1 12-3 12-5", Ids(review.Clumps));

        // 1e-6 arcsec: rounding of degrees near ra 3.6.
        Assert.InRange(SeparationArcsec(review.Clumps[0], At(-0.5, 0.1)), 0, 1e-6);
        Assert.Equal(ClumpOrigin.Added, review.Clumps[2].Origin);
        Assert.Equal("F150W", review.Clumps[2].ReferenceFilter);
        Assert.Equal([("12-2", null), ("12-4", "12-3")], review.Removed.Select(r => (r.Clump.Id, r.MergedInto)));
        Assert.All(review.Outcomes, o => Assert.Equal(EditEffect.Applied, o.Effect));
    }

    [Fact]
    public void Apply_Restore_BringsAClumpBackWhereItWasDetected()
    {
        ReviewResult review = Apply(Three, Any, Move(Three[1], 0.2, 0.2), On(EditKind.Remove, Three[1]) with { RaDegrees = At(0.2, 0.2).RaDegrees, DecDegrees = At(0.2, 0.2).DecDegrees }, On(EditKind.Restore, Three[1]));
        Assert.Equal(Three, review.Clumps);
    }

    [Fact]
    public void Apply_UndoAndUndoOfUndo_TakesBackAndBringsBack()
    {
        ClumpEdit remove = On(EditKind.Remove, Three[1]), undo = Undo(remove);
        ReviewResult once = Apply(Three, Any, remove, undo), twice = Apply(Three, Any, remove, undo, Undo(undo));
        Assert.Equal("12-1 12-2 12-3", Ids(once.Clumps));
        Assert.Equal([EditEffect.Undone, EditEffect.Applied], once.Outcomes.Select(o => o.Effect));
        Assert.Equal("12-1 12-3", Ids(twice.Clumps));
    }

    [Fact]
    public void Apply_GalaxyRejectedAndRestored_KeepsTheLastWord()
    {
        ClumpEdit reject = Edit(EditKind.RejectGalaxy) with { Reason = GalaxyRejection.Agn };
        Assert.Equal(GalaxyRejection.Agn, Apply(Three, Any, reject).Rejection);
        Assert.Null(Apply(Three, Any, reject, Edit(EditKind.RestoreGalaxy)).Rejection);
    }

    [Fact]
    public void Apply_NewDetection_MatchesWithinOneFwhmAndReportsTheRest()
    {
        // The new detection has other ids; clump 2 moved by 0.7 FWHM, clump 3 is gone.
        Clump[] now = [Detected(11, -0.5, 0), Detected(12, 0.04, 0)];
        ReviewResult review = ClumpReview.Apply(GalaxyId, "d2", now, InOrder(On(EditKind.Remove, Three[1]), On(EditKind.Remove, Three[2])), Fwhm);
        Assert.Equal("12-11", Ids(review.Clumps));
        Assert.Equal([EditEffect.Rematched, EditEffect.Unmatched], review.Outcomes.Select(o => o.Effect));
        Assert.Equal("12-12", review.Outcomes[0].ClumpId);
        Assert.Equal(0.04, review.Outcomes[0].SeparationArcsec, 6);
        Assert.Equal(1, review.UnmatchedCount);
    }

    [Fact]
    public void Apply_NewDetectionFindsTheAddedClump_CountsItOnceAndSaysSo()
    {
        ReviewResult review = ClumpReview.Apply(GalaxyId, "d2", [.. Three, Detected(4, 0, 1)], InOrder(Add(0, 1.01, "12-4")), Fwhm);
        Assert.Equal("12-1 12-2 12-3 12-4", Ids(review.Clumps));
        Assert.Equal(ClumpOrigin.Detected, review.Clumps[3].Origin);
        Assert.Equal(EditEffect.NowDetected, review.Outcomes[0].Effect);
    }

    [Fact]
    public void Apply_TwoInspectorsAddTheSameClump_GivesOne()
    {
        ReviewResult review = Apply(Three, Any, Add(0, 1, "12-4"), Add(0.02, 1, "12-5", "ben"));
        Assert.Equal("12-1 12-2 12-3 12-4", Ids(review.Clumps));
        Assert.Equal([EditEffect.Applied, EditEffect.Agrees], review.Outcomes.Select(o => o.Effect));
    }

    [Fact]
    public void Apply_OneInspectorAddsAClosePair_GivesTwo() =>
        Assert.Equal("12-1 12-2 12-3 12-4 12-5", Ids(Apply(Three, Any, Add(0, 1, "12-4"), Add(0.04, 1, "12-5")).Clumps));

    [Theory]
    [InlineData(ConsensusRule.Any, "12-3")]
    [InlineData(ConsensusRule.Majority, "12-2 12-3")]
    [InlineData(ConsensusRule.All, "12-1 12-2 12-3")]
    public void Apply_ThreeInspectors_FollowsTheRule(ConsensusRule rule, string expected)
    {
        // Two of three remove clump 1, one removes clump 2, none clump 3; the third inspector only looked.
        ReviewResult review = Apply(
            Three, new() { Consensus = rule }, On(EditKind.Remove, Three[0]), On(EditKind.Remove, Three[1]), On(EditKind.Remove, Three[0], "ben"), Edit(EditKind.Inspect, "cleo"));
        Assert.Equal(expected, Ids(review.Clumps));
        Assert.Equal(3, review.InspectorCount);
        Assert.Equal(rule == ConsensusRule.Any ? 0 : rule == ConsensusRule.Majority ? 1 : 3, review.Outcomes.Count(o => o.Effect == EditEffect.Outvoted));
    }

    [Fact]
    public void Apply_MajorityAddsAtNearbyPlaces_GivesOneClumpAtTheirMean()
    {
        ReviewResult review = Apply(Three, new() { Consensus = ConsensusRule.Majority }, Add(0, 1, "12-4"), Add(0.02, 1, "12-5", "ben"), Edit(EditKind.Inspect, "cleo"), Add(1, 1, "12-6", "cleo"));
        Assert.Equal("12-1 12-2 12-3 12-4", Ids(review.Clumps));
        Assert.InRange(SeparationArcsec(review.Clumps[3], At(0.01, 1)), 0, 1e-6);
        Assert.Equal("12-6", Assert.Single(review.Removed).Clump.Id);
    }

    [Fact]
    public void Apply_AllMerge_NeedsTheSameTarget()
    {
        var all = new ReviewSettings { Consensus = ConsensusRule.All };
        Assert.Equal("12-2", Assert.Single(Apply(Three, all, Merge(Three[0], Three[1]), Merge(Three[0], Three[1], "ben")).Removed).MergedInto);
        Assert.Null(Assert.Single(Apply(Three, all, Merge(Three[0], Three[1]), Merge(Three[0], Three[2], "ben")).Removed).MergedInto);
    }

    [Fact]
    public void Apply_Adjudicator_FollowsNobodyElse()
    {
        ReviewResult review = Apply(Three, new() { Consensus = ConsensusRule.Adjudicator, Adjudicator = "ben" }, On(EditKind.Remove, Three[0]), On(EditKind.Remove, Three[1], "ben"));
        Assert.Equal("12-1 12-3", Ids(review.Clumps));
        Assert.Equal([EditEffect.NotFollowed, EditEffect.Applied], review.Outcomes.Select(o => o.Effect));
    }

    [Fact]
    public void Apply_AdjudicatorWithoutName_IsAnError() =>
        Assert.Contains("adjudicator", Assert.Throws<Arclet.Fits.InputException>(() => Apply(Three, new() { Consensus = ConsensusRule.Adjudicator })).Message);

    [Fact]
    public void Apply_MajorityRejectsTheGalaxy_WithTheReasonMostGave()
    {
        ClumpEdit Reject(string who, GalaxyRejection reason) => Edit(EditKind.RejectGalaxy, who) with { Reason = reason };
        var majority = new ReviewSettings { Consensus = ConsensusRule.Majority };
        Assert.Equal(GalaxyRejection.Contamination, Apply(Three, majority, Reject("ann", GalaxyRejection.Agn), Reject("ben", GalaxyRejection.Contamination), Reject("cleo", GalaxyRejection.Contamination)).Rejection);
        Assert.Null(Apply(Three, majority, Reject("ann", GalaxyRejection.Agn), Edit(EditKind.Inspect, "ben")).Rejection);
    }
}
