using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study.Tests;

public sealed class LastStagesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_TwoGalaxiesBehindASheet_GivesItsMagnificationSizesAndDistances()
    {
        var study = new LastStagesStudy(folder.File("a"));
        StudyRun run = study.Run();
        Table intrinsic = run.Results("intrinsic").Table("INTRINSIC"), source = run.Results("source_plane").Table("SOURCE_CLUMPS");
        Assert.Equal(["12-1", "12-2", "12-3", "13-1", "13-2", "13-3"], intrinsic.Strings("id").Values.ToArray());

        // kappa = 0.5 at z = 2: mu = 1 / (1 - 0.5)^2 = 4 everywhere; distances halve.
        Assert.Equal(4, intrinsic.Doubles("mu_best")[0], 6);
        double parsec = FlatLambdaCdm.Default.KiloparsecPerArcsec(2) * 1000;
        Assert.Equal(Math.Sqrt(2 * Math.Log(2)) * Math.Sqrt(0.02 * 0.04) / 2 * parsec, intrinsic.Doubles("r_eff_pc_best")[0], 3);
        Assert.Equal((long)(IntrinsicFlags.NoLensDraws | IntrinsicFlags.NoSedFit), intrinsic.Integers("flag")[0]);

        // The segment is cut at the pixels' resolution: the barycentre is the galaxy's centre to a tenth of a pixel of 0.02 arcsec, 0.008 kpc in the source plane.
        Assert.Equal(0.1 * parsec / 1000, source.Doubles("distance_kpc_best")[0], 0.01);
        Assert.Equal([false, true, false], source.Logicals("is_central").Values[..3].ToArray());
        Assert.Equal(25 * Math.Pow(10, 0.4 * new GalacticExtinction(0.0117).MagnitudesIn(FilterCatalog.Get("F150W"))), run.Results("intrinsic").Table("INTRINSIC_FLUXES").Doubles("flux_F150W_njy")[0], 6);
        Assert.Equal([2, 2, 2, 2, 2, 2, 2], run.Results("sample").Table("FUNNEL").Integers("n_galaxy_images").Values.ToArray());
    }

    [Fact]
    public void Run_AfterOneEdit_RunsThatGalaxyOnly()
    {
        var study = new LastStagesStudy(folder.File("a"));
        study.Run();
        Clump second = DetectionTables.ReadClumps(new StudyRunReader(study).Table("review", "CLUMPS"))[1];
        using (EditStore store = EditStore.Open(study.Folder.Edits))
            store.Append([new ClumpEdit { Who = "ann", When = Now, Kind = EditKind.Remove, GalaxyId = "12", ClumpId = second.Id, RaDegrees = second.RaDegrees, DecDegrees = second.DecDegrees }]);
        StudyRun run = study.Run();
        Assert.Equal(["review 12", "photometry 12", "intrinsic 12", "source_plane 12", "sample all"], study.Ran);
        Assert.Equal(5, run.Results("intrinsic").Table("INTRINSIC").RowCount);
        study.Run();
        Assert.Empty(study.Ran);
    }

    [Fact]
    public void Run_AfterAGalaxyIsRejected_TheSampleSaysWhy()
    {
        var study = new LastStagesStudy(folder.File("a"));
        using (EditStore store = EditStore.Open(study.Folder.Edits))
            store.Append([new ClumpEdit { Who = "ann", When = Now, Kind = EditKind.RejectGalaxy, GalaxyId = "13", Reason = GalaxyRejection.Contamination }]);
        StudyRun run = study.Run();
        Table sample = run.Results("sample").Table("SAMPLE_GALAXIES");
        Assert.Equal("rejected in the review: contamination", sample.Strings("reason")[1]);
        Assert.Equal([6, 3, 3, 3, 3, 3, 3], run.Results("sample").Table("FUNNEL").Integers("n_clumps").Values.ToArray());
        Assert.Equal(3, run.Results("intrinsic").Table("INTRINSIC").RowCount);
    }

    [Fact]
    public void Run_NewDetectionNearby_KeepsIdsAndEdits()
    {
        var study = new LastStagesStudy(folder.File("a"));
        study.Run();
        Clump first = DetectionTables.ReadClumps(new StudyRunReader(study).Table("review", "CLUMPS"))[0];
        using (EditStore store = EditStore.Open(study.Folder.Edits))
            store.Append([new ClumpEdit { Who = "ann", When = Now, Kind = EditKind.Remove, GalaxyId = "12", ClumpId = first.Id, RaDegrees = first.RaDegrees, DecDegrees = first.DecDegrees, Detection = "an earlier one" }]);
        study.DetectionOffsetArcsec = 0.03;
        StudyRun run = study.Run();
        Assert.Equal(["12-2", "12-3", "13-1", "13-2", "13-3"], run.Results("review").Table("CLUMPS").Strings("id").Values.ToArray());

        // Farther than one FWHM of 0.058 arcsec they are other clumps, with new ids, and the edit finds none.
        study.DetectionOffsetArcsec = 0.12;
        run = study.Run();
        Assert.Equal(["12-4", "12-5", "12-6", "13-4", "13-5", "13-6"], run.Results("review").Table("CLUMPS").Strings("id").Values.ToArray());
        Assert.Equal([1, 0], run.Results("review").Table("REVIEW").Integers("n_unmatched").Values.ToArray());
    }

    [Fact]
    public void Run_OneThreadAndTwo_GiveTheSameContents()
    {
        StudyRun one = new LastStagesStudy(folder.File("a")).Run(1), two = new LastStagesStudy(folder.File("b")).Run(2);
        foreach (string stage in new[] { "lens", "review", "intrinsic", "source_plane", "sample" })
            Assert.Equal(one.Results(stage).Content, two.Results(stage).Content);
    }

    [Fact]
    public void Exchange_RegionsEditedByHand_ComeBackAsEdits()
    {
        var study = new LastStagesStudy(folder.File("a"));
        study.Run();
        string file = folder.File("clumps.reg");
        Assert.Equal(8, EditExchange.Export(study.Folder, study.Settings, study.Stages(), file, []));
        Assert.Empty(EditExchange.Import(study.Folder, study.Settings, study.Stages(), file, "ann", Now));

        // A person colours one circle red, deletes another's line and adds a point.
        string[] lines = [.. File.ReadAllLines(file).Where(l => !l.Contains("13-2")).Select(l => l.Contains("12-3") ? l.Replace("color=green", "color=red") : l)];
        SkyPosition added = ReviewCase.At(0, 0.4);
        File.WriteAllLines(file, [.. lines, FormattableString.Invariant($"point({added.RaDegrees:R},{added.DecDegrees:R})")]);
        IReadOnlyList<ClumpEdit> edits = EditExchange.Import(study.Folder, study.Settings, study.Stages(), file, "ann", Now);
        Assert.Equal([(EditKind.Remove, "12-3"), (EditKind.Add, "12-4"), (EditKind.Remove, "13-2")], edits.Select(e => (e.Kind, e.ClumpId)));
        Assert.Equal(["12-1", "12-2", "12-4", "13-1", "13-3"], study.Run().Results("review").Table("CLUMPS").Strings("id").Values.ToArray());

        // The same edits in another copy of the study, through a table.
        string table = folder.File("edits.ecsv");
        EditExchange.Export(study.Folder, study.Settings, study.Stages(), table, []);
        var copy = new LastStagesStudy(folder.File("b"));
        copy.Run();
        Assert.Equal(3, EditExchange.Import(copy.Folder, copy.Settings, copy.Stages(), table, "nobody", Now).Count);
        Assert.Empty(EditExchange.Import(copy.Folder, copy.Settings, copy.Stages(), table, "nobody", Now));
        Assert.Equal(["12-1", "12-2", "12-4", "13-1", "13-3"], copy.Run().Results("review").Table("CLUMPS").Strings("id").Values.ToArray());
    }

    [Fact]
    public void Exchange_BeforeAnyDetection_SaysWhatToRun()
    {
        var study = new LastStagesStudy(folder.File("a"));
        Assert.Contains("arclet run", Assert.Throws<InputException>(() => EditExchange.Export(study.Folder, study.Settings, study.Stages(), folder.File("x.reg"), [])).Message);
    }

    [Fact]
    public void Run_ALensWithoutModel_SaysWhichSetting()
    {
        var study = new LastStagesStudy(folder.File("a"));
        File.WriteAllText(study.Folder.SettingsFile, "preset: paper\n");
        Assert.Contains("inputs.lens_model", new StudyRun(study.Folder, study.Settings, study.Stages()).Status()[0].Waiting);
    }

    private sealed class StudyRunReader(LastStagesStudy study)
    {
        public Table Table(string stage, string name)
        {
            var run = new StudyRun(study.Folder, study.Settings, study.Stages());
            run.Status();
            return run.Results(stage).Table(name);
        }
    }
}
