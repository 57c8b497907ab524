using System.Globalization;
using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Tests;

/// <summary><c>arclet lens fit</c> from the command line: a halo with three free numbers and two systems of images made by <c>lens images</c>.</summary>
public class LensFitTests
{
    private const string Model = """
        runmode
            reference 3 150.0 2.0
            end
        image
            multfile 2 images.cat
            forme -1
            mult_wcs 1
            sigposArcsec 0.2
            end
        potentiel O1
            profil 81
            x_centre 0.0
            y_centre 0.0
            ellipticite 0.3
            angle_pos 30.0
            core_radius 4.0
            cut_radius 200.0
            v_disp 800.0
            z_lens 0.4
            end
        limit O1
            ellipticite 1 0.05 0.6 0.01
            angle_pos 1 0 60 0.1
            v_disp 1 600 1000 0.1
            end
        cosmologie
            model 1
            H0 70.0
            omegaM 0.3
            omegaX 0.7
            omegaK 0.
            wX -1.0
            wa 0.0
            end
        fini
        """;

    private static readonly string[] Quick = ["--chains", "2", "--warm-up", "100", "--draws", "50", "--max-draws", "50", "--map-size", "6"];

    [Fact]
    public void Fit_TooShortToConverge_SaysSoAndWritesAllFiles()
    {
        using TemporaryFolder folder = WithImages();
        CommandLineRun run = CommandLineRun.Of(["lens", "fit", folder["m.par"], "--out", folder["fit"], .. Quick]);

        // 100 draws are never 400 effective ones: files are written, the exit code says that they are not the posterior.
        Assert.True(run.ExitCode == CommandLine.ExitCode.Failure, run.Error);
        Assert.Contains("NOT CONVERGED", run.Error, StringComparison.Ordinal);
        foreach (string name in new[] { "bayes.dat", "best.par", "bestopt.par", "parameters.ecsv", "images.ecsv", "predicted.ecsv", "corner.svg", "corner.pdf", "residuals.svg", "residuals.pdf", "mu_percentiles.fits", "provenance.json" })
            Assert.True(File.Exists(folder["fit/" + name]), name);
        Table parameters = Table.Read(folder["fit/parameters.ecsv"]);
        Assert.Equal(["O1 : emass", "O1 : theta (deg)", "O1 : sigma (km/s)"], parameters.Strings("parameter").Values.ToArray());
        Assert.Equal(false, parameters.Metadata["converged"]);

        // The images are the model's own to 1e-4 arcsec, so the best model is the true one.
        Assert.Equal(800, parameters.Doubles("best")[2], 0.5);
        Assert.Equal(0.3, parameters.Doubles("best")[0], 0.005);
        using var provenance = JsonDocument.Parse(File.ReadAllText(folder["fit/provenance.json"]));
        Assert.False(provenance.RootElement.GetProperty("converged").GetBoolean());
        Assert.All(Table.Read(folder["fit/images.ecsv"]).Doubles("image_offset").Values.ToArray(), offset => Assert.InRange(offset, 0, 0.05));

        // Its own files are read by the verbs that take a chain.
        File.WriteAllText(folder["c.csv"], "id,x,y,sigma_major_arcsec,sigma_minor_arcsec,theta_deg\n1,30,5,0.1,0.05,20\n");
        CommandLineRun clumps = CommandLineRun.Of("lens", "clumps", folder["fit/bestopt.par"], folder["c.csv"], "--z", "2", "--chain", folder["fit/bayes.dat"], "--out", folder["mu.ecsv"]);
        Assert.True(clumps.ExitCode == 0, clumps.Error);
        CommandLineRun chi2 = CommandLineRun.Of("lens", "chi2", folder["fit/bestopt.par"], "--plane", "image", "--form", "-2");
        Assert.True(chi2.ExitCode == 0, chi2.Error);
    }

    [Fact]
    public void Fit_IntoTheFolderOfAFinishedFit_NeedsResumeAndGivesTheSameBytes()
    {
        using TemporaryFolder folder = WithImages();
        CommandLineRun.Of(["lens", "fit", folder["m.par"], "--out", folder["fit"], .. Quick]);
        byte[] chain = File.ReadAllBytes(folder["fit/bayes.dat"]), best = File.ReadAllBytes(folder["fit/best.par"]);

        CommandLineRun again = CommandLineRun.Of(["lens", "fit", folder["m.par"], "--out", folder["fit"], .. Quick]);
        CommandLineRun other = CommandLineRun.Of(["lens", "fit", folder["m.par"], "--out", folder["fit"], "--seed", "2", "--resume", .. Quick]);
        CommandLineRun resumed = CommandLineRun.Of(["lens", "fit", folder["m.par"], "--out", folder["fit"], "--threads", "1", "--resume", .. Quick]);

        Assert.Equal(CommandLine.ExitCode.WrongInput, again.ExitCode);
        Assert.Contains("the folder holds this fit already, expected --resume", again.Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.ExitCode.WrongInput, other.ExitCode);
        Assert.Contains("with other settings", other.Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.ExitCode.Failure, resumed.ExitCode);
        Assert.Equal(chain, File.ReadAllBytes(folder["fit/bayes.dat"]));
        Assert.Equal(best, File.ReadAllBytes(folder["fit/best.par"]));
    }

    [Fact]
    public void Fit_KilledAgainAndAgain_GivesTheChainOfAnUndisturbedFit()
    {
        using TemporaryFolder folder = WithImages();
        string[] Of(string fit, params string[] more) => ["lens", "fit", folder["m.par"], "--out", folder[fit], .. Quick, .. more];
        CommandLineRun.Of(Of("whole"));
        var random = new Random(3);
        int kills = 0;
        for (int attempt = 0; attempt < 6; attempt++)
        {
            using var run = new ArcletProcess(Of("fit", "--checkpoint", "0", "--resume"));
            while (!run.HasEnded && !Directory.Exists(folder["fit"]))
                Thread.Sleep(2);
            Thread.Sleep(random.Next(100, 900));
            kills += run.Kill() ? 1 : 0;
        }

        Assert.True(kills >= 2, $"killed {kills} times only");
        CommandLineRun last = CommandLineRun.Of(Of("fit", "--resume"));
        Assert.True(last.ExitCode == CommandLine.ExitCode.Failure, last.Error);
        foreach (string name in new[] { "bayes.dat", "best.par", "bestopt.par", "parameters.ecsv" })
            Assert.Equal(File.ReadAllText(folder["whole/" + name]), File.ReadAllText(folder["fit/" + name]));
    }

    private static TemporaryFolder WithImages()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["m.par"], Model);
        var lines = new List<string> { "#REFERENCE 0" };
        (string Source, string Redshift)[] sources = [("1.2,0.6", "2"), ("-2,1.5", "3.5")];
        for (int s = 0; s < sources.Length; s++)
        {
            CommandLineRun run = CommandLineRun.Of("lens", "images", folder["m.par"], "--source", sources[s].Source, "--z", sources[s].Redshift, "--out", folder["i.csv"]);
            Assert.True(run.ExitCode == 0, run.Error);
            Table images = Table.Read(folder["i.csv"]);
            for (int i = 0; i < images.RowCount; i++)
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{s + 1}.{i + 1} {images.Doubles("ra")[i]:F8} {images.Doubles("dec")[i]:F8} 0.1 0.1 0 {sources[s].Redshift} 25"));
        }

        File.WriteAllLines(folder["images.cat"], lines);
        return folder;
    }
}
