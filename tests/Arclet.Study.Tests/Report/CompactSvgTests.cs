using System.Xml.Linq;
using Arclet.Figures;

namespace Arclet.Study.Tests.Report;

public sealed class CompactSvgTests
{
    private const string Begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"10pt\" height=\"10pt\">\n", End = "</svg>\n";

    [Theory]
    [InlineData("M1.04 2.06L3 2.1L3 5.555Z", "M1 2.1h2v3.5z")]
    [InlineData("M0 0L1 1L2 2L3 3.04L4 4L5 9", "M0 0l4 4 1 5")]
    [InlineData("M0 0L1 5L2 0", "M0 0l1 5 1-5")]
    [InlineData("M0 0L5 0L0 0", "M0 0h5-5")]
    [InlineData("M1 1C1 2 2 3 3 3C4 3 5 2 5 1Z", "M1 1c0 1 1 2 2 2 1 0 2-1 2-2z")]
    [InlineData("M5 5L6 5ZL4 5", "M5 5h1zh-1")]
    public void Of_APath_IsRelativeAndHasNoNeedlessPoints(string path, string expected) =>
        Assert.Contains($" d=\"{expected}\"", CompactSvg.Of($"{Begin}<path d=\"{path}\"/>\n{End}", "a", "A path"), StringComparison.Ordinal);

    [Fact]
    public void Of_AFigure_IsWellFormedWithItsTextsAndUniqueClips()
    {
        var figure = new Figure(88, 60);
        figure.Panel.Y.Label = @"F$_\nu$ [nJy]";
        double[] x = [.. Enumerable.Range(0, 400).Select(i => i / 40.0)];
        figure.Panel.Line(x, [.. x.Select(Math.Sin)]);
        string full = figure.ToSvg(), compact = CompactSvg.Of(full, "s7", "A <sine>");
        var read = XElement.Parse(compact);
        Assert.Equal("A <sine>", (string?)read.Attribute("aria-label"));
        Assert.Equal(XElement.Parse(full).Descendants().Where(e => e.Name.LocalName == "tspan").Select(e => e.Value), read.Descendants("tspan").Select(e => e.Value));
        Assert.All(read.Descendants("clipPath"), c => Assert.StartsWith("s7-", (string?)c.Attribute("id"), StringComparison.Ordinal));
        Assert.True(compact.Length < 0.45 * full.Length, $"{compact.Length} of {full.Length}");
    }
}
