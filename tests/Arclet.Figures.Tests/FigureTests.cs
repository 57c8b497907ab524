using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Arclet.Figures.Tests;

public partial class FigureTests
{
    [Fact]
    public void Demonstration_AsSvgAndPdf_IsWellFormedAndTheSameTwice()
    {
        string svg = DemonstrationFigure.Create().ToSvg();
        byte[] pdf = DemonstrationFigure.Create().ToPdf();
        if (Environment.GetEnvironmentVariable("ARCLET_FIGURE_OUT") is { Length: > 0 } folder)
        {
            DemonstrationFigure.Create().Save(Path.Combine(folder, "demonstration.svg"));
            DemonstrationFigure.Create().Save(Path.Combine(folder, "demonstration.pdf"));
            SharedGrid().Save(Path.Combine(folder, "shared.pdf"));
            Column().Save(Path.Combine(folder, "column.svg"));
            PreviewOverlay(Path.Combine(folder, "preview.png"));
        }

        Assert.NotNull(XDocument.Parse(svg).Root);
        Assert.Equal(svg, DemonstrationFigure.Create().ToSvg());
        Assert.Equal(pdf, DemonstrationFigure.Create().ToPdf());
    }

    [Fact]
    public void Svg_ASmallFigure_IsTheApprovedText() => Approve("column.verified.svg", Column().ToSvg());

    [Fact]
    public void Svg_ASharedGrid_IsTheApprovedText() => Approve("shared.verified.svg", SharedGrid().ToSvg());

    [Fact]
    public void SharedAxes_InnerPanels_LeaveTheirLabelsToTheOuterOnes()
    {
        string[] texts = [.. XDocument.Parse(SharedGrid().ToSvg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.Equal(2, texts.Count(t => t == "x"));
        Assert.Equal(2, texts.Count(t => t == "y"));
    }

    [Fact]
    public void Marks_FarOutside_AreCutNearThePanelAndNeverNaN()
    {
        var figure = new Figure(80, 60);
        Panel panel = figure.Panel;
        panel.X.Range(0, 1);
        panel.Y.Range(1e-3, 1).Kind = ScaleKind.Log;
        panel.Line([-1e12, 1e12, 0.5, 0.6], [1e-30, 1e30, -1, 0.5])
            .Points([1e300, 0.5, double.NaN], [0.1, double.PositiveInfinity, 1])
            .Points([0.5], [0.01], yErrors: new Errors([0.02], [1e9]))
            .Band([0, 0.5, 1], [-1, 0, 1e-9], [1e9, 1, 1e20])
            .Ellipses([new(0.5, 0.1, 1e6, 1e3, 10)])
            .Text("outside", 50, 50);
        string svg = figure.ToSvg();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("outside", svg, StringComparison.Ordinal);
        foreach (Match match in Coordinate().Matches(string.Join(' ', XDocument.Parse(svg).Descendants().Attributes("d").Select(a => a.Value))))
            Assert.InRange(double.Parse(match.Value, CultureInfo.InvariantCulture), -100, 400);
        Assert.Contains("clip-path=\"url(#clip1)\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void EqualAspect_AnImage_IsAsWideAsHighPerPixel()
    {
        var figure = new Figure(100, 50);
        figure.Panel.Image(new Raster(20, 40, 3));
        XElement image = XDocument.Parse(figure.ToSvg()).Descendants().Single(e => e.Name.LocalName == "image");
        Assert.Equal(2, double.Parse(image.Attribute("height")!.Value) / double.Parse(image.Attribute("width")!.Value), 1e-4);
    }

    [Fact]
    public void Errors_BadArguments_NameWhatIsExpected()
    {
        var panel = new Figure(50, 50).Panel;
        Assert.Throws<ArgumentException>(() => panel.Line([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => panel.Points([1, 2], [1, 2], yErrors: Errors.Symmetric([1])));
        Assert.Throws<ArgumentException>(() => panel.Steps([0, 1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => new Figure(10, 10, 5, 5)[4, 4].Line([1], [1]) is { } && new Figure(2, 2) { Title = "x" } is var f && f.Panel is { } && f.ToSvg() == "");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure(50, 50)[1, 0]);
        Assert.Throws<ArgumentException>(() => new Figure(50, 50).Save("figure.gif"));
    }

    [Fact]
    public void Histogram_ValuesOnEdgesAndOutside_AreCountedAsNumpyDoes() =>
        // numpy.histogram([0, 1, 1.5, 2, 3, -1, 4, nan], [0, 1, 2, 3]) -> [1, 2, 2]
        Assert.Equal([1, 2, 2], Histogram.Count([0, 1, 1.5, 2, 3, -1, 4, double.NaN], [0, 1, 2, 3]));

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Coordinate();

    private static Figure Column()
    {
        var figure = new Figure(Figure.ColumnMm, 62);
        Panel panel = figure.Panel;
        panel.X.Label = @"$\log\,M_\star$ [M$_\odot$]";
        panel.Y.Label = @"$R_\mathrm{eff}$ [pc]";
        panel.Y.Kind = ScaleKind.Log;
        panel.Points([6.1, 7.2, 8.4], [20, 90, 400], label: "clumps", yErrors: new Errors([5, 30, 100], [8, 40, 200]));
        panel.Limits([6.6], [30], label: "limits");
        panel.Line([6, 9], [15, 900], new LineStyle { Dash = Dash.Dashed }, "fit");
        panel.Note("$z > 1$");
        return figure;
    }

    private static Figure SharedGrid()
    {
        var figure = new Figure(Figure.ColumnMm, 80, 2, 2) { ShareX = true, ShareY = true, ColumnWeights = [2, 1] };
        for (int i = 0; i < 4; i++)
        {
            Panel panel = figure[i / 2, i % 2];
            panel.Line([0, 1, 2], [i, 1, 4 - i]);
            panel.X.Label = "x";
            panel.Y.Label = "y";
            panel.Note($"panel {i}", Corner.TopRight);
        }

        figure.ColourBar = null;
        figure.Title = "Shared axes";
        return figure;
    }

    private static void PreviewOverlay(string file)
    {
        FloatImage picture = DemonstrationFigure.Picture(400, 300);
        var canvas = new RasterCanvas(ImageStretch.FromZScale(picture, StretchKind.Asinh).ToGrey(picture).ToRgb());
        int id = 0;
        foreach (EllipseShape e in DemonstrationFigure.Sources)
        {
            canvas.DrawEllipse(e, Palette.Orange);
            canvas.DrawLabel($"15439-{++id}", e.X + e.A, e.Y + e.A, Palette.Yellow);
        }

        canvas.DrawLabel("0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ", 20, 100, Colour.White, 1);
        canvas.DrawLabel("+-./:=#()_?", 20, 120, Palette.Sky, 2);
        PngImage.Save(canvas.Raster, file);
    }

    private static void Approve(string name, string actual)
    {
        string file = AstropyReference.TestFile("Expectations", name);
        if (Environment.GetEnvironmentVariable("ARCLET_APPROVE") == "1")
            File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{file} is missing: run with ARCLET_APPROVE=1 to create it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
