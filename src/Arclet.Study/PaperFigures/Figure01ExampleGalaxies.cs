using System.Globalization;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Fig. 1: colour pictures of galaxies.</summary>
public static class Figure01ExampleGalaxies
{
    private const int Most = 16, Columns = 4;

    /// <summary>The figure of pictures, up to 16.</summary>
    public static FigureResult Make(IReadOnlyList<GalaxyStamp> stamps)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        if (stamps.Count == 0)
            return FigureResult.Without("no galaxy of the catalogue has cutouts");
        GalaxyStamp[] shown = [.. stamps.Take(Most)];
        int columns = Math.Min(Columns, shown.Length), rows = (shown.Length + columns - 1) / columns;
        double side = Figure.PageMm / Columns;
        var figure = new Figure(side * columns, side * rows, rows, columns) { Style = PaperStyle.Style with { Gap = 2, Margin = 1 }, DocumentTitle = "Figure 1" };
        for (int i = 0; i < shown.Length; i++)
            Draw(figure[i / columns, i % columns], shown[i]);
        Table data = FigureTable.Of(1, "The galaxies of the pictures");
        data.Add("galaxy", [.. shown.Select(s => s.GalaxyId)], "The galaxy");
        data.Add("z", [.. shown.Select(s => s.Redshift)], null, "Redshift");
        data.Add("n_clumps", [.. shown.Select(s => (long)s.Clumps.Count)], null, "Clumps that are marked");
        data.Add("side_arcsec", [.. shown.Select(s => s.Picture.Width * s.PixelScaleArcsec)], "arcsec", "The picture's side");
        data.Add("red", [.. shown.Select(s => s.Filters.Red)], "The filters of red");
        data.Add("green", [.. shown.Select(s => s.Filters.Green)], "The filters of green");
        data.Add("blue", [.. shown.Select(s => s.Filters.Blue)], "The filters of blue");
        (string red, string green, string blue) = shown[0].Filters;
        return FigureResult.Of(figure, data, $"{shown[0].GalaxyId}: red {red}, green {green}, blue {blue}; the table has those of each galaxy.");
    }

    /// <summary>The pictures of a study's galaxies: those that are asked for, else those with most clumps, of every source the image that stands for it.</summary>
    public static IReadOnlyList<GalaxyStamp> Stamps(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        LensModel? lens = StudyPictures.Lens(study);
        var stamps = new List<GalaxyStamp>();
        foreach (StudyGalaxy galaxy in StudyPictures.Chosen(study, study.Settings.Get<FiguresSettings>().ExampleGalaxies))
        {
            if (stamps.Count == Most)
                break;
            SkyPosition[] clumps = [.. study.ClumpsOf(galaxy.Galaxy.Id).Select(c => new SkyPosition(c.Photometry?.RaDegrees ?? c.Reviewed.RaDegrees, c.Photometry?.DecDegrees ?? c.Reviewed.DecDegrees))];
            if (study.Cutouts(galaxy.Galaxy.Id) is { } cutouts && GalaxyStamp.Of(galaxy.Galaxy, cutouts, galaxy.ReferenceFilter, clumps, lens) is { } stamp)
                stamps.Add(stamp);
        }

        return stamps;
    }

    private static void Draw(Panel panel, GalaxyStamp stamp)
    {
        panel.Image(stamp.Picture);
        panel.X.ShowTicks = panel.Y.ShowTicks = false;
        panel.X.Range(-0.5, stamp.Picture.Width - 0.5);
        panel.Y.Range(-0.5, stamp.Picture.Height - 0.5);
        foreach (IReadOnlyList<(double X, double Y)> line in stamp.CriticalLines)
            panel.Line([.. line.Select(p => p.X)], [.. line.Select(p => p.Y)], new LineStyle { Colour = Palette.Yellow, Width = 0.8, Dash = Dash.Dashed });
        double radius = 0.08 / stamp.PixelScaleArcsec;
        panel.Ellipses([.. stamp.Clumps.Select(c => EllipseShape.Circle(c.X, c.Y, radius))], new ShapeStyle { Edge = Colour.White.WithOpacity(0.75), EdgeWidth = 0.45 });
        panel.Note(RichText.Plain(string.Create(CultureInfo.InvariantCulture, $"{stamp.GalaxyId}, z = {stamp.Redshift:0.00}")), Corner.TopLeft, Colour.White);

        // A bar of 1" or the longest of 0.5", 0.2" that a third of the picture has room for.
        double arcsec = new[] { 2, 1, 0.5, 0.2, 0.1 }.First(a => a <= 0.1 || a / stamp.PixelScaleArcsec < 0.35 * stamp.Picture.Width), length = arcsec / stamp.PixelScaleArcsec;
        double x = 0.06 * stamp.Picture.Width, y = 0.05 * stamp.Picture.Height;
        panel.Line([x, x + length], [y, y], new LineStyle { Colour = Colour.White, Width = 1.2 });
        panel.Add(new TextMark(string.Create(CultureInfo.InvariantCulture, $"{arcsec:0.#}″"), x + (0.5 * length), y) { Anchor = TextAnchor.Middle, Colour = Colour.White, OffsetY = 6.5 });
    }
}
