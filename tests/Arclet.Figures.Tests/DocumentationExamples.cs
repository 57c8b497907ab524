namespace Arclet.Figures.Tests;

/// <summary>The examples of docs/figures.md, run as they stand there.</summary>
public sealed class DocumentationExamples : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arclet-figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Example_ScatterWithErrorsAndLine_IsWrittenAsSvgAndPdf()
    {
        double[] mass = [6.2, 7.1, 7.9, 8.6], radius = [35, 80, 150, 420], low = [10, 20, 30, 90], high = [15, 25, 60, 140];

        var figure = new Figure(Figure.ColumnMm, 62);
        Panel panel = figure.Panel;
        panel.X.Label = @"log $M_\star$ [M$_\odot$]";
        panel.Y.Label = @"$R_\mathrm{eff}$ [pc]";
        panel.Y.Kind = ScaleKind.Log;
        panel.Points(mass, radius, label: "clumps", yErrors: new Errors(low, high));
        panel.Line([6, 9], [28, 560], new LineStyle { Dash = Dash.Dashed }, @"$R \propto M^{0.43}$");
        figure.Save(Path.Combine(_folder, "sizes.svg"));
        figure.Save(Path.Combine(_folder, "sizes.pdf"));

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void Example_ImageWithEllipses_IsWrittenAsPng()
    {
        FloatImage image = DemonstrationFigure.Picture(600, 400);
        EllipseShape[] detections = DemonstrationFigure.Sources;

        var reduction = new BlockMean(image.Width, image.Height, maximumSize: 300);
        for (int y = 0; y < image.Height; y++)
            reduction.AddRow(image.Row(y));
        FloatImage small = reduction.ToImage();
        var canvas = new RasterCanvas(ImageStretch.FromZScale(small, StretchKind.Asinh).ToGrey(small).ToRgb(), reduction.Factor);
        for (int i = 0; i < detections.Length; i++)
        {
            canvas.DrawEllipse(detections[i], Palette.Orange);
            canvas.DrawLabel($"{i + 1}", detections[i].X, detections[i].Y, Palette.Yellow, offsetX: 6, offsetY: 6);
        }

        PngImage.Save(canvas.Raster, Path.Combine(_folder, "preview.png"));

        Assert.Equal(300, PngDecoder.Decode(File.ReadAllBytes(Path.Combine(_folder, "preview.png"))).Width);
    }

    [Fact]
    public void Example_RgbComposite_IsWrittenAsPngAndInAFigure()
    {
        FloatImage f444w = DemonstrationFigure.Picture(), f277w = f444w, f150w = f444w;

        var composite = new RgbComposite { Minimum = (0.5, 0.5, 0.5), Stretch = 8, Q = 8 };
        Raster colour = composite.Make(f444w, f277w, f150w);
        PngImage.Save(colour, Path.Combine(_folder, "colour.png"));
        var figure = new Figure(60, 50);
        figure.Panel.Image(colour).Ellipses(DemonstrationFigure.Sources, new ShapeStyle { Edge = Colour.White });
        figure.Panel.FrameColour = Colour.White;
        figure.Save(Path.Combine(_folder, "colour.pdf"));

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }
}
