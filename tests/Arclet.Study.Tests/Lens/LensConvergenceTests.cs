using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study.Tests;

public sealed class LensConvergenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, 2, "R-hat of kappa is 1.4; 12 effective samples")]
    [InlineData(false, 3, "")]
    [InlineData(true, 2, "")]
    public void ReasonsAgainst_ATableOfTheSameDraws_AreTheFits(bool hasConverged, int drawsPerChain, string expected)
    {
        Write(hasConverged, drawsPerChain);
        Assert.Equal(expected, LensConvergence.ReasonsAgainst(folder.File("bayes.dat")));
    }

    [Fact]
    public void LensStage_AChainThatHasNotConverged_IsWarnedOfFirst()
    {
        string root = folder.File("a");
        var study = new LastStagesStudy(root, "  lens_chain: ../bayes.dat\n");
        Chain().Save(folder.File("bayes.dat"));
        study.Run();
        Assert.DoesNotContain(ReportWarnings.Of(Results(study), null), w => w.Text.Contains("converged", StringComparison.Ordinal));

        // The word of the fit makes the lens stale, and with it what rests on it.
        Write(hasConverged: false, 2);
        study.Run();
        Assert.Contains("lens", string.Join(' ', study.Ran));
        ReportWarning warning = Assert.Single(ReportWarnings.Of(Results(study), null), w => w.Text.Contains("has not converged", StringComparison.Ordinal));
        Assert.True(warning.IsSerious);
        Assert.Equal(["R-hat of kappa is 1.4", "12 effective samples"], warning.Details);
    }

    private static StudyResults Results(LastStagesStudy study) => StudyResults.Read(study.Folder, study.Settings, study.Stages());

    private static LensChain Chain() => new("bayes.dat", ["Nsample", "ln(Lhood)", "O1 : kappa", "Chi2"], [1, -1, 0.5, 2, 1, -1, 0.52, 2, 2, -1, 0.54, 2, 2, -1, 0.56, 2]);

    private void Write(bool hasConverged, int drawsPerChain)
    {
        Chain().Save(folder.File("bayes.dat"));
        var table = new Table("parameters");
        table.Metadata.Set("converged", hasConverged);
        if (!hasConverged)
            table.Metadata.Set("not_converged_because", "R-hat of kappa is 1.4; 12 effective samples");
        table.Metadata.Set("chains", 2L);
        table.Metadata.Set("draws_per_chain", (long)drawsPerChain);
        table.Add("parameter", ["O1 : kappa"], "The parameter");
        table.Write(folder.File("parameters.ecsv"));
    }
}
