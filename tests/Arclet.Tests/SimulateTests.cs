using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Tests;

public class SimulateTests
{
    [Fact]
    public void Simulate_SmallField_WritesAStudyWhoseFilesAgree()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of("simulate", folder["field"], "--galaxies", "2", "--side", "9", "--seed", "4", "--grid", "formulas");
        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        string root = folder["field"];
        string text = File.ReadAllText(Path.Combine(root, "study.yaml"));

        // Every file that the study names is there; the images have the sizes that their pixels say.
        foreach (Filter filter in FilterSets.Host)
        {
            Assert.Contains($"\"images/{filter.Id}.fits[SCI]\"", text, StringComparison.Ordinal);
            using FitsFile file = FitsFile.Open(Path.Combine(root, "images", filter.Id + ".fits"));
            Assert.Equal("nJy", file.Hdus[1].Header.GetString("BUNIT"));
            bool isFine = filter.Instrument == Instrument.Nircam && filter.PivotMicron < 2.4;
            Assert.Equal(isFine ? 0.02 : 0.04, Wcs.FromHeader(file.Hdus[1].Header).PixelScaleArcsec, 1e-6);
        }

        Table catalogue = Table.Read(Path.Combine(root, "catalogue", "photometry.fits")), objects = Table.Read(Path.Combine(root, "truth", "objects.ecsv"));
        Assert.Equal(objects.RowCount, catalogue.RowCount);
        Assert.Equal(objects.Doubles("ra")[0], catalogue.Doubles("ra")[0], 1e-9);
        Assert.True(catalogue.Contains("f_f150w") && catalogue.Contains("e_f480m") && catalogue.Contains("z840") && catalogue.Contains("mu_high_68"));
        LensProblem lens = LensModelFile.Read(Path.Combine(root, "lens", "model.par"));
        Assert.Equal(46, lens.Images!.Systems.Count);
        Assert.NotEmpty(lens.Priors);
        Assert.NotNull(PopulationGrids.Read(Path.Combine(root, "populations.fits")).Nebular);
        Table images = Table.Read(Path.Combine(root, "truth", "clump_images.ecsv")), clumps = Table.Read(Path.Combine(root, "truth", "clumps.ecsv"));
        for (int i = 0; i < images.RowCount; i++)
        {
            int clump = Enumerable.Range(0, clumps.RowCount).Single(c => clumps.Strings("clump")[c] == images.Strings("clump")[i]);
            Assert.Equal(images.Doubles("mu")[i] * clumps.Doubles("flux_F150W_njy")[clump], images.Doubles("flux_F150W_njy")[i], 1e-9 * images.Doubles("flux_F150W_njy")[i]);
        }
    }

    [Fact]
    public void Simulate_FolderThatIsNotEmpty_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["field"]);
        File.WriteAllText(Path.Combine(folder["field"], "notes.txt"), "mine");
        CommandLineRun run = CommandLineRun.Of("simulate", folder["field"]);
        Assert.Equal(ExitCode.WrongInput, run.ExitCode);
        Assert.Contains("not empty", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_MeanNumberOfClumps_IsThatOfTheTruth()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of("simulate", folder["field"], "--galaxies", "3", "--clumps", "20", "--side", "9", "--grid", "formulas");
        Assert.True(run.ExitCode == ExitCode.Success, run.Error);

        // Three times 2 and a Poisson number of mean 18: 60 with a scatter of 7.
        Assert.InRange(Table.Read(Path.Combine(folder["field"], "truth", "clumps.ecsv")).RowCount, 39, 81);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("51")]
    [InlineData("nan")]
    public void Simulate_NumberOfClumpsThatCannotBe_IsRefused(string mean) => CommandLineRun.Of("simulate", "nowhere", "--clumps", mean).AssertRefused("--clumps", "2 to 50");

    [Fact]
    public void Simulate_SideThatIsTooSmall_IsRefused()
    {
        CommandLineRun run = CommandLineRun.Of("simulate", "nowhere", "--side", "2");
        Assert.Equal(ExitCode.WrongInput, run.ExitCode);
        Assert.Contains("--side is 2", run.Error, StringComparison.Ordinal);
    }
}
