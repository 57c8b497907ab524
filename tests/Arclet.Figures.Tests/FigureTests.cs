using System.Xml.Linq;

namespace Arclet.Figures.Tests;

public class FigureTests
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
        }

        Assert.NotNull(XDocument.Parse(svg).Root);
        Assert.Equal(svg, DemonstrationFigure.Create().ToSvg());
        Assert.Equal(pdf, DemonstrationFigure.Create().ToPdf());
    }
}
