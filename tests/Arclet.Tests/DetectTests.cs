using Arclet.Fits;

namespace Arclet.Tests;

public class DetectTests
{
    /// <summary>The columns of DESIGN.md section 4, in their order; more may follow.</summary>
    private static readonly string[] Promised =
    [
        "id", "x", "y", "npix", "tnpix", "xmin", "xmax", "ymin", "ymax", "a", "b", "theta", "flux", "peak", "cflux", "cpeak", "x2", "y2", "xy", "flag", "flux_radius",
    ];

    [Fact]
    public void Detect_EveryOutput_IsWrittenAndAgreesWithTheTable()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        CommandLineRun run = CommandLineRun.Of(
            "detect", folder["field.fits"], "--out", folder["x.ecsv"], "--segmentation", folder["seg.fits"], "--regions", folder["x.reg"], "--preview", folder["x.png"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);

        Table table = Table.Read(folder["x.ecsv"]);
        Assert.Equal(Promised, table.Columns.Take(Promised.Length).Select(c => c.Name));
        Assert.Equal(["ra", "dec"], table.Columns.Skip(Promised.Length).Take(2).Select(c => c.Name));
        Assert.InRange(table.RowCount, 10, 30);
        Assert.Equal("nJy", table.Doubles("flux").Unit);
        Assert.Equal("image", table.Metadata["threshold_on"]);

        using FitsImage map = FitsImage.Open(folder["seg.fits"]);
        Assert.Equal(FitsPixelType.Int32, map.PixelType);
        Assert.Equal("RA---TAN", map.Header.GetString("CTYPE1"));
        var ids = new long[SmallField.Size * SmallField.Size];
        map.ReadRows(0, SmallField.Size, ids);
        Column<long> pixels = table.Integers("npix");
        for (int i = 0; i < table.RowCount; i++)
            Assert.Equal(pixels[i], ids.LongCount(id => id == table.Integers("id")[i]));

        Assert.Equal(table.RowCount, File.ReadLines(folder["x.reg"]).Count(l => l.Contains("ellipse(", StringComparison.Ordinal)));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(folder["x.png"])[..4]);
    }

    [Theory]
    [InlineData("x.fits")]
    [InlineData("x.vot")]
    [InlineData("x.ecsv.gz")]
    public void Detect_IntoAnyFormat_HasTheSameTableWithUcds(string name)
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        Assert.Equal(0, CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.ecsv"]).ExitCode);
        Assert.Equal(0, CommandLineRun.Of("detect", folder["field.fits"], "--out", folder[name]).ExitCode);
        Table expected = Table.Read(folder["x.ecsv"]), table = Table.Read(folder[name]);
        Assert.Equal(expected.Columns.Select(c => (c.Name, c.Unit, c.Description, c.Ucd)), table.Columns.Select(c => (c.Name, c.Unit, c.Description, c.Ucd)));
        Assert.Equal("pos.eq.ra;meta.main", table.Require("ra").Ucd);
        foreach (Column column in expected.Columns)
            Assert.All(Enumerable.Range(0, expected.RowCount), r => Assert.Equal(column.GetValue(r), table.Require(column.Name).GetValue(r)));
        Assert.Equal("image", table.Metadata["threshold_on"]);
    }

    [Fact]
    public void Detect_WithoutWcs_WritesNoSkyPositions()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], wcs: false);
        Assert.Equal(0, CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"]).ExitCode);
        Assert.False(Table.Read(folder["x.csv"]).Contains("ra"));
    }

    [Fact]
    public void Detect_AnyNumberOfThreads_WritesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.WriteError(folder["error.fits"]);
        foreach (string threads in new[] { "1", "3" })
        {
            Assert.Equal(0, CommandLineRun.Of(
                "detect", folder["field.fits"], "--error", folder["error.fits"], "--threads", threads, "--out", folder[threads + ".ecsv"], "--segmentation", folder[threads + ".fits"]).ExitCode);
        }

        Assert.Equal(File.ReadAllBytes(folder["1.ecsv"]), File.ReadAllBytes(folder["3.ecsv"]));
        Assert.Equal(File.ReadAllBytes(folder["1.fits"]), File.ReadAllBytes(folder["3.fits"]));
    }

    [Fact]
    public void Detect_WeightThatIsTheInverseVariance_FindsWhatTheErrorFinds()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.WriteError(folder["error.fits"]);
        SmallField.Write(folder["weight.fits"], i => 1 / (SmallField.Field.Error.Pixels[i] * SmallField.Field.Error.Pixels[i]));
        Table byError = Detect(folder, "--error", folder["error.fits"]);
        Table byWeight = Detect(folder, "--weight", folder["weight.fits"]);
        Assert.Equal(byError.RowCount, byWeight.RowCount);

        // The weight is rounded to single precision, and so is the root of its inverse: 2e-7 in the threshold.
        for (int i = 0; i < byError.RowCount; i++)
            Assert.Equal(byError.Doubles("flux")[i], byWeight.Doubles("flux")[i], 1e-4 * Math.Abs(byError.Doubles("flux")[i]));
    }

    [Fact]
    public void Detect_PixelsOfWeightZero_AreMissing()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.Write(folder["weight.fits"], i => i % SmallField.Size < SmallField.Size / 2 ? 0 : 100);
        Table table = Detect(folder, "--weight", folder["weight.fits"]);
        Assert.NotEqual(0, table.RowCount);
        Assert.All(Enumerable.Range(0, table.RowCount), i => Assert.True(table.Integers("xmin")[i] >= SmallField.Size / 2));
    }

    [Fact]
    public void Detect_Mask_LeavesItsPixelsOut()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.Write(folder["mask.fits"], i => i / SmallField.Size >= 100 ? -1 : 0, unit: null);
        Table table = Detect(folder, "--mask", folder["mask.fits"]);
        Assert.NotEqual(0, table.RowCount);
        Assert.All(Enumerable.Range(0, table.RowCount), i => Assert.True(table.Integers("ymax")[i] < 100));
    }

    [Fact]
    public void Detect_OtherUnit_GivesTheSameFluxesInNanojansky()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        Table nano = Detect(folder);

        // The same image in units of 1024 nJy: dividing by a power of two changes no bit of a pixel's fraction, so both runs see the same
        // image. 31.4 is the zero point of 1 nJy (the AB system), and that of 1024 nJy follows.
        SmallField.WriteImage(folder["field.fits"], "DN", scale: 1.0 / 1024);
        Table scaled = Detect(folder, "--zeropoint", (31.4 - (2.5 * Math.Log10(1024))).ToString("R"));
        Assert.Equal(nano.RowCount, scaled.RowCount);
        for (int i = 0; i < nano.RowCount; i++)
            Assert.Equal(1, scaled.Doubles("flux")[i] / nano.Doubles("flux")[i], 1e-5);
        Table native = Detect(folder, "--native-units");
        Assert.Equal("DN", native.Doubles("flux").Unit ?? "DN");
        for (int i = 0; i < nano.RowCount; i++)
            Assert.Equal(1, 1024 * native.Doubles("flux")[i] / nano.Doubles("flux")[i], 1e-5);
    }

    [Fact]
    public void Detect_ErrorInMicrojansky_IsConvertedToTheImagesUnit()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.WriteError(folder["error.fits"]);
        Table same = Detect(folder, "--error", folder["error.fits"]);
        SmallField.WriteError(folder["error.fits"], "uJy", 1e-3);
        Table converted = Detect(folder, "--error", folder["error.fits"]);
        Assert.Equal(same.RowCount, converted.RowCount);
    }

    [Fact]
    public void Detect_KernelFileOfTheDefault_FindsTheSame()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        File.WriteAllText(folder["default.conv"], "CONV NORM\n# 3x3, as SExtractor's default.conv\n1 2 1\n2 4 2\n1 2 1\n");
        SmallField.Write(folder["kernel.fits"], i => new float[] { 1, 2, 1, 2, 4, 2, 1, 2, 1 }[i], unit: null, wcs: false, width: 3, height: 3);
        Table usual = Detect(folder);
        foreach (string kernel in new[] { "default.conv", "kernel.fits" })
        {
            Table table = Detect(folder, "--kernel", folder[kernel]);
            Assert.Equal(usual.Doubles("cflux").Values.ToArray(), table.Doubles("cflux").Values.ToArray());
        }

        Assert.NotEqual(usual.RowCount, Detect(folder, "--kernel", "none").RowCount);
    }

    [Fact]
    public void Detect_SnrMode_IsStricterThanTheSameNumberOnTheImage()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.WriteError(folder["error.fits"]);
        int onImage = Detect(folder, "--error", folder["error.fits"], "--threshold", "2").RowCount;
        int onSnr = Detect(folder, "--error", folder["error.fits"], "--threshold", "2", "--threshold-on", "snr", "--clean", "none").RowCount;

        // 2 sigma of the filtered image is passed by the noise alone, 2 sigma on the convolved image (5.3 filtered) is not.
        Assert.True(onSnr > 2 * onImage, $"{onSnr} and {onImage}");
    }

    [Fact]
    public void Detect_KernelFileThatSumsToOneAndForbidsNormalising_IsUsed()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        File.WriteAllText(folder["kernel.conv"], "CONV NONORM\n0.0625 0.125 0.0625\n0.125 0.25 0.125\n0.0625 0.125 0.0625\n");
        Assert.Equal(Detect(folder).Doubles("cflux").Values.ToArray(), Detect(folder, "--kernel", folder["kernel.conv"]).Doubles("cflux").Values.ToArray());
    }

    [Theory]
    [InlineData("GLON-TAN", "GLAT-TAN", "GLON-TAN")]
    [InlineData("RA---ZPN", "DEC--ZPN", "RA---ZPN")]
    public void Detect_FrameThatIsNotSupported_WarnsThatPositionsAreMissing(string one, string two, string word)
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], Header(one, two));
        CommandLineRun run = CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: no ra and dec are written", run.Error, StringComparison.Ordinal);
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
        Assert.False(Table.Read(folder["x.csv"]).Contains("ra"));
    }

    [Fact]
    public void Detect_WcsThatIsReadWithAWarning_PassesItOn()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], Header("RA---TAN-SIP", "DEC--TAN-SIP"));
        CommandLineRun run = CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"]);
        Assert.Contains("warning: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("A_ORDER and B_ORDER are missing", run.Error, StringComparison.Ordinal);
        Assert.True(Table.Read(folder["x.csv"]).Contains("ra"));
    }

    [Fact]
    public void Detect_MeshesWithTooFewPixels_WarnsThatTheBackgroundIsAssumed()
    {
        using var folder = new TemporaryFolder();
        SmallField.Write(folder["field.fits"], i => i % SmallField.Size < 20 ? (i * 7919 % 101) - 50f : float.NaN);
        CommandLineRun run = CommandLineRun.Of("detect", folder["field.fits"], "--mesh", "256", "--out", folder["x.csv"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("no mesh of the background has enough pixels", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_ImageWithoutAnyObject_WritesAnEmptyTable()
    {
        using var folder = new TemporaryFolder();
        SmallField.Write(folder["field.fits"], i => ((i * 7919) % 101) - 50f);
        CommandLineRun run = CommandLineRun.Of(
            "detect", folder["field.fits"], "--threshold", "50", "--out", folder["x.ecsv"], "--segmentation", folder["s.fits"], "--regions", folder["r.reg"], "--preview", folder["p.png"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, Table.Read(folder["x.ecsv"]).RowCount);
    }

    [Fact]
    public void Detect_ConstantImage_WarnsThatThereIsNoNoise()
    {
        using var folder = new TemporaryFolder();
        SmallField.Write(folder["field.fits"], _ => 3);
        CommandLineRun run = CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning", run.Error, StringComparison.Ordinal);
        Assert.Contains("no noise", run.Error, StringComparison.Ordinal);
    }

    private static FitsHeader Header(string one, string two)
    {
        var header = new FitsHeader("field");
        header.Set("BUNIT", "nJy");
        header.Set("CTYPE1", one);
        header.Set("CTYPE2", two);
        foreach ((string keyword, double value) in new[] { ("CRVAL1", 10.0), ("CRVAL2", 20.0), ("CRPIX1", 128.5), ("CRPIX2", 128.5), ("CDELT1", -1e-5), ("CDELT2", 1e-5) })
            header.Set(keyword, value);
        return header;
    }

    private static Table Detect(TemporaryFolder folder, params string[] options)
    {
        CommandLineRun run = CommandLineRun.Of(["detect", folder["field.fits"], "--out", folder["out.ecsv"], .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        return Table.Read(folder["out.ecsv"]);
    }
}
