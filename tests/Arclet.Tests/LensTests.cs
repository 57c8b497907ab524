using System.Globalization;
using Arclet.Fits;
using Arclet.Sky;
using Arclet.TestSupport;

namespace Arclet.Tests;

/// <summary><c>arclet lens</c> from the command line, with a model of one isothermal halo and a member.</summary>
public class LensTests
{
    private const string Model = """
        runmode
            reference 3 150.0 2.0
            end
        image
            multfile 1 images.cat
            forme 0
            sigposArcsec 0.5
            end
        grille
            nombre 128
            nlentille 2
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
        potentiel O2
            profil 81
            x_centre 6.0
            y_centre -4.0
            ellipticite 0.0
            angle_pos 0.0
            core_radius 0.05
            cut_radius 10.0
            v_disp 150.0
            z_lens 0.4
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
    public void At_WritesExactlyTheContractsColumns_AndTheyFitTogether()
    {
        using TemporaryFolder folder = WithModel();
        File.WriteAllText(folder["p.txt"], "# x y z_s\n10 5 2.0\n-3.5,7,1.2\n");

        CommandLineRun run = CommandLineRun.Of("lens", "at", folder["m.par"], "--points", folder["p.txt"], "--out", folder["t.ecsv"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["t.ecsv"]);
        Assert.Equal(["psi", "alpha_x", "alpha_y", "psi_xx", "psi_xy", "psi_yy", "kappa", "gamma1", "gamma2", "mu", "mu_t", "mu_r"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.RowCount);
        for (int i = 0; i < 2; i++)
        {
            double xx = table.Doubles("psi_xx")[i], xy = table.Doubles("psi_xy")[i], yy = table.Doubles("psi_yy")[i];
            Assert.Equal(1 / (((1 - xx) * (1 - yy)) - (xy * xy)), table.Doubles("mu")[i], 1e-9);
            Assert.Equal(table.Doubles("mu")[i], table.Doubles("mu_t")[i] * table.Doubles("mu_r")[i], 1e-9);
            Assert.Equal((xx + yy) / 2, table.Doubles("kappa")[i], 1e-12);
        }
    }

    [SharedDataFact]
    public void At_Abell2744_IsLenstools()
    {
        // Lenstool 6.8 at the 83 images; its potential is nan there, since it cannot do a core of 0.
        string[][] rows = [.. File.ReadLines(SharedData.File("lens/reference/lenstool68_A2744_images83.csv")).Select(l => l.Split(','))];
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["p.txt"], rows.Skip(1).Select(r => $"{r[0]} {r[1]} {r[2]}"));

        CommandLineRun run = CommandLineRun.Of("lens", "at", SharedData.File("lens/reference/run_chi_src.par"), "--data", SharedData.File("lens/a2744-cats"), "--points", folder["p.txt"], "--out", folder["t.csv"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["t.csv"]);
        (string Own, string Theirs)[] columns = [("alpha_x", "ax"), ("alpha_y", "ay"), ("psi_xx", "pxx"), ("psi_xy", "pxy"), ("psi_yy", "pyy"), ("kappa", "kappa"), ("gamma1", "gamma1"), ("gamma2", "gamma2")];
        for (int i = 1; i < rows.Length; i++)
        {
            foreach ((string own, string theirs) in columns)
            {
                double expected = double.Parse(rows[i][Array.IndexOf(rows[0], theirs)], CultureInfo.InvariantCulture);

                // 1e-9 of the deflections' scale of 50 arcsec; Lenstool integrates its distances to about that.
                Assert.Equal(expected, table.Doubles(own)[i - 1], own[0] == 'a' ? 5e-8 : 1e-8);
            }
        }
    }

    [Fact]
    public void Images_OfASource_AreThoseThatChi2FindsPerfect()
    {
        using TemporaryFolder folder = WithModel();

        CommandLineRun images = CommandLineRun.Of("lens", "images", folder["m.par"], "--source", "1.2,0.6", "--z", "2", "--out", folder["i.ecsv"]);

        Assert.True(images.ExitCode == 0, images.Error);
        Table table = Table.Read(folder["i.ecsv"]);
        Assert.InRange(table.RowCount, 3, 9);
        Assert.All(table.Doubles("residual").Values.ToArray(), r => Assert.True(r < 1e-10));
        Assert.Equal(0, table.Doubles("delay_days").Values.ToArray().Min());
        WriteCatalogue(folder, table, displacement: 0);
        CommandLineRun chi2 = CommandLineRun.Of("lens", "chi2", folder["m.par"], "--plane", "source", "--out", folder["c.ecsv"]);
        Assert.True(chi2.ExitCode == 0, chi2.Error);

        // The catalogue has 9 digits of a degree: 4 microarcsec.
        Assert.Contains("chi2 0.000000", chi2.Output, StringComparison.Ordinal);
        Assert.Equal(table.Doubles("mu").Values.ToArray().Count(m => Math.Abs(m) >= 0.3), Table.Read(folder["c.ecsv"]).RowCount);
        CommandLineRun predict = CommandLineRun.Of("lens", "predict", folder["m.par"], "--out", folder["p.ecsv"]);
        Assert.True(predict.ExitCode == 0, predict.Error);
        Assert.All(Table.Read(folder["p.ecsv"]).Strings("state").Values.ToArray(), s => Assert.NotEqual("observed", s));
    }

    [Fact]
    public void Images_PrintedWithoutATable_HaveALineEach()
    {
        using TemporaryFolder folder = WithModel();

        CommandLineRun run = CommandLineRun.Of("lens", "images", folder["m.par"], "--source", "30,0", "--z", "2");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("minimum", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Chi2_InTheImagePlane_CountsDisplacements()
    {
        using TemporaryFolder folder = WithModel();
        CommandLineRun.Of("lens", "images", folder["m.par"], "--source", "1.2,0.6", "--z", "2", "--out", folder["i.ecsv"]);
        WriteCatalogue(folder, Table.Read(folder["i.ecsv"]), displacement: 0.05);

        CommandLineRun newton = CommandLineRun.Of("lens", "chi2", folder["m.par"], "--plane", "image"), all = CommandLineRun.Of("lens", "chi2", folder["m.par"], "--plane", "image", "--method", "all");

        Assert.True(newton.ExitCode == 0, newton.Error);
        Assert.Contains("not_found 0", newton.Output, StringComparison.Ordinal);
        Assert.Equal(newton.Output.Split('\n').First(l => l.StartsWith("chi2", StringComparison.Ordinal))[..12], all.Output.Split('\n').First(l => l.StartsWith("chi2", StringComparison.Ordinal))[..12]);
    }

    [Fact]
    public void Map_HasItsEdgesAtTheHalfWidth_AndTheValuesOfAt()
    {
        using TemporaryFolder folder = WithModel();

        CommandLineRun run = CommandLineRun.Of("lens", "map", folder["m.par"], "--z", "2", "--quantity", "mu", "--size", "20", "--half-width", "20", "--out", folder["mu.fits"]);

        Assert.True(run.ExitCode == 0, run.Error);
        File.WriteAllText(folder["p.txt"], "-19 -19 2\n");
        CommandLineRun.Of("lens", "at", folder["m.par"], "--points", folder["p.txt"], "--out", folder["t.csv"]);
        using FitsImage image = FitsImage.Open(folder["mu.fits"]);
        var pixels = new double[400];
        image.ReadRows(0, 20, pixels.AsSpan());
        Assert.Equal(Table.Read(folder["t.csv"]).Doubles("mu")[0], pixels[0], 1e-9);
        (double x, double y) = Wcs.FromHeader(image.Header).SkyToPixel(new SkyPosition(150, 2));
        Assert.Equal(9.5, x, 1e-6);
        Assert.Equal(9.5, y, 1e-6);
    }

    [Fact]
    public void Critical_WritesRegionsAndAFigure()
    {
        using TemporaryFolder folder = WithModel();

        CommandLineRun run = CommandLineRun.Of("lens", "critical", folder["m.par"], "--z", "2", "--half-width", "30", "--finest", "0.2", "--regions", folder["c.reg"], "--caustics", folder["s.reg"], "--figure", folder["c.svg"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(RegionFile.Load(folder["c.reg"]).Count >= 2);
        Assert.Equal(RegionFile.Load(folder["c.reg"]).Count, RegionFile.Load(folder["s.reg"]).Count);
        Assert.Contains("<svg", File.ReadAllText(folder["c.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Source_OfAnImage_ConservesFluxAndTracesPositions()
    {
        using TemporaryFolder folder = WithModel();
        WriteGalaxy(folder["g.fits"]);
        File.WriteAllText(folder["c.csv"], "id,x,y\nA,20,0\n");

        CommandLineRun run = CommandLineRun.Of("lens", "source", folder["m.par"], folder["g.fits"], "--z", "2", "--positions", folder["c.csv"], "--positions-out", folder["d.csv"], "--out", folder["s.fits"]);

        Assert.True(run.ExitCode == 0, run.Error);
        using FitsImage image = FitsImage.Open(folder["s.fits"]);
        var pixels = new double[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, pixels.AsSpan());

        // One image of the galaxy: its traced flux is the source's.
        Assert.Equal(1, pixels.Where(double.IsFinite).Sum() / image.Header.RequireDouble("TRACFLUX"), 1e-2);
        Assert.Equal("flux", image.Header.RequireString("METHOD"));
        Assert.InRange(Wcs.FromHeader(image.Header).PixelScaleArcsec, 0.01, 0.1);
        Table distances = Table.Read(folder["d.csv"]);

        // The clump is at the galaxy's peak; the galaxy is symmetric in the image, so its barycentre in the source is near the traced peak: 0.1 arcsec are 0.8 kpc.
        Assert.InRange(distances.Doubles("distance_kpc")[0], 0, 0.8);
    }

    [Fact]
    public void Clumps_OfAFitTableAndOfAxes_Agree()
    {
        // A table as arclet fit writes it: pixels of 0.04 arcsec with x to the west and y to the north, a round clump and an elongated one.
        using TemporaryFolder folder = WithModel();
        LensReferenceSky(20, 0, out double ra1, out double dec1);
        LensReferenceSky(-5, 14, out double ra2, out double dec2);
        File.WriteAllText(
            folder["fit.csv"],
            string.Create(CultureInfo.InvariantCulture, $"id,x,y,sigma_min_px,axis_ratio,theta_deg,ra,dec,east_per_x,east_per_y,north_per_x,north_per_y,zs\n1,10,10,2.5,1,0,{ra1:R},{dec1:R},-0.04,0,0,0.04,2\n2,20,20,2.5,0.5,30,{ra2:R},{dec2:R},-0.04,0,0,0.04,2\n"));
        File.WriteAllText(folder["axes.csv"], "id,x,y,sigma_major_arcsec,sigma_minor_arcsec,theta_deg\n1,20,0,0.1,0.1,0\n2,-5,14,0.2,0.1,30\n");

        CommandLineRun fit = CommandLineRun.Of("lens", "clumps", folder["m.par"], folder["fit.csv"], "--z-column", "zs", "--out", folder["a.ecsv"]);
        CommandLineRun axes = CommandLineRun.Of("lens", "clumps", folder["m.par"], folder["axes.csv"], "--z", "2", "--out", folder["b.ecsv"]);

        Assert.True(fit.ExitCode == 0, fit.Error);
        Assert.True(axes.ExitCode == 0, axes.Error);
        Table a = Table.Read(folder["a.ecsv"]), b = Table.Read(folder["b.ecsv"]);
        foreach (string column in new[] { "mu", "mu_t", "mu_r", "mu_std", "mu_finite", "source_sigma_major", "source_theta_deg", "source_r_eff_pc" })
        {
            for (int i = 0; i < 2; i++)
                Assert.Equal(a.Doubles(column)[i], b.Doubles(column)[i], 1e-5 * Math.Abs(b.Doubles(column)[i]));
        }

        Assert.Equal(a.Doubles("mu")[0], Math.Abs(a.Doubles("mu_centre")[0]), 0.05);
    }

    [Fact]
    public void Group_FindsTheImagesOfOneGalaxy()
    {
        using TemporaryFolder folder = WithModel();
        CommandLineRun.Of("lens", "images", folder["m.par"], "--source", "1.2,0.6", "--z", "2", "--out", folder["i.csv"]);
        Table images = Table.Read(folder["i.csv"]);
        File.WriteAllLines(folder["g.csv"], ["id,ra,dec,z", .. Enumerable.Range(0, images.RowCount).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{images.Doubles("ra")[i]:R},{images.Doubles("dec")[i]:R},2")), "x,150.01,2.01,2"]);

        CommandLineRun run = CommandLineRun.Of("lens", "group", folder["m.par"], folder["g.csv"], "--out", folder["o.csv"]);

        Assert.True(run.ExitCode == 0, run.Error);
        long[] groups = Table.Read(folder["o.csv"]).Integers("group").Values.ToArray();
        Assert.All(groups[..^1], g => Assert.Equal(0, g));
        Assert.Equal(-1, groups[^1]);
    }

    [Fact]
    public void Convert_ToYamlAndBack_KeepsTheModel()
    {
        using TemporaryFolder folder = WithModel();
        File.WriteAllText(folder["images.cat"], "#REFERENCE 3 150.0 2.0\n1.1 10 0 0.1 0.1 0 2.0 25\n1.2 -8 1 0.1 0.1 0 2.0 25\n");
        File.WriteAllText(folder["p.txt"], "10 5 2.0\n");

        CommandLineRun toYaml = CommandLineRun.Of("lens", "convert", folder["m.par"], "--out", folder["m.yaml"]);
        CommandLineRun first = CommandLineRun.Of("lens", "at", folder["m.par"], "--points", folder["p.txt"], "--out", folder["a.csv"]);
        CommandLineRun second = CommandLineRun.Of("lens", "at", folder["m.yaml"], "--points", folder["p.txt"], "--out", folder["b.csv"]);

        Assert.True(toYaml.ExitCode == 0, toYaml.Error);
        Assert.True(first.ExitCode + second.ExitCode == 0, first.Error + second.Error);
        Assert.Equal(Table.Read(folder["a.csv"]).Doubles("alpha_x")[0], Table.Read(folder["b.csv"]).Doubles("alpha_x")[0], 1e-12);
    }

    [Theory]
    [InlineData("at|none.par|--points|p.txt|--out|t.csv", "none.par")]
    [InlineData("at|m.par|--points|none.txt|--out|t.csv", "none.txt: the file does not exist")]
    [InlineData("at|m.par|--points|empty.txt|--out|t.csv", "the file has no points")]
    [InlineData("at|m.par|--points|nan.txt|--out|t.csv", "line 2 is '1 nan 2', expected three finite numbers")]
    [InlineData("at|m.par|--points|near.txt|--out|t.csv", "expected a source behind it")]
    [InlineData("map|m.par|--z|0.2|--out|t.fits", "--z is 0.2, but the nearest lens is at 0.4")]
    [InlineData("map|m.par|--z|nan|--out|t.fits", "expected a redshift above 0")]
    [InlineData("map|m.par|--z|2|--quantity|mass|--out|t.fits", "--quantity is 'mass', expected mu")]
    [InlineData("map|m.par|--z|2|--size|0|--out|t.fits", "expected at least 1")]
    [InlineData("chi2|m.par", "images.cat")]
    [InlineData("chi2|m.par|--plane|lens", "--plane is 'lens'")]
    [InlineData("images|m.par|--source|1;2|--z|2", "--source is '1;2', expected two finite numbers")]
    [InlineData("images|m.par|--z|2", "expected either --source or --image")]
    [InlineData("images|m.par|--source|1,2|--z|0.1", "expected a source behind it")]
    [InlineData("source|m.par|p.txt|--z|2|--out|s.fits", "p.txt")]
    [InlineData("clumps|m.par|bad.csv|--z|2|--out|t.csv", "expected columns ra and dec")]
    [InlineData("clumps|m.par|bad.csv|--out|t.csv", "expected either --z-column or --z")]
    [InlineData("convert|m.par|--out|m.txt", "expected .yaml or .par")]
    [InlineData("critical|m.par|--z|2", "nothing is to be written")]
    [InlineData("at|m.par|--points|p.txt|--out|m.par", "")]
    [InlineData("at|m.par|--points|p.txt", "see arclet lens at --help")]
    public void WrongInput_IsOneSentenceAndExitCode2(string arguments, string expected)
    {
        using TemporaryFolder folder = WithModel();
        File.WriteAllText(folder["p.txt"], "10 5 2.0\n");
        File.WriteAllText(folder["empty.txt"], "# nothing\n");
        File.WriteAllText(folder["nan.txt"], "1 2 2\n1 nan 2\n");
        File.WriteAllText(folder["near.txt"], "1 2 0.3\n");
        File.WriteAllText(folder["bad.csv"], "id,a,b\n1,2,3\n");
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
        return folder;
    }

    private static void LensReferenceSky(double x, double y, out double ra, out double dec) =>
        (ra, dec) = new Lensing.LensReference(150, 2).ToSky(x, y);

    /// <summary>Images as a Lenstool catalogue, moved by a displacement in directions of their own.</summary>
    private static void WriteCatalogue(TemporaryFolder folder, Table images, double displacement)
    {
        var lines = new List<string> { "#REFERENCE 0" };
        for (int i = 0; i < images.RowCount; i++)
        {
            if (Math.Abs(images.Doubles("mu")[i]) < 0.3)
                continue;
            (double sin, double cos) = Math.SinCos(1.3 * i);
            LensReferenceSky(images.Doubles("x")[i] + (displacement * cos), images.Doubles("y")[i] + (displacement * sin), out double ra, out double dec);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"1.{i + 1} {ra:F9} {dec:F9} 0.1 0.1 0 2.0 25"));
        }

        File.WriteAllLines(folder["images.cat"], lines);
    }

    /// <summary>A Gaussian galaxy of 0.3 arcsec at (20, 0) of the model's frame, on 100 pixels of 0.05 arcsec.</summary>
    private static void WriteGalaxy(string path)
    {
        const int Size = 100;
        LensReferenceSky(20, 0, out double ra, out double dec);
        var wcs = Wcs.Tangent(new SkyPosition(ra, dec), Size, Size, 0.05);
        var pixels = new float[Size * Size];
        for (int k = 0; k < pixels.Length; k++)
        {
            double dx = ((k % Size) - 49.5) * 0.05, dy = ((k / Size) - 49.5) * 0.05;
            pixels[k] = (float)Math.Exp(-((dx * dx) + (dy * dy)) / (2 * 0.3 * 0.3));
        }

        var header = new FitsHeader(path);
        wcs.WriteTo(header);
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(header, FitsPixelType.Float32, Size, Size);
        writer.WriteRows(pixels.AsSpan());
        writer.Complete();
    }
}
