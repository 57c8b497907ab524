using Arclet.Fits;

namespace Arclet.Study.Tests;

public class StudyRunTests
{
    [Fact]
    public void Run_Again_RunsNothing()
    {
        using var study = new ToyStudy();
        Assert.Equal(5, study.Run().UnitsRun);
        Dictionary<string, string> files = study.Files();

        Assert.Equal(0, study.Run().UnitsRun);

        Assert.Equal(files, study.Files());
        Assert.Equal(0, Table.Read(study.Folder.StageTable("sum")).Integers("sum")[0]);
    }

    [Fact]
    public void Run_StoppedBeforeAnyStep_EndsWithTheSameFilesAsOneThatWasNot()
    {
        using var whole = new ToyStudy();
        whole.Run();
        Dictionary<string, string> expected = whole.Files();
        bool wasStopped = true;
        int last = 0;
        for (int stop = 1; wasStopped; last = stop++)
        {
            using var study = new ToyStudy();
            int step = 0;
            wasStopped = false;
            try
            {
                study.Open(_ =>
                {
                    if (Interlocked.Increment(ref step) == stop)
                        throw new TimeoutException("stopped");
                }).Run(new RunOptions { Threads = 1 }, new NoObserver());
            }
            catch (TimeoutException)
            {
                wasStopped = true;
            }

            study.Run();
            Assert.Equal(expected, study.Files());
        }

        // Five units of six to eight steps and three tables: stopping nowhere would prove nothing.
        Assert.True(last > 30, $"stopped at {last} steps only");
    }

    [Fact]
    public void Run_OneThreadAndTwo_GiveTheSameFiles()
    {
        using ToyStudy one = new(), two = new();
        one.Run(new RunOptions { Threads = 1 });
        two.Run(new RunOptions { Threads = 2 });
        Assert.Equal(one.Files(), two.Files());
    }

    [Fact]
    public void Run_OneInputChanged_RunsItsUnitsOnly()
    {
        using var study = new ToyStudy();
        study.Run();
        study.Number("g1", "-5");

        Assert.Equal(3, study.Run().UnitsRun);

        Assert.Equal((3, 3, 2), (study.NumberStage.Runs, study.SignStage.Runs, study.SumStage.Runs));
        Assert.Equal(-2, Table.Read(study.Folder.StageTable("sum")).Integers("sum")[0]);
    }

    [Fact]
    public void Run_ChangedInputWithTheSameResult_StopsThere()
    {
        using var study = new ToyStudy();
        study.Run();
        study.Number("g1", "7");
        study.Run();

        // 7 has the sign of 3: what reads the sign did not run again.
        Assert.Equal((3, 3, 1), (study.NumberStage.Runs, study.SignStage.Runs, study.SumStage.Runs));

        study.Number("g1", "7.0");
        study.Run();
        Assert.Equal((4, 3, 1), (study.NumberStage.Runs, study.SignStage.Runs, study.SumStage.Runs));
    }

    [Fact]
    public void Run_SettingChangedAndChangedBack_TakesTheOldResult()
    {
        using var study = new ToyStudy();
        study.Run();
        Dictionary<string, string> files = study.Files();
        study.Settings("factor: 3");
        Assert.All(study.Open().Status()[0].Units, u => Assert.Equal((UnitState.Stale, "toy.factor changed"), (u.State, u.Reason)));
        study.Run();
        Assert.Equal(4, study.NumberStage.Runs);

        study.Settings("factor: 2");
        Assert.Equal(0, study.Run().UnitsRun);
        Assert.Equal(files["work/number/stage.fits"], study.Files()["work/number/stage.fits"]);
    }

    [Fact]
    public void Run_OtherSeed_ReachesWhatDraws()
    {
        using var study = new ToyStudy();
        study.Run();
        study.Settings("factor: 2", seed: 5);
        study.Run();
        Assert.Equal(4, study.NumberStage.Runs);
    }

    [Fact]
    public void Run_BadUnit_IsFlaggedAndTheOthersGoOn()
    {
        using var study = new ToyStudy();
        study.Number("g2", "many");

        RunOutcome outcome = study.Run();

        Assert.Equal((1, 1), (outcome.Failed, outcome.Waiting));
        IReadOnlyList<StageStatus> status = study.Open().Status();
        Assert.Equal("g2 is 'many', expected a number", status[0].Units.Single(u => u.State == UnitState.Failed).Reason);
        Assert.Equal("number g2 failed: g2 is 'many', expected a number", status[1].Units.Single(u => u.State == UnitState.Waiting).Reason);
        Assert.Equal(1, Table.Read(study.Folder.StageTable("sum")).Integers("sum")[0]);

        // The same failure is not tried again, unless asked for.
        study.Run();
        Assert.Equal(2, study.NumberStage.Runs);
        study.Run(new RunOptions { RetriesFailed = true });
        Assert.Equal(3, study.NumberStage.Runs);

        study.Number("g2", "-4");
        Assert.Equal(0, study.Run().Failed);
        Assert.Equal(0, Table.Read(study.Folder.StageTable("sum")).Integers("sum")[0]);
    }

    [Fact]
    public void Run_Only_LeavesTheOthersAndDoesNotPack()
    {
        using var study = new ToyStudy();
        study.Run(new RunOptions { Only = ["g2"] });
        Assert.Equal((1, 1, 0), (study.NumberStage.Runs, study.SignStage.Runs, study.SumStage.Runs));
        Assert.False(File.Exists(study.Folder.StageTable("number")));

        study.Run();
        Assert.Equal((2, 2, 1), (study.NumberStage.Runs, study.SignStage.Runs, study.SumStage.Runs));
        Assert.Contains("'g9'", Assert.Throws<InputException>(() => study.Run(new RunOptions { Only = ["g9"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NamedStage_RunsWhatItNeedsAndNoMore()
    {
        using var study = new ToyStudy();
        study.Run(new RunOptions { Stages = ["sign"] });
        Assert.Equal((2, 2, 0), (study.NumberStage.Runs, study.SignStage.Runs, study.SumStage.Runs));
        Assert.Contains("number, sign, sum", Assert.Throws<InputException>(() => study.Run(new RunOptions { Stages = ["sing"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WhileAnotherRuns_IsRefused()
    {
        using var study = new ToyStudy();
        Directory.CreateDirectory(study.Folder.Work);
        using FileStream held = new(study.Folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("no other 'arclet run'", Assert.Throws<InputException>(() => study.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ResultThatLostAFile_IsMadeAgain()
    {
        using var study = new ToyStudy();
        study.Run();
        Dictionary<string, string> files = study.Files();
        File.Delete(Directory.EnumerateFiles(study.Folder.Unit("number", "g1"), "note.txt", SearchOption.AllDirectories).Single());
        Assert.Equal(1, study.Run().UnitsRun);
        Assert.Equal(files, study.Files());
    }

    [Fact]
    public void Run_Prune_RemovesOtherResults()
    {
        using var study = new ToyStudy();
        study.Run();
        study.Settings("factor: 3");
        study.Run(new RunOptions { Prunes = true });
        Assert.Single(Directory.GetDirectories(study.Folder.Unit("number", "g1")));
    }

    [Fact]
    public void Run_FileRewrittenAtOnceWithTheSameSizeAndTime_IsSeen()
    {
        using var study = new ToyStudy();
        study.Run();
        string file = Path.Combine(study.Root, "g1.txt");
        DateTime time = File.GetLastWriteTimeUtc(file);
        study.Number("g1", "8");
        File.SetLastWriteTimeUtc(file, time);

        // Within the granularity of a file system's times, size and time say nothing.
        study.Run();
        Assert.Equal(16, Table.Read(study.Folder.StageTable("number")).Doubles("value")[0]);
    }

    [Fact]
    public void Run_OldFileChangedUnderItsSizeAndTime_IsSeenWhenInputsAreReadAgain()
    {
        using var study = new ToyStudy();
        string file = Path.Combine(study.Root, "g1.txt");
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, time);
        study.Run();
        study.Number("g1", "8");
        File.SetLastWriteTimeUtc(file, time);

        Assert.Equal(0, study.Run().UnitsRun);
        study.Run(new RunOptions { RereadsInputs = true });
        Assert.Equal(16, Table.Read(study.Folder.StageTable("number")).Doubles("value")[0]);
    }

    [Fact]
    public void Run_InputChangedWhileItsUnitRuns_KeepsNoResultOfIt()
    {
        using var study = new ToyStudy();
        bool isChanged = false;

        // Results are begun after the fingerprint is made, and before the work reads its input.
        RunOutcome outcome = study.Open(step =>
        {
            if (step == "begin" && !isChanged)
            {
                isChanged = true;
                study.Number("g1", "88");
            }
        }).Run(new RunOptions { Threads = 1 }, new NoObserver());

        UnitStatus unit = Assert.Single(outcome.Stages[0].Units, u => u.Unit.Id == "g1");
        Assert.NotEqual(UnitState.Done, unit.State);
        Assert.Equal(0, study.Run().Failed);
        Assert.Equal(176, Table.Read(study.Folder.StageTable("number")).Doubles("value")[0]);
        study.Number("g1", "3");
        study.Run();
        Assert.Equal(6, Table.Read(study.Folder.StageTable("number")).Doubles("value")[0]);
    }

    [Fact]
    public void Run_AllUnitsFailed_LeavesNoTableOfEarlierResults()
    {
        using var study = new ToyStudy();
        study.Run();
        study.Number("g1", "one");
        study.Number("g2", "two");
        Assert.Equal(2, study.Run(new RunOptions { Stages = ["number"] }).Failed);
        Assert.False(File.Exists(study.Folder.StageTable("number")));
    }

    private sealed class NoObserver : IRunObserver
    {
        public void StageBegins(string stage, int total, int pending)
        {
            // Silent.
        }

        public void UnitEnds(string stage, string unit, string? failure)
        {
            // Silent.
        }

        public void StageEnds(StageStatus status, TimeSpan elapsed)
        {
            // Silent.
        }
    }
}
