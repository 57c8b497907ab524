using Arclet.Fits;

namespace Arclet.Study.Tests;

public sealed class SedStagesTests : IDisposable
{
    private const string Free = "sed:\n  free_photometric_redshifts: true\n";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_PhotometricRedshift_IsFreeWhereSettingsSay()
    {
        StudyRun run = new SedStagesStudy(folder.File("free"), Free).Run();
        IReadOnlyList<SedPosterior> known = SedResultFile.Read(run.Results("sed").Find("12-1")!), free = SedResultFile.Read(run.Results("sed").Find("13-1")!);
        Assert.Equal(["exp_tau1", "exp_tau10", "exp_tau100", "exp_free"], known.Select(p => p.History));
        Assert.All(known, p => Assert.DoesNotContain("redshift", p.Samples.Keys));
        Assert.All(free, p => Assert.Contains("redshift", p.Samples.Keys));
        Assert.All(SedResultFile.Read(run.Results("hosts").Find("13")!), p => Assert.DoesNotContain("redshift", p.Samples.Keys));

        // The prior is cut at four of its sigma, 0.03.
        Assert.All(free.SelectMany(p => p.Samples["redshift"]), z => Assert.InRange(z, 1.88, 2.12));
        Table stage = run.Results("sed").Table("SED");
        Assert.Equal(16, stage.RowCount);
        Assert.Equal("dex(solMass)", stage.Require("log_stellar_mass_p50").Unit);
    }

    [Fact]
    public void Run_TwiceAsBrightClump_HasTwiceTheMass()
    {
        StudyRun run = new SedStagesStudy(folder.File("mass"), "").Run();
        double Mass(string clump) => SedResultFile.Read(run.Results("sed").Find(clump)!).Single(p => p.History == "exp_tau10").Samples["log_stellar_mass"].Order().ElementAt(250);

        // Medians of 500 samples of two posteriors that are 0.1 dex wide.
        Assert.Equal(Math.Log10(2), Mass("12-2") - Mass("12-1"), 0.05);
    }

    [Fact]
    public void Run_AnyThreads_GivesTheSameFiles()
    {
        string One(string name, int threads)
        {
            StudyRun run = new SedStagesStudy(folder.File(name), Free).Run(threads);
            return string.Join(' ', run.Results("sed").Units.Concat(run.Results("hosts").Units).Select(u => $"{u.Unit} {u.Content}").Order(StringComparer.Ordinal));
        }

        Assert.Equal(One("one", 1), One("two", 2));
    }

    [Fact]
    public void Run_OneClumpBrighter_RunsThatClumpOnly()
    {
        var study = new SedStagesStudy(folder.File("edit"), "");
        study.Run();
        study.Brighter = 1.1;
        study.Run();
        Assert.Equal(["photometry 12", "photometry 13", "sed 12-1"], study.Ran.Order(StringComparer.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
