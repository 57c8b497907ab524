using System.Security.Cryptography;

namespace Arclet.Tests;

/// <summary>
/// A study of two galaxies in five filters that <c>arclet simulate</c> makes once for all tests of a collection, and the same study run to its end without a disturbance. Tests work on copies.
/// </summary>
[CollectionDefinition(Collection)]
public sealed class SimulatedStudy : IDisposable, ICollectionFixture<SimulatedStudy>
{
    /// <summary>The collection's name.</summary>
    public const string Collection = "simulated study";

    /// <summary>The galaxies that are selected; all clumps are in the second.</summary>
    public const string Faint = "1", Clumpy = "6";

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Dictionary<string, string>> whole;

    public SimulatedStudy()
    {
        CommandLineRun run = CommandLineRun.Of("simulate", Inputs, "--galaxies", "2", "--side", "11", "--seed", "6", "--grid", "formulas", "--threads", "2");
        Assert.True(run.ExitCode == 0, run.Error);
        foreach (string image in Directory.EnumerateFiles(Path.Combine(Inputs, "images")).Where(f => !Filters.Contains(Path.GetFileNameWithoutExtension(f))))
            File.Delete(image);

        // The true PSFs: stacking stars is the longest stage, and is tested elsewhere.
        string images = string.Concat(Filters.Select(f => $"    {f}: {{ science: \"images/{f}.fits[SCI]\", error: \"images/{f}.fits[ERR]\", psf: truth/psf/{f}.json }}\n"));
        File.WriteAllText(Path.Combine(Inputs, "study.yaml"), $$"""
            preset: paper
            seed: 6
            inputs:
              images:
            {{images.TrimEnd('\n')}}
              segmentation: catalogue/segmentation.fits
              catalogue: catalogue/photometry.fits
              spectroscopy:
                - { name: survey_1, file: catalogue/spectra_1.ecsv, priority: 1, minimum_quality: 2, match_radius_arcsec: 0.3 }
              lens_model: lens/model.par
              grid: populations.fits
            depth:
              count: 200

            """.ReplaceLineEndings("\n"));
        whole = new(RunWhole);
    }

    private static string[] Filters => ["F115W", "F150W", "F200W", "F277W", "F444W"];

    /// <summary>All files of the undisturbed study's results, with their checksums.</summary>
    internal Dictionary<string, string> Whole => whole.Value;

    private string Inputs => folder["inputs"];

    public void Dispose() => folder.Dispose();

    /// <summary>A copy of the inputs, or of the whole study that was run.</summary>
    internal TemporaryFolder Copy(bool withResults = false)
    {
        if (withResults)
            _ = Whole;
        var copy = new TemporaryFolder();
        string from = withResults ? folder["whole"] : Inputs;
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = copy[Path.Combine("field", Path.GetRelativePath(from, file))];
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    /// <summary>The files of a study's results with their checksums; the lock and the checksums that a run remembers for its own speed are none.</summary>
    internal static Dictionary<string, string> Results(string root) => new[] { "work", "results" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(root, part), "*", SearchOption.AllDirectories))
        .Where(f => Path.GetFileName(f) is not (".lock" or ".sums.json"))
        .ToDictionary(f => Path.GetRelativePath(root, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);

    /// <summary>Asserts that two studies have the same files; says which differ.</summary>
    internal static void AssertSame(Dictionary<string, string> expected, Dictionary<string, string> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join(", ", expected.Where(f => actual[f.Key] != f.Value).Select(f => f.Key)));
    }

    private Dictionary<string, string> RunWhole()
    {
        using TemporaryFolder copy = Copy();
        string root = folder["whole"];
        Directory.Move(copy["field"], root);
        CommandLineRun run = CommandLineRun.Of("run", root, "--threads", "2");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("failed", run.Error, StringComparison.Ordinal);
        return Results(root);
    }
}
