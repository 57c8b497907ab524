using System.Text;
using Arclet.Fits;
using Arclet.Sky;
using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class FilterFilesTests
{
    [SharedDataFact]
    public void ParFiles_HaveThePublishedPivots_ByTheirIds()
    {
        FilterCurveSet set = FilterFiles.Read(SharedData.File("sed", "filters"));
        Assert.Equal(32, set.Curves.Count);
        foreach (FilterCurve curve in set.Curves)
        {
            // The published summary has five or six digits, and integrates by trapezia over steps of 1 to 50 angstrom.
            Filter filter = FilterCatalog.Get(curve.Id);
            Assert.Equal(filter.PivotAngstrom, curve.PivotAngstrom, Math.Max(0.06, filter.PivotAngstrom * 2e-5));
        }

        Assert.Equal("F150W", set.Get("nircam_f150w").Id);
        Assert.Contains("F115W", Assert.Throws<InputException>(() => set.Get("F1500W")).Message, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void TextFiles_HoldTheSameCurves()
    {
        // They were rewritten on another sampling: F275W's pivot moves by 1.3e-4, the others' by 2e-5.
        FilterCurveSet par = FilterFiles.Read(SharedData.File("sed", "filters")), text = FilterFiles.Read(SharedData.File("sed", "bagpipes_golden", "filters"));
        Assert.Equal(text.Curves.Select(c => c.Id).Order(), par.Curves.Select(c => c.Id).Order());
        foreach (FilterCurve curve in par.Curves)
            Assert.Equal(text.Get(curve.Id).PivotAngstrom, curve.PivotAngstrom, curve.PivotAngstrom * 2e-4);
    }

    [Theory]
    [InlineData("jwst_f115w.txt", SmallFilterFiles.Text, "F115W")]
    [InlineData("wfc3_ir_f125w.par", SmallFilterFiles.Yanny, "F125W")]
    [InlineData("my filter.dat", SmallFilterFiles.Text, "MY_FILTER")]
    public void TextAndYanny_AreRead(string name, string text, string id)
    {
        using var folder = new TestFolder();
        FilterCurve curve = FilterFiles.Read(folder.With(name, Encoding.ASCII.GetBytes(text))).Curves.Single();
        Assert.Equal(id, curve.Id);
        Assert.Equal([10000, 11000, 12000, 13000], curve.WavelengthsAngstrom);
        Assert.Equal([0, 0.5, 0.5, 0], curve.Throughput);
        Assert.Equal((10000, 13000), (curve.FirstAngstrom, curve.LastAngstrom));
    }

    [Fact]
    public void Eazy_IsKnownByNumber_AndByTheCatalogueWhereThatIsUnique()
    {
        using var folder = new TestFolder();
        FilterCurveSet set = FilterFiles.Read(folder.With("FILTER.RES.latest.res", Encoding.ASCII.GetBytes(SmallFilterFiles.Eazy)));
        Assert.Equal(["EAZY_1", "EAZY_2", "EAZY_3", "EAZY_4"], set.Curves.Select(c => c.Id));
        Assert.Equal("EAZY_1", set.Get("F160W").Id);
        Assert.Contains("Bessel_V", set.Get("EAZY_2").Origin, StringComparison.Ordinal);
        Assert.Equal(["F814W"], set.Get("EAZY_4").Aliases);
    }

    [Fact]
    public void Eazy_WithOneBadCurve_KeepsTheOthers_AndTellsWhyWhenItIsAsked()
    {
        using var folder = new TestFolder();
        FilterCurveSet set = FilterFiles.Read(folder.With("FILTER.RES", Encoding.ASCII.GetBytes(SmallFilterFiles.Eazy.Replace("2 5500 1.0", "2 4400 1.0", StringComparison.Ordinal))));
        Assert.Equal(["EAZY_1", "EAZY_3", "EAZY_4"], set.Curves.Select(c => c.Id));
        Assert.Contains("ascending", Assert.Throws<InputException>(() => set.Get("EAZY_2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Svo_OfAnEnergyCounter_IsDividedByTheWavelength()
    {
        using var folder = new TestFolder();
        FilterCurve photons = FilterFiles.Read(folder.With("a.xml", Encoding.ASCII.GetBytes(SmallFilterFiles.Svo("1", "Angstrom")))).Get("F150W");
        FilterCurve energy = FilterFiles.Read(folder.With("b.vot", Encoding.ASCII.GetBytes(SmallFilterFiles.Svo("0", "um", 1e-4)))).Get("F150W");
        Assert.Equal([0, 0.5, 0.5, 0], photons.Throughput);
        Assert.Equal(11.0 / 12, energy.Throughput[2] / energy.Throughput[1], 1e-12);
        Assert.Equal(11000, energy.WavelengthsAngstrom[1], 1e-6);
    }

    [Theory]
    [InlineData("a.txt", "1.0 0\n1.1 0.5\n1.2 0\n", "expected angstrom")]
    [InlineData("a.txt", "10000 0\n9000 0.5\n11000 0\n", "ascending")]
    [InlineData("a.txt", "10000 0\n11000 x\n", "line 2")]
    [InlineData("a.txt", "10000 0\n11000 -1\n12000 1\n", "none below 0")]
    [InlineData("a.txt", "", "expected a throughput curve")]
    [InlineData("a.xml", "<VOTABLE", "a.xml")]
    public void BrokenCurves_AreRefusedByName(string name, string text, string words)
    {
        using var folder = new TestFolder();
        string path = folder.With(name, Encoding.ASCII.GetBytes(text));
        InputException e = Assert.Throws<InputException>(() => FilterFiles.Read(path));
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_WithTwoCurvesOfOneFilter_IsRefused()
    {
        using var folder = new TestFolder();
        folder.With("f115w.txt", Encoding.ASCII.GetBytes(SmallFilterFiles.Text));
        folder.With("jwst_f115w.dat", Encoding.ASCII.GetBytes(SmallFilterFiles.Text));
        Assert.Contains("twice", Assert.Throws<InputException>(() => FilterFiles.Read(folder.FullName)).Message, StringComparison.Ordinal);
    }
}
