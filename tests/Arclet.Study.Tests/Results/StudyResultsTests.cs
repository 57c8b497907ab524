using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study.Tests.Results;

public sealed class StudyResultsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_OfAFinishedStudy_HasWhatItsStagesHave()
    {
        var study = new LastStagesStudy(folder.File("a")) { HasSeds = true };
        StudyRun run = study.Run();
        Table intrinsic = run.Results("intrinsic").Table("INTRINSIC");
        StudyResults results = StudyResults.Read(study.Folder, study.Settings, study.Stages());
        Assert.Equal(["12", "13"], results.Galaxies.Select(g => g.Galaxy.Id));
        Assert.Equal(["12-1", "12-2", "12-3", "13-1", "13-2", "13-3"], results.Clumps.Select(c => c.Id));
        Assert.Equal(GivenSeds.Histories, results.Histories);

        StudyClump clump = results.FindClump("13-2")!;
        Assert.Equal(GivenSeds.Histories, clump.Intrinsic.Select(i => i.History));
        int row = (4 * GivenSeds.Histories.Length) + Array.IndexOf(GivenSeds.Histories, results.ReferenceHistory);
        IntrinsicClump reference = clump.Of(results.ReferenceHistory)!;
        Assert.Equal(intrinsic.Doubles("log_stellar_mass_p84")[row], reference.LogStellarMass.P84);
        Assert.Equal(intrinsic.Doubles("sfr_density_msun_per_yr_kpc2_quad_high")[row], reference.SfrDensity.QuadratureUpper);
        Assert.Equal(run.Results("intrinsic").Table("INTRINSIC_FLUXES").Doubles("flux_F200W_njy")[4], reference.Fluxes["F200W"].FluxNanojansky);
        Assert.Equal([7, 8, 9, 10], clump.SedFits.Select(f => f.Chi2));
        Assert.True(clump.SourcePlane!.Value.IsCentral);
        Assert.Equal(SampleVerdict.Analysis, clump.Sample.Verdict);
        Assert.Equal(2, clump.Photometry!.Bands["F200W"].IndependentErrorNanojansky);

        // Half the 68 % interval of a normal of 0.1 dex, widened by the common flux error of 10 %: hypot(0.1, 0.043) dex; drawn 1000 times, to 5 %.
        ResultClump inStatistics = results.Catalogue.Clumps[4];
        Assert.Equal(double.Hypot(0.1, 0.1 / Math.Log(10)), inStatistics.LogMassError, 0.006);
        Assert.Equal(8.4 - Math.Log10(4), inStatistics.LogMass, 9);
        Assert.Equal(4, inStatistics.Mu, 6);

        // Each history's ages are ten times those of the one before.
        Assert.Equal(Math.Pow(10, Array.IndexOf(GivenSeds.Histories, results.ReferenceHistory)), inStatistics.AgeMyr, 9);
        Assert.Equal(3, results.Catalogue.AgesOfOtherHistories.Count);
        Assert.Equal(1000, results.Catalogue.AgesOfOtherHistories[GivenSeds.Histories[3]][4], 6);
        Assert.Equal(1000, results.ClumpsUnder(GivenSeds.Histories[3])[0].AgeMyr, 6);
        Assert.Equal(30, results.ClumpsUnder(GivenSeds.Histories[2])[0].StartMyr, 9);
        Assert.Equal([0.01, 0.5, 0.03, 0.04], clump.SedFits.Select(f => f.StartGyr));
        Assert.Null(results.TruthFolder);
        Assert.Equal(4, results.SedPosteriors("12-1").Count);
        Assert.Single(results.Cutouts("12")!.Bands);
        Assert.True(File.Exists(results.FindGalaxy("12")!.SourcePlane!.ImageFile));
        Assert.Equal(7, results.SampleFunnel.Count);
        Assert.Equal(6, results.Sample.Analysis.Count);
    }

    [Fact]
    public void Read_OfAStudyWithoutFits_HasNoMasses()
    {
        var study = new LastStagesStudy(folder.File("a"));
        study.Run();
        StudyResults results = StudyResults.Read(study.Folder, study.Settings, study.Stages());
        Assert.All(results.Catalogue.Clumps, c => Assert.True(double.IsNaN(c.LogMass) && c.RadiusParsec > 0));
        Assert.Equal(107, Headlines.Compute(results.Sample).Count);
    }

    [Fact]
    public void Read_BeforeAllStagesHaveRun_SaysWhichIsMissing()
    {
        var study = new LastStagesStudy(folder.File("a"));
        InputException missing = Assert.Throws<InputException>(() => StudyResults.Read(study.Folder, study.Settings, study.Stages()));
        Assert.Contains("the stage select is not done", missing.Message, StringComparison.Ordinal);
        Assert.Contains("arclet run", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithAHistoryThatWasNotFitted_SaysWhichWere()
    {
        var study = new LastStagesStudy(folder.File("a"), "results:\n  history: burst\n");
        study.Run();
        Assert.Contains(SedFitPresets.PaperClumps.Histories[1].Name, Assert.Throws<InputException>(() => StudyResults.Read(study.Folder, study.Settings, study.Stages())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FingerprintOf_AfterAnEditOfOneGalaxy_ChangesForItAlone()
    {
        var study = new LastStagesStudy(folder.File("a"));
        study.Run();
        StudyResults before = StudyResults.Read(study.Folder, study.Settings, study.Stages());
        using (EditStore store = EditStore.Open(study.Folder.Edits))
            store.Append([new ClumpEdit { Who = "ann", When = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), Kind = EditKind.RejectGalaxy, GalaxyId = "13", Reason = GalaxyRejection.Contamination }]);
        study.Run();
        StudyResults after = StudyResults.Read(study.Folder, study.Settings, study.Stages());
        Assert.Equal(before.FingerprintOf("12"), after.FingerprintOf("12"));
        Assert.NotEqual(before.FingerprintOf("13"), after.FingerprintOf("13"));
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
    }
}
