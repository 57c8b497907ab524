using System.Globalization;
using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 5: data, model and residual of the photometry of two galaxies.</summary>
public static class Figure05Residuals
{
    private const int Most = 2;

    /// <summary>The figure of galaxies, a row for each.</summary>
    public static FigureResult Make(IReadOnlyList<FitStamp> stamps)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        if (stamps.Count == 0)
            return FigureResult.Without("no galaxy of the catalogue has both cutouts with a PSF and measured clumps");
        var figure = new Figure(Figure.PageMm, (58 * stamps.Count) + 6, stamps.Count, 3) { Style = PaperStyle.Style with { Gap = 3 }, DocumentTitle = "Figure 5" };
        for (int i = 0; i < stamps.Count; i++)
            Draw(figure, i, stamps[i]);
        (FitStamp Stamp, (string Id, EllipseShape Ellipse, double FluxNanojansky) Clump)[] rows = [.. stamps.SelectMany(s => s.Clumps.Select(c => (s, c)))];
        Table data = FigureTable.Of(5, "The fitted clumps, in the pixels of the pictures (first one's centre at 0, 0)");
        data.Add("galaxy", [.. rows.Select(r => r.Stamp.GalaxyId)], "The galaxy");
        data.Add("id", [.. rows.Select(r => r.Clump.Id)], "The clump");
        data.Add("filter", [.. rows.Select(r => r.Stamp.Filter)], "The filter");
        data.Add("x", [.. rows.Select(r => r.Clump.Ellipse.X)], "pix", "Column in the picture");
        data.Add("y", [.. rows.Select(r => r.Clump.Ellipse.Y)], "pix", "Row in the picture");
        data.Add("a", [.. rows.Select(r => r.Clump.Ellipse.A)], "pix", "Half-light ellipse, major half-axis, at least 0.4");
        data.Add("b", [.. rows.Select(r => r.Clump.Ellipse.B)], "pix", "Minor half-axis, at least 0.4");
        data.Add("theta_deg", [.. rows.Select(r => r.Clump.Ellipse.ThetaDeg)], "deg", "Direction, counter-clockwise from +x");
        data.Add("flux_njy", [.. rows.Select(r => r.Clump.FluxNanojansky)], "nJy", "Flux as observed");
        return FigureResult.Of(figure, data);
    }

    /// <summary>The two galaxies that are asked for, else those of most measured clumps.</summary>
    public static IReadOnlyList<FitStamp> Stamps(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var stamps = new List<FitStamp>();
        foreach (StudyGalaxy galaxy in StudyPictures.Chosen(study, study.Settings.Get<FiguresSettings>().ResidualGalaxies))
        {
            if (stamps.Count == Most)
                break;
            ClumpPhotometry[] photometry = [.. study.ClumpsOf(galaxy.Galaxy.Id).Select(c => c.Photometry).OfType<ClumpPhotometry>()];
            if (photometry.Length > 0 && study.Cutouts(galaxy.Galaxy.Id) is { } cutouts && FitStamp.Of(galaxy.Galaxy, cutouts, photometry) is { } stamp)
                stamps.Add(stamp);
        }

        return stamps;
    }

    private static void Draw(Figure figure, int row, FitStamp stamp)
    {
        // One stretch for all three: the residual is to be seen as bright as it is.
        float[] sorted = [.. stamp.Data.Pixels.ToArray().Where(float.IsFinite).Order()];
        double high = Math.Max(sorted.Length > 0 ? sorted[(int)(0.997 * (sorted.Length - 1))] : 1, 0.5 * stamp.Model.Pixels.ToArray().Max()), low = -2 * stamp.ErrorNanojansky;
        var stretch = new ImageStretch(double.IsFinite(low) ? low : 0, Math.Max(high, 1e-9), StretchKind.Asinh);
        (string Title, FloatImage Image)[] panels = [("data", stamp.Data), ("model", stamp.Model), ("residual", stamp.Residual)];
        for (int i = 0; i < panels.Length; i++)
        {
            Panel panel = figure[row, i];
            panel.Image(stretch.ToColour(panels[i].Image, ColourMap.GreyInverted));
            panel.X.Range(-0.5, stamp.Data.Width - 0.5);
            panel.Y.Range(-0.5, stamp.Data.Height - 0.5);
            panel.X.ShowTicks = panel.Y.ShowTicks = false;
            if (row == 0)
                panel.Title = panels[i].Title;
            if (i < 2)
                panel.Ellipses([.. stamp.Clumps.Select(c => c.Ellipse)], new ShapeStyle { Edge = i == 0 ? Palette.Vermillion : Palette.Blue, EdgeWidth = 0.5 });
            if (i == 0)
                panel.Y.Label = RichText.Plain(string.Create(CultureInfo.InvariantCulture, $"{stamp.GalaxyId}, z = {stamp.Redshift:0.00}, {stamp.Filter}, {stamp.Clumps.Count} clumps"));
        }

        double arcsec = new[] { 2, 1, 0.5, 0.2, 0.1 }.First(a => a <= 0.1 || a / stamp.PixelScaleArcsec < 0.35 * stamp.Data.Width), length = arcsec / stamp.PixelScaleArcsec;
        double x = 0.06 * stamp.Data.Width, y = 0.05 * stamp.Data.Height;
        Panel last = figure[row, 2];
        last.Line([x, x + length], [y, y], new LineStyle { Colour = Colour.Black, Width = 1.2 });
        last.Add(new TextMark(string.Create(CultureInfo.InvariantCulture, $"{arcsec:0.#}″"), x + (0.5 * length), y) { Anchor = TextAnchor.Middle, OffsetY = 6.5 });
    }
}
