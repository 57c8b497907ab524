using Arclet.Fits;
using Arclet.Study;

namespace Arclet.Tests;

/// <summary>A whole study, killed, run on other numbers of threads, and changed: what comes out is what an undisturbed run gives, and nothing runs that need not.</summary>
[Collection(SimulatedStudy.Collection)]
public class StudyRobustnessTests(SimulatedStudy field)
{
    [Fact]
    public void Run_KilledAgainAndAgain_EndsWithTheFilesOfAnUndisturbedRun()
    {
        using TemporaryFolder folder = field.Copy();
        string root = folder["field"];
        var random = new Random(9);
        int kills = 0;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            // The moment: some units after the start, wherever the machine then is in the next ones.
            int until = Finished(root) + random.Next(0, 9), milliseconds = random.Next(0, 80);
            using var run = new ArcletProcess("run", root, "--threads", "2");
            while (!run.HasEnded && Finished(root) <= until)
                Thread.Sleep(2);
            Thread.Sleep(milliseconds);
            kills += run.Kill() ? 1 : 0;
        }

        Assert.True(kills >= 3, $"killed {kills} times only");
        using var last = new ArcletProcess("run", root, "--threads", "2");
        Assert.True(last.Wait() == 0, last.Error);
        SimulatedStudy.AssertSame(field.Whole, SimulatedStudy.Results(root));
    }

    [Fact]
    public void Run_OneThread_GivesTheFilesOfTwo()
    {
        using TemporaryFolder folder = field.Copy();
        CommandLineRun run = CommandLineRun.Of("run", folder["field"], "--threads", "1");
        Assert.True(run.ExitCode == 0, run.Error);
        SimulatedStudy.AssertSame(field.Whole, SimulatedStudy.Results(folder["field"]));
    }

    [Theory]
    [InlineData("sample:\n  fewest_clumps: 3", "sample/all")]
    [InlineData("intrinsic:\n  draw_count: 300", "intrinsic/1 intrinsic/6")]
    [InlineData("source_plane:\n  threshold_sigma: 2.5", "source_plane/1 source_plane/6")]
    public void Run_OneSettingChanged_RunsOnlyWhatReadsIt(string setting, string units)
    {
        using TemporaryFolder folder = field.Copy(withResults: true);
        string root = folder["field"];
        HashSet<string> before = Units(root);
        File.AppendAllText(Path.Combine(root, "study.yaml"), setting + "\n");
        Assert.Equal(0, CommandLineRun.Of("run", root).ExitCode);
        Assert.Equal(units, Changed(before, root));
    }

    [Fact]
    public void Run_PhotometrySettingChanged_RunsPhotometryAndWhatFollowsFromIt()
    {
        using TemporaryFolder folder = field.Copy(withResults: true);
        string root = folder["field"];
        HashSet<string> before = Units(root);
        File.AppendAllText(Path.Combine(root, "study.yaml"), "photometry:\n  box_pixels: 11\n");
        Assert.Equal(0, CommandLineRun.Of("run", root).ExitCode);
        Assert.Equal("intrinsic photometry sample sed source_plane", string.Join(' ', Changed(before, root).Split(' ').Select(u => u.Split('/')[0]).Distinct()));
    }

    [Fact]
    public void Run_OneEditAdded_RunsOnlyItsGalaxyAndTheSample()
    {
        using TemporaryFolder folder = field.Copy(withResults: true);
        string root = folder["field"], regions = folder["clumps.reg"];
        HashSet<string> before = Units(root);
        Assert.Equal(0, CommandLineRun.Of("edits", root, "export", regions).ExitCode);
        string[] lines = File.ReadAllLines(regions);

        // Whoever looks at the regions deletes one clump's.
        File.WriteAllLines(regions, lines.Where(l => !l.Contains("6-2", StringComparison.Ordinal)));
        CommandLineRun import = CommandLineRun.Of("edits", root, "import", regions, "--who", "ann");
        Assert.True(import.ExitCode == 0, import.Error);
        Assert.Contains("1 remove", import.Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandLineRun.Of("run", root).ExitCode);

        string[] changed = Changed(before, root).Split(' ');
        Assert.Equal(["intrinsic/6", "photometry/6", "review/6", "sample/all", "source_plane/6"], changed.Where(u => !u.StartsWith("sed/", StringComparison.Ordinal)));

        // The clumps that are left are fitted again only where the removed one's light changed their fluxes.
        Assert.DoesNotContain("sed/6-2", changed);
        Assert.DoesNotContain("6-2", Table.Read($"{new StudyFolder(root).StageTable("photometry")}[PHOTOMETRY]").Strings("id").Values.ToArray());
    }

    [Fact]
    public void Run_MemberCatalogueOfTheLensModelChanged_RunsWhatTheLensReaches()
    {
        using TemporaryFolder folder = field.Copy(withResults: true);
        string root = folder["field"];
        CommandLineRun untouched = CommandLineRun.Of("status", root);
        Assert.EndsWith("up to date\n", untouched.Output, StringComparison.Ordinal);
        string catalogue = Directory.EnumerateFiles(Path.Combine(root, "lens")).First(f => !f.EndsWith(".par", StringComparison.Ordinal));
        string text = File.ReadAllText(catalogue);
        string[] lines = text.Split('\n');
        File.WriteAllText(catalogue, string.Join('\n', lines[..^2]) + "\n");

        // model.par itself is as it was; the catalogue that it names is not.
        CommandLineRun status = CommandLineRun.Of("status", root);
        Assert.Contains("lens stale: all: model changed", status.Output, StringComparison.Ordinal);
        Assert.Contains("select stale: all: model changed", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_GalaxyClumpAndFilter_SayWhatAPersonAsks()
    {
        using TemporaryFolder folder = field.Copy(withResults: true);
        string root = folder["field"];
        CommandLineRun galaxy = CommandLineRun.Of("show", root, SimulatedStudy.Clumpy), clump = CommandLineRun.Of("show", root, "6-1"), filter = CommandLineRun.Of("show", root, "F150W");
        Assert.Matches(@"(?m)^  z  +2\.26\d+  +The adopted redshift$", galaxy.Output);
        Assert.Contains("-- CLUMPS", galaxy.Output, StringComparison.Ordinal);

        // A mass of four histories, each with its interval; fluxes with a line for each filter.
        Assert.Matches(@"(?m)^  log_stellar_mass +(\d+\.\d+ -0\.\d+ \+0\.\d+ +){4}", clump.Output);
        Assert.Matches(@"(?m)^  filter +flux_njy", clump.Output);
        Assert.Matches(@"(?m)^  fwhm_arcsec +0\.05\d+ +arcsec", filter.Output);
        Assert.True(clump.Output.Split('\n').Length < 250, $"{clump.Output.Split('\n').Length} lines");
        CommandLineRun.Of("show", root, "F999W").AssertRefused("there is nothing about 'F999W'");
    }

    private static int Finished(string root) => Directory.Exists(Path.Combine(root, "work"))
        ? Directory.EnumerateDirectories(Path.Combine(root, "work")).Sum(stage => Entries(stage).Where(d => !Path.GetFileName(d).StartsWith('.')).Sum(unit => Entries(unit).Length))
        : 0;

    /// <summary>The folders in a folder that may just be going away.</summary>
    private static string[] Entries(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>All results of units, as stage/unit/fingerprint.</summary>
    private static HashSet<string> Units(string root) => [.. Directory.EnumerateFiles(Path.Combine(root, "work"), "unit.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(root, "work"), Path.GetDirectoryName(f)!))];

    /// <summary>The units that have a result which they did not have, sorted.</summary>
    private static string Changed(HashSet<string> before, string root) =>
        string.Join(' ', Units(root).Where(u => !before.Contains(u)).Select(u => Path.GetDirectoryName(u)!.Replace('\\', '/')).Order(StringComparer.Ordinal));
}
