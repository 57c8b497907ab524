using Arclet.CommandLine;
using Arclet.Demo;
using Arclet.Fits;
using Arclet.Simulation;

namespace Arclet.Tests;

public class LensedDemoTests
{
    /// <summary>Two galaxies in five filters, populations made of formulas, a lens fit that is far from converged: the way through, not its accuracy.</summary>
    private static readonly LensedDemoSettings Small = new()
    {
        Field = new LensedFieldSettings
        {
            GalaxyCount = 2,
            SideArcsec = 10,
            Seed = 4,
            Bands = [.. LensedBand.Paper.Where(b => b.FilterId is "F115W" or "F150W" or "F200W" or "F277W" or "F444W")],
        },
        Lens = new LensedDemoSettings().Lens with { Chains = 2, Starts = 1, WarmUp = 100, Draws = 60, MaximumDraws = 60 },
        Grid = "formulas",
    };

    [Fact]
    public void Demo_SmallField_ComparesEveryQuantityWithTheTruth()
    {
        using var folder = new TemporaryFolder();
        string demo = folder["demo"];
        (int code, string messages) = Run(Small with { Criteria = new RecoveryCriteria { FewestClumps = 1, FluxBias = 1e-9 } }, demo);

        // No flux is right to 1e-9.
        Assert.True(code == ExitCode.Failure, messages);
        Assert.Contains("DOES NOT HOLD: fluxes", messages, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(demo, "index.html"));
        Assert.Contains("The comparison with the truth does not hold.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"", page, StringComparison.Ordinal);
        Table recovery = Table.Read(Path.Combine(demo, "recovery.ecsv")), truth = Table.Read(Path.Combine(demo, "truth", "clump_images.ecsv"));
        Assert.Equal(truth.RowCount, recovery.RowCount);
        Assert.Contains(recovery.Strings("id").Values.ToArray(), id => id.Length > 0);
        foreach (RecoveredQuantity quantity in RecoveredQuantity.Physical.Append(RecoveredQuantity.Flux("F444W")))
            Assert.True(recovery.Contains(quantity.Name + "_true") && recovery.Contains(quantity.Name + "_low") && recovery.Contains(quantity.Name + "_judged"), quantity.Name);

        // What the demo sets in the study, and that every stage came to its end.
        string study = File.ReadAllText(Path.Combine(demo, "study.yaml"));
        Assert.Contains("lens_chain: lens/fit/bayes.dat", study, StringComparison.Ordinal);
        Assert.Contains("deblend_contrast: 0.001", study, StringComparison.Ordinal);
        Assert.Contains("sample: 1 of 1 units done", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_FolderOfSomethingElse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["demo"]);
        File.WriteAllText(Path.Combine(folder["demo"], "notes.txt"), "mine");
        CommandLineRun run = CommandLineRun.Of("demo", "--out", folder["demo"]);
        Assert.Equal(ExitCode.WrongInput, run.ExitCode);
        Assert.Contains("holds no earlier demo", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["demo"], "notes.txt")));
    }

    [Fact]
    public void Demo_KeepImagesWithoutField_IsRefused()
    {
        CommandLineRun run = CommandLineRun.Of("demo", "--keep-images");
        Assert.Equal(ExitCode.WrongInput, run.ExitCode);
        Assert.Contains("--field", run.Error, StringComparison.Ordinal);
    }

    private static (int Code, string Messages) Run(LensedDemoSettings settings, string folder)
    {
        using var error = new StringWriter();
        int code = new LensedDemoRun(settings, folder, new MessageLog(error, isTerminal: false)).Execute(CancellationToken.None);
        return (code, error.ToString());
    }
}
