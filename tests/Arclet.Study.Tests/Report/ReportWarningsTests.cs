using Arclet.Benchmarks.Report;

namespace Arclet.Study.Tests.Report;

public sealed class ReportWarningsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_AStudyWithFlagsAndCaution_SaysBoth()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 2, 30, 0).Make();
        IReadOnlyList<ReportWarning> warnings = ReportWarnings.Of(study, "computed populations: not for publication");
        Assert.Contains(warnings, w => w.IsSerious && w.Text.Contains("not for publication", StringComparison.Ordinal));
        int flagged = study.Clumps.Count(c => ReportWarnings.FlagsOf(c, study.ReferenceHistory).Length > 0);
        Assert.True(flagged > 0);
        ReportWarning flags = Assert.Single(warnings, w => w.Text.Contains("carry a flag", StringComparison.Ordinal));
        Assert.StartsWith($"{flagged} of {study.Clumps.Count} ", flags.Text, StringComparison.Ordinal);
        Assert.Contains(flags.Details, d => d.Contains("not converged", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, w => w.Text.Contains("simulated", StringComparison.Ordinal));
    }

    [Fact]
    public void FlagsOf_ASizeLimit_IsNoFlag()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 2, 30, 0).Make();
        StudyClump clump = study.Clumps.First(c => c.Photometry!.Flags == 0 && c.Of(study.ReferenceHistory)!.Flags == IntrinsicFlags.SizeIsLimit);
        Assert.Equal("", ReportWarnings.FlagsOf(clump, study.ReferenceHistory));
    }

    [Fact]
    public void WordsOf_SeveralFlags_AreAllNamed() => Assert.Equal("at bound, not converged", ReportWarnings.WordsOf(BandFlags.AtBound | BandFlags.NotConverged));
}
