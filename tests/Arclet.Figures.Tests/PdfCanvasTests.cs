using System.Text;

namespace Arclet.Figures.Tests;

public class PdfCanvasTests
{
    [Fact]
    public void Save_TheDemonstration_HasTrueOffsetsAndStreamsThatInflate()
    {
        var pdf = new PdfReader(DemonstrationFigure.Create().ToPdf());
        // Save and restore balance, or a viewer's clip would leak into the next panel.
        string[] operators = pdf.Content.Split(['\n', ' ']);
        Assert.Equal(operators.Count(o => o == "q"), operators.Count(o => o == "Q"));
        Assert.Equal(9, pdf.Content.Split("W n\n").Length - 1);
        Assert.DoesNotContain("NaN", pdf.Content, StringComparison.Ordinal);
        Assert.Contains(pdf.Objects, o => o.Contains("/BaseFont /Symbol", StringComparison.Ordinal));
    }

    [Fact]
    public void DrawImage_WithOpacity_CarriesThePixelsAndASoftMask()
    {
        var raster = new Raster(2, 1, 4, [10, 20, 30, 255, 40, 50, 60, 128]);
        var canvas = new PdfCanvas(100, 50);
        canvas.DrawImage(raster, new CanvasRectangle(10, 5, 40, 20));
        canvas.DrawImage(raster, new CanvasRectangle(60, 5, 40, 20));
        PdfReader pdf = Read(canvas);
        Assert.Equal(2, pdf.Streams.Count(s => s.Dictionary.Contains("/Image", StringComparison.Ordinal)));
        byte[] colours = pdf.Streams.Single(s => s.Dictionary.Contains("/SMask", StringComparison.Ordinal)).Data;
        Assert.Equal([10, 20, 30, 40, 50, 60], PngDecoder.Unfilter(colours, 6, 3));
        Assert.Equal([255, 128], PngDecoder.Unfilter(pdf.Streams.Single(s => s.Dictionary.Contains("/DeviceGray", StringComparison.Ordinal)).Data, 2, 1));
        Assert.Contains("q 40 0 0 -20 10 25 cm /Im1 Do Q", pdf.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void DrawText_GreekScriptsAndSigns_UsesTheRightFontsCodesAndPlaces()
    {
        var canvas = new PdfCanvas(200, 50);
        canvas.DrawText(@"a$\Sigma_{x}^{-2}$ (é)", 10, 20, 10, TextAnchor.Start, Colour.Black);
        string content = Read(canvas).Content;
        // Helvetica a = 556, Symbol Sigma = code S, 592; scripts at 0.7 of 10 points, raised by 3.8 and lowered by 2.
        Assert.Contains("/F1 10 Tf 1 0 0 -1 10 20 Tm (a) Tj", content, StringComparison.Ordinal);
        Assert.Contains("/F5 10 Tf 1 0 0 -1 15.56 20 Tm (S) Tj", content, StringComparison.Ordinal);
        Assert.Contains("/F1 7 Tf 1 0 0 -1 21.78 16.2 Tm (\\2012) Tj", content, StringComparison.Ordinal);
        Assert.Contains("/F2 7 Tf 1 0 0 -1 21.78 22 Tm (x) Tj", content, StringComparison.Ordinal);
        Assert.Contains("( \\(\\351\\)) Tj", content, StringComparison.Ordinal);
    }

    [Fact]
    public void DrawText_SunSign_IsDrawnAsCircleAndDot()
    {
        var canvas = new PdfCanvas(200, 50);
        canvas.DrawText(@"$\odot$", 10, 20, 10, TextAnchor.Start, Colour.Black);
        string content = Read(canvas).Content;
        Assert.DoesNotContain("Tj", content, StringComparison.Ordinal);
        Assert.Equal(8, content.Split(" c\n").Length - 1);
    }

    [Fact]
    public void Pop_WithoutPush_IsRefusedAndSoIsSavingWithAnOpenClip()
    {
        var canvas = new PdfCanvas(10, 10);
        Assert.Throws<InvalidOperationException>(canvas.Pop);
        canvas.PushClip(CanvasPath.Circle(5, 5, 4));
        Assert.Throws<InvalidOperationException>(() => canvas.Save(Stream.Null));
    }

    [Fact]
    public void Save_ATitleInGreek_IsUtf16()
    {
        var canvas = new PdfCanvas(10, 10, "α(");
        string title = Read(canvas).Objects.Single(o => o.Contains("/Title", StringComparison.Ordinal));
        Assert.Contains("<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("α(")) + ">", title, StringComparison.Ordinal);
    }

    private static PdfReader Read(PdfCanvas canvas)
    {
        using var stream = new MemoryStream();
        canvas.Save(stream);
        return new PdfReader(stream.ToArray());
    }
}
