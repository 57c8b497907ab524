using System.Xml.Linq;

namespace Arclet.Figures.Tests;

public class RichTextTests
{
    [Theory]
    [InlineData("log $M_\\star$ [M$_\\odot$]", "log M★ [M⊙]")]
    [InlineData("$a\\le b\\times10^{-3}$", "a≤b×10−3")]
    [InlineData("costs \\$5 & 3 < 4", "costs $5 & 3 < 4")]
    [InlineData("$\\mathrm{SFR} \\text{ in M}$", "SFR in M")]
    [InlineData("0.04″, 5 µm, Å", "0.04″, 5 µm, Å")]
    public void Parse_Markup_GivesTheCharacters(string markup, string expected) => Assert.Equal(expected, RichText.Parse(markup).ToString());

    [Theory]
    [InlineData("$x", "no partner")]
    [InlineData("$x^{2$", "no partner")]
    [InlineData("$\\unknown$", "\\unknown")]
    [InlineData("$x^2^3$", "second '^'")]
    [InlineData("$x_$", "something is expected")]
    [InlineData("$x}$", "no partner")]
    public void Parse_BrokenMarkup_SaysWhatIsWrong(string markup, string part) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(() => RichText.Parse(markup)).Message, StringComparison.Ordinal);

    [Fact]
    public void Plain_DollarSigns_AreThemselves() => Assert.Equal("a$b_c\\", RichText.Plain("a$b_c\\").ToString());

    [Fact]
    public void Width_Helvetica_IsTheSumOfTheAdobeWidths()
    {
        // Core 14 AFM of Helvetica: A 667, V 667, space 278, one 556, minus 584; bold A 722.
        Assert.Equal(0.667 + 0.667 + 0.278 + 0.556 + 0.584, RichText.Parse("AV 1−").Width, 12);
        Assert.Equal(0.722, RichText.Parse(@"$\mathbf{A}$").Width, 12);
    }

    [Fact]
    public void SuperAndSubscript_OnOneCharacter_StandAboveEachOther()
    {
        IReadOnlyList<TextRun> runs = RichText.Parse("$M^{+1}_{-2}$").Runs;
        Assert.Equal(3, runs.Count);
        Assert.Equal(runs[1].X, runs[2].X);
        Assert.True(runs[1].Rise > 0 && runs[2].Rise < 0 && runs[1].Size == 0.7);
        Assert.True(runs[0].Italic && !runs[1].Italic);
    }

    [Fact]
    public void SvgText_ScriptsAndMarkupCharacters_AreTspansAndEscaped()
    {
        var canvas = new SvgCanvas(100, 20);
        canvas.DrawText("a<b $x^2$\u0001", 10, 15, 10, TextAnchor.End, Palette.Blue, 90);
        XElement text = XDocument.Parse(canvas.ToString()).Root!.Elements().Single();
        Assert.Equal("a<b x2\uFFFD", text.Value);
        Assert.Equal(["a<b ", "x", "2", "\uFFFD"], text.Elements().Select(e => e.Value));
        Assert.Equal("-3.8", text.Elements().ElementAt(2).Attribute("dy")!.Value);
        Assert.Equal("3.8", text.Elements().ElementAt(3).Attribute("dy")!.Value);
        Assert.Equal("italic", text.Elements().ElementAt(1).Attribute("font-style")!.Value);
        Assert.Equal("end", text.Attribute("text-anchor")!.Value);
        Assert.Equal("rotate(-90 10 15)", text.Attribute("transform")!.Value);
    }
}
