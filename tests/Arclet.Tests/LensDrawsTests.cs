using System.Globalization;
using Arclet.Fits;

namespace Arclet.Tests;

/// <summary><c>arclet lens</c> with draws from a chain, from the command line.</summary>
public class LensDrawsTests
{
    private const string Model = """
        runmode
            reference 3 150.0 2.0
            end
        potentiel O1
            profil 81
            x_centre 0.0
            y_centre 0.0
            ellipticite 0.3
            angle_pos 30.0
            core_radius 2.0
            cut_radius 200.0
            v_disp 800.0
            z_lens 0.4
            end
        limit O1
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

    [Fact]
    public void Clumps_WithAChain_HaveTheValuesOfTheMostLikelySampleAndBothPartsOfTheError()
    {
        using TemporaryFolder folder = WithModel();
        CommandLineRun run = CommandLineRun.Of("lens", "clumps", folder["m.par"], folder["c.csv"], "--z", "2", "--chain", folder["bayes.dat"], "--draws", "9", "--out", folder["o.ecsv"], "--draws-out", folder["d.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("values of sample 4 (the most likely)", run.Error, StringComparison.Ordinal);

        // The most likely sample is the model's own value, 800 km/s.
        CommandLineRun.Of("lens", "clumps", folder["m.par"], folder["c.csv"], "--z", "2", "--out", folder["plain.ecsv"]);
        Table table = Table.Read(folder["o.ecsv"]), plain = Table.Read(folder["plain.ecsv"]), draws = Table.Read(folder["d.fits"] + "[MAGNIFICATIONS]"), models = Table.Read(folder["d.fits"] + "[MODELS]");
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(plain.Doubles("mu")[i], table.Doubles("mu")[i]);
            double[] mu = [.. draws.Arrays<double>("mu").Values[(9 * i)..(9 * (i + 1))].ToArray().Order()];

            // Nine draws: the median is the fifth; numpy's "hazen" quantile at 0.1587 is 0.9279 of the way from the first to the second.
            Assert.Equal(mu[4], table.Doubles("mu_draws")[i], 1e-12);
            Assert.Equal(mu[4] - (mu[0] + (0.927898 * (mu[1] - mu[0]))), table.Doubles("mu_draws_lower")[i], 1e-5);
            Assert.Equal(Math.Sqrt(Math.Pow(table.Doubles("mu_std")[i], 2) + Math.Pow(table.Doubles("mu_draws_upper")[i], 2)), table.Doubles("mu_err_upper")[i], 1e-12);
        }

        Assert.Equal(9, models.RowCount);
        Assert.Equal(Enumerable.Range(0, 9).Select(i => 760.0 + (10 * i)), models.Doubles("O1 : sigma (km/s)").Values.ToArray().Order());
    }

    [Fact]
    public void Map_WithAChain_HasAnImageForEachPercentile()
    {
        using TemporaryFolder folder = WithModel();
        CommandLineRun run = CommandLineRun.Of("lens", "map", folder["m.par"], "--z", "2", "--size", "6", "--half-width", "40", "--chain", folder["bayes.dat"], "--draws", "9", "--percentiles", "16,50,84", "--out", folder["p.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        double[] low = Pixels(folder["p.fits[MU_P16]"]), middle = Pixels(folder["p.fits[MU_P50]"]), high = Pixels(folder["p.fits[MU_P84]"]);
        CommandLineRun.Of("lens", "map", folder["m.par"], "--z", "2", "--size", "6", "--half-width", "40", "--out", folder["m.fits"]);
        double[] plain = Pixels(folder["m.fits"]);
        for (int i = 0; i < 36; i++)
            Assert.True(low[i] < middle[i] && middle[i] < high[i]);

        // At the corner mu rises with the dispersion: the median draw is the model itself.
        Assert.Equal(Math.Abs(plain[0]), middle[0], 1e-10);
    }

    [Theory]
    [InlineData("clumps|m.par|c.csv|--z|2|--draws|9|--out|o.ecsv", "--draws is given without --chain")]
    [InlineData("clumps|m.par|c.csv|--z|2|--draws-out|d.fits|--out|o.ecsv", "--draws-out is given without --chain")]
    [InlineData("clumps|m.par|c.csv|--z|2|--chain|bayes.dat|--out|o.ecsv", "the chain has 9 samples, expected at least the 100 of --draws")]
    [InlineData("clumps|m.par|c.csv|--z|2|--chain|none.dat|--out|o.ecsv", "none.dat")]
    [InlineData("clumps|m.par|c.csv|--z|2|--chain|other.dat|--out|o.ecsv", "the chain belongs to another file")]
    [InlineData("clumps|m.par|c.csv|--z|2|--chain|bayes.dat|--draws|9|--out|bayes.dat", "")]
    [InlineData("map|m.par|--z|2|--chain|bayes.dat|--draws|9|--quantity|psi|--out|p.fits", "expected mu, mu_t, mu_r, kappa or gamma")]
    [InlineData("map|m.par|--z|2|--chain|bayes.dat|--draws|9|--percentiles|16,x|--out|p.fits", "--percentiles is '16,x', expected numbers from 0 to 100")]
    [InlineData("map|m.par|--z|2|--percentiles|16|--out|p.fits", "--percentiles is given without --chain")]
    [InlineData("fit|m.par|--out|fit.d", "the file names no multiple images, expected a section image with multfile")]
    [InlineData("fit|fixed.par|--out|fit.d", "nothing in the model is free")]
    [InlineData("fit|images.par|--plane|lens|--out|fit.d", "--plane is 'lens', expected image or source")]
    [InlineData("fit|images.par|--robust|very|--out|fit.d", "--robust is 'very', expected no, student or mixture")]
    [InlineData("fit|images.par|--draws|500|--max-draws|60|--out|fit.d", "--max-draws is 60, expected at least the 500 of --draws")]
    [InlineData("fit|images.par|--out|old.d", "the folder holds the fit of another model, of other images or with other settings")]
    [InlineData("fit|images.par|--out|m.par", "m.par")]
    public void WrongInput_IsOneSentenceAndExitCode2(string arguments, string expected)
    {
        using TemporaryFolder folder = WithModel();
        File.WriteAllText(folder["other.dat"], File.ReadAllText(folder["bayes.dat"]).Replace("O1 : sigma (km/s)", "O1 : x (arcsec)", StringComparison.Ordinal));
        string withImages = Model.Replace("potentiel O1", "image\n    multfile 1 images.cat\n    forme -1\n    end\npotentiel O1", StringComparison.Ordinal);
        File.WriteAllText(folder["images.par"], withImages);
        int limit = withImages.IndexOf("limit", StringComparison.Ordinal), behind = withImages.IndexOf("cosmologie", StringComparison.Ordinal);
        File.WriteAllText(folder["fixed.par"], withImages.Remove(limit, behind - limit));
        File.WriteAllText(folder["images.cat"], "#REFERENCE 3 150.0 2.0\n1.1 10 0 0.1 0.1 0 2.0 25\n1.2 -8 1 0.1 0.1 0 2.0 25\n");
        Directory.CreateDirectory(folder["old.d"]);
        File.WriteAllText(folder["old.d/fit.fingerprint"], "another\n");
        string[] words = [.. arguments.Split('|').Select((w, i) => i > 0 && w.Contains('.', StringComparison.Ordinal) && char.IsLetter(w[0]) ? folder[w] : w)];

        CommandLineRun run = CommandLineRun.Of(["lens", .. words]);

        Assert.Equal(CommandLine.ExitCode.WrongInput, run.ExitCode);
        string[] lines = [.. run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("arclet: warning:", StringComparison.Ordinal))];
        Assert.Contains(expected, Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", lines[0], StringComparison.Ordinal);
    }

    private static TemporaryFolder WithModel()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["m.par"], Model);
        File.WriteAllText(folder["c.csv"], "id,x,y,sigma_major_arcsec,sigma_minor_arcsec,theta_deg\n1,30,5,0.1,0.05,20\n2,-6,25,0.1,0.1,0\n");
        var chain = new List<string> { "#Nsample", "#ln(Lhood)", "#O1 : sigma (km/s)", "#Chi2" };
        chain.AddRange(Enumerable.Range(0, 9).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {-10 - Math.Abs(i - 4)} {760 + (10 * i)} 20")));
        File.WriteAllLines(folder["bayes.dat"], chain);
        return folder;
    }

    private static double[] Pixels(string file)
    {
        using FitsImage image = FitsImage.Open(file);
        var pixels = new double[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, pixels.AsSpan());
        return pixels;
    }
}
