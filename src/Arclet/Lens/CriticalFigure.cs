using Arclet.Figures;
using Arclet.Lensing.Maps;

namespace Arclet.Lens;

/// <summary>Critical lines and caustics side by side, in the model's frame as it is on the sky: east to the left.</summary>
internal static class CriticalFigure
{
    public static Figure Create(IReadOnlyList<CriticalLine> lines, double halfWidthArcsec, double redshift)
    {
        var figure = new Figure(180, 90, 1, 2) { DocumentTitle = "Critical lines and caustics" };
        Draw(figure[0, 0], $"critical lines, z = {redshift:G5}", lines, l => l.Image, halfWidthArcsec);
        Draw(figure[0, 1], "caustics", lines, l => l.Source, halfWidthArcsec);
        return figure;
    }

    private static void Draw(Panel panel, string title, IReadOnlyList<CriticalLine> lines, Func<CriticalLine, IReadOnlyList<(double X, double Y)>> points, double half)
    {
        panel.Title = title;
        panel.HasEqualAspect = true;
        panel.X.Label = "x (west) [arcsec]";
        panel.Y.Label = "y (north) [arcsec]";
        panel.X.Range(-half, half);
        panel.Y.Range(-half, half);
        var named = new HashSet<CriticalLineKind>();
        foreach (CriticalLine line in lines)
        {
            IReadOnlyList<(double X, double Y)> path = points(line);
            IEnumerable<(double X, double Y)> drawn = line.IsClosed ? path.Append(path[0]) : path;
            bool tangential = line.Kind == CriticalLineKind.Tangential;
            double[] x = [.. drawn.Select(p => p.X)], y = [.. drawn.Select(p => p.Y)];
            var style = new LineStyle { Colour = tangential ? Palette.Vermillion : Palette.Blue, Width = 0.8 };
            if (named.Add(line.Kind))
                panel.Line(x, y, style, tangential ? "tangential" : "radial");
            else
                panel.Line(x, y, style);
        }

        panel.LegendCorner = Corner.TopRight;
    }
}
