using System.Text;
using Arclet.Fits;

namespace Arclet.Tests;

/// <summary>Inputs that are wrong: <c>arclet check</c> finds each before anything runs, and says what to do.</summary>
[Collection(SimulatedStudy.Collection)]
public class StudyCheckTests(SimulatedStudy field)
{
    [Fact]
    public void Check_StudyAsItWasMade_IsReady()
    {
        using TemporaryFolder folder = field.Copy();
        CommandLineRun check = CommandLineRun.Of("check", folder["field"]);
        Assert.True(check.ExitCode == 0, check.Error);
        Assert.EndsWith("ready to run\n", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MissingImage_NamesFileFilterAndWaysOut() =>
        AssertFound(root => File.Delete(root("images/F150W.fits")), "images/F150W.fits: there is no such file, which inputs.images.F150W names; expected one of the filter's images, or the filter left out");

    [Fact]
    public void Check_ImageOfAnotherField_SaysWhereBothAre() =>
        AssertFound(
            root => ReplaceCards(root("images/F150W.fits"), "CRVAL1  =                 40.1"),
            "images/F150W.fits[SCI]: none of the catalogue's 9 positions is in this image of F150W, whose centre is RA 40.1",
            "(the catalogue's first entry is at 3.5",
            "expected an image and a catalogue of one field");

    [Fact]
    public void Check_CatalogueWithOtherColumns_NamesTheColumnAndTheSettingForIt() =>
        AssertFound(
            root =>
            {
                Table table = Table.Read(root("catalogue/photometry.fits"));
                var renamed = new Table { Name = table.Name };
                foreach (Column column in table.Columns)
                    renamed.Add(column.Name == "z_phot" ? new Column<double>("redshift_best", table.Doubles("z_phot").Values.ToArray()) : column);
                renamed.Write(root("catalogue/photometry.fits"));
            },
            "catalogue/photometry.fits",
            "there is no column 'z_phot' (there are id, ra, dec,",
            "redshift_best",
            "expected its name in inputs.columns.redshift, or \"\" there if the catalogue has none");

    [Fact]
    public void Check_NegativeErrors_NamesImageAndPixel() =>
        AssertFound(
            root =>
            {
                using FileStream file = File.Open(root("images/F200W.fits"), FileMode.Open);

                // In the middle of the last image, the errors: -1 in FITS' byte order.
                file.Position = file.Length - (2880 * 40);
                file.Write([0xBF, 0x80, 0x00, 0x00]);
            },
            "images/F200W.fits[ERR]: the error of pixel (",
            ") is -1, expected a positive number (0 or NaN where there is none); a map of weights is named as weight in inputs.images.F200W");

    [Fact]
    public void Check_LensModelOfAnotherCluster_SaysHowFarAway() =>
        AssertFound(
            root =>
            {
                string text = File.ReadAllText(root("lens/model.par"));
                Assert.Contains("reference 3 3.5862 -30.4001", text, StringComparison.Ordinal);
                File.WriteAllText(root("lens/model.par"), text.Replace("reference 3 3.5862 -30.4001", "reference 3 64.0381 -24.0675", StringComparison.Ordinal));
            },
            "lens/model.par: the lens model's reference is at RA 64.0381 Dec -24.0675,",
            "arcmin from the nearest galaxy of the catalogue, expected the model of this field's cluster");

    [Theory]
    [InlineData("detect:\n  threshhold: 3", "line", "threshhold", "threshold")]
    [InlineData("detect:\n  threshold: [3]", "line", "detect.threshold")]
    [InlineData("detect:\n  threshold: high", "line", "detect.threshold is 'high', expected a number")]
    [InlineData("detection:\n  threshold: 3", "line", "detection", "detect")]
    [InlineData("sample:\n  fewest_clumps: 0.5", "line", "sample.fewest_clumps is '0.5', expected a whole number")]
    [InlineData("intrinsic: [", "line", "this is no YAML")]
    public void Check_WrongSettings_AreOneSentenceWithTheLine(string text, params string[] words)
    {
        using TemporaryFolder folder = field.Copy();
        File.AppendAllText(folder["field/study.yaml"], text + "\n");
        CommandLineRun.Of("check", folder["field"]).AssertRefused(["study.yaml", .. words]);
        CommandLineRun.Of("run", folder["field"]).AssertRefused(["study.yaml", .. words]);
    }

    [Fact]
    public void Check_UnknownPreset_NamesThoseThatThereAre()
    {
        using TemporaryFolder folder = field.Copy();
        string file = folder["field/study.yaml"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("preset: paper", "preset: papre", StringComparison.Ordinal));
        CommandLineRun.Of("check", folder["field"]).AssertRefused("line 1", "preset is 'papre', expected paper");
    }

    [Fact]
    public void Check_NewStudy_SaysWhatToFillIn()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandLineRun.Of("new", folder["field"]).ExitCode);
        CommandLineRun check = CommandLineRun.Of("check", folder["field"]);
        Assert.Equal(CommandLine.ExitCode.WrongInput, check.ExitCode);
        Assert.Contains("inputs has no catalogue, expected a table of galaxies", check.Error, StringComparison.Ordinal);
        Assert.Contains("inputs.images is empty, expected a science image", check.Error, StringComparison.Ordinal);
        Assert.Contains("inputs has no lens_model and no lens_maps", check.Error, StringComparison.Ordinal);
        Assert.Contains("3 problems to mend", check.Error, StringComparison.Ordinal);
        CommandLineRun.Of("run", folder["field"]).AssertRefused("study.yaml", "expected");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    [InlineData("status")]
    public void Verbs_FolderThatIsNoStudy_SayHowToMakeOne(string verb)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.Of(verb, folder["nothing"]).AssertRefused("there is no such study", "arclet new DIR");
        Directory.CreateDirectory(folder["empty"]);
        CommandLineRun.Of(verb, folder["empty"]).AssertRefused("study.yaml: there is no such file", "arclet new DIR");
    }

    /// <summary>Breaks a copy of the study and asserts that the check's only problem has all words, and that it ran nothing.</summary>
    private void AssertFound(Action<Func<string, string>> change, params string[] words)
    {
        using TemporaryFolder folder = field.Copy();
        change(name => folder["field/" + name]);
        CommandLineRun check = CommandLineRun.Of("check", folder["field"]);
        Assert.Equal(CommandLine.ExitCode.WrongInput, check.ExitCode);
        string problem = Assert.Single(check.Error.Split('\n'), l => l.StartsWith("arclet: ", StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, problem, StringComparison.Ordinal));
        Assert.Contains("1 problem to mend", check.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["field/work"]));
    }

    /// <summary>Exchanges a card in all headers of a file, in place.</summary>
    private static void ReplaceCards(string path, string card)
    {
        byte[] bytes = File.ReadAllBytes(path), key = Encoding.ASCII.GetBytes(card[..9]), padded = Encoding.ASCII.GetBytes(card.PadRight(80));
        for (int at = 0; at < bytes.Length; at += padded.Length)
        {
            if (bytes.AsSpan(at).StartsWith(key))
                padded.CopyTo(bytes, at);
        }

        File.WriteAllBytes(path, bytes);
    }
}
