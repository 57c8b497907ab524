using System.Globalization;
using Arclet.Figures;
using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.ClumpFit;

namespace Arclet.Fit;

/// <summary>
/// A page of stamps as Fig. 5 of the paper: the region of all clumps where it is not too large, then for each clump the data, the model of all clumps with its
/// background, and the residual. All in units of the pixels' errors and in one stretch, so that a residual of many sigma shows beside any clump.
/// </summary>
internal sealed class StampPage(ClumpFitImage image, float[] model, IReadOnlyList<ClumpFitResult> fits, ClumpFitSettings settings)
{
    /// <summary>A region with a longer side is no galaxy and has no stamp of its own.</summary>
    private const int LargestRegion = 400;

    private const int Zoom = 4;
    private const int Gap = 4;
    private const int GroupGap = 20;
    private const int Caption = 30;
    private const int Margin = 12;

    /// <summary>Black, and the least that is white, in errors of a pixel.</summary>
    private const double BlackErrors = -5, LeastWhiteErrors = 40;

    private static readonly Colour Flagged = new(190, 30, 30);
    private static readonly Colour Mark = new(255, 90, 60);

    // What asks for a look at the fit; the other flags only describe it.
    private const ClumpFitFlags Doubtful = ClumpFitFlags.AtBound | ClumpFitFlags.NotConverged | ClumpFitFlags.BadChiSquare | ClumpFitFlags.NotFitted | ClumpFitFlags.Singular;

    /// <summary>Draws the page.</summary>
    public Raster Draw()
    {
        ClumpFitResult[] placed = [.. fits.Where(f => double.IsFinite(f.X + f.Y + f.Flux))];
        int half = Math.Max(settings.BoxPixels, settings.GroupBoxPixels) / 2 * 2;
        int side = (2 * half) + 1, panel = side * Zoom, group = (3 * panel) + (2 * Gap);
        PixelBounds region = Region(placed);
        int regionWidth = region.XMax - region.XMin, regionHeight = region.YMax - region.YMin;
        bool hasRegion = placed.Length > 0 && regionWidth <= LargestRegion && regionHeight <= LargestRegion;
        int regionZoom = hasRegion ? Math.Clamp(900 / (3 * Math.Max(regionWidth, regionHeight)), 1, Zoom) : 0;
        int perRow = Math.Clamp((int)Math.Ceiling(Math.Sqrt(placed.Length * (panel + Caption) / (1.4 * group))), 1, 40);
        int headHeight = hasRegion ? (regionHeight * regionZoom) + Caption + Gap : 0;
        int width = Math.Max((perRow * (group + GroupGap)) - GroupGap, hasRegion ? (3 * regionWidth * regionZoom) + (2 * Gap) : 0);
        int rows = (placed.Length + perRow - 1) / perRow;
        var panels = new StampPanels(Math.Max(width, group) + (2 * Margin), headHeight + (Math.Max(rows, 1) * (panel + Caption + Gap)) + (2 * Margin), Stretch(placed));
        if (hasRegion)
            PlaceRegion(panels, region, regionZoom, placed);
        for (int i = 0; i < placed.Length; i++)
        {
            int left = Margin + (i % perRow * (group + GroupGap)), top = Margin + headHeight + (i / perRow * (panel + Caption + Gap)) + Caption;
            PlaceClump(panels, placed[i], half, left, top);
        }

        return panels.Sheet;
    }

    private void PlaceRegion(StampPanels panels, PixelBounds region, int zoom, ClumpFitResult[] placed)
    {
        int width = region.XMax - region.XMin, step = (width * zoom) + Gap, top = Margin + Caption;
        double sky = Median([.. placed.Select(f => f.Sky)]);
        (float[] data, float[] fitted, float[] rest) = Stamps(region, (_, _) => sky);
        string[] captions = ["data", "model", "residual"];
        float[][] stamps = [data, fitted, rest];
        for (int k = 0; k < 3; k++)
        {
            int left = Margin + (k * step);
            panels.Place(stamps[k], width, zoom, left, top);
            panels.Label(captions[k], left, top - 4, 2);
            if (k > 0)
                continue;
            foreach (ClumpFitResult f in placed)
                panels.Circle(left + ((f.X - region.XMin + 0.5) * zoom), top + ((region.YMax - f.Y - 0.5) * zoom), 2.5 * zoom, (f.Flags & Doubtful) != ClumpFitFlags.None ? Mark : new Colour(90, 230, 120));
        }
    }

    private void PlaceClump(StampPanels panels, ClumpFitResult fit, int half, int left, int top)
    {
        int side = (2 * half) + 1, x = (int)Math.Round(fit.X), y = (int)Math.Round(fit.Y);
        var box = new PixelBounds(x - half, y - half, x + half + 1, y + half + 1);
        (float[] data, float[] fitted, float[] rest) = Stamps(box, (px, py) => fit.Sky + (fit.SkyX * Within(px - fit.X)) + (fit.SkyY * Within(py - fit.Y)));

        // A plane says nothing outside of its box: there it goes on as it is at the edge.
        double Within(double offset) => Math.Clamp(offset, -0.5 * settings.BoxPixels, 0.5 * settings.BoxPixels);
        float[][] stamps = [data, fitted, rest];
        for (int k = 0; k < 3; k++)
            panels.Place(stamps[k], side, Zoom, left + (k * ((side * Zoom) + Gap)), top);
        Colour colour = (fit.Flags & Doubtful) != ClumpFitFlags.None ? Flagged : Colour.Black;
        string chi2 = fit.DegreesOfFreedom > 0 ? (fit.ChiSquare / fit.DegreesOfFreedom).ToString("G3", CultureInfo.InvariantCulture) : "-";
        panels.Label($"{fit.Id}  S/N {fit.Flux / fit.FluxError:F0}", left, top - 16, 1, colour);
        panels.Label($"chi2/dof {chi2}  flag {(int)fit.Flags}", left, top - 4, 1, colour);
    }

    /// <summary>Data, model with the background, and their difference, less the background's level in the middle and in units of the errors; what is missing is 0.</summary>
    private (float[] Data, float[] Model, float[] Residual) Stamps(PixelBounds box, Func<double, double, double> sky)
    {
        int width = box.XMax - box.XMin, height = box.YMax - box.YMin;
        float[] data = new float[width * height], fitted = new float[data.Length], rest = new float[data.Length];
        double level = sky((box.XMin + box.XMax - 1) / 2.0, (box.YMin + box.YMax - 1) / 2.0);
        int x0 = Math.Max(0, box.XMin), x1 = Math.Min(image.Image.Width, box.XMax);
        if (x1 <= x0)
            return (data, fitted, rest);
        float[] pixels = new float[x1 - x0], errors = new float[x1 - x0];
        for (int y = Math.Max(0, box.YMin); y < Math.Min(image.Image.Height, box.YMax); y++)
        {
            var row = new PixelBounds(x0, y, x1, y + 1);
            image.Image.ReadWindow(row, pixels);
            image.Error.ReadWindow(row, errors);
            for (int i = 0; i < pixels.Length; i++)
            {
                if (!float.IsFinite(pixels[i]) || !(errors[i] > 0 && float.IsFinite(errors[i])))
                    continue;
                int at = ((y - box.YMin) * width) + x0 + i - box.XMin;
                double clumps = model[(y * image.Image.Width) + x0 + i], background = sky(x0 + i, y) - level;
                data[at] = (float)((pixels[i] - level) / errors[i]);
                fitted[at] = (float)((clumps + background) / errors[i]);
                rest[at] = (float)((pixels[i] - level - clumps - background) / errors[i]);
            }
        }

        return (data, fitted, rest);
    }

    /// <summary>White is where nine tenths of the clumps have their brightest pixel.</summary>
    private ImageStretch Stretch(ClumpFitResult[] placed)
    {
        var peaks = new List<double>();
        foreach (ClumpFitResult f in placed)
        {
            int x = (int)Math.Round(f.X), y = (int)Math.Round(f.Y);
            if (x < 0 || y < 0 || x >= image.Image.Width || y >= image.Image.Height)
                continue;
            (float[] data, _, _) = Stamps(new PixelBounds(x - 1, y - 1, x + 2, y + 2), (_, _) => f.Sky);
            peaks.Add(data.Max());
        }

        peaks.Sort();
        double white = peaks.Count == 0 ? LeastWhiteErrors : Math.Max(LeastWhiteErrors, peaks[(int)(0.9 * (peaks.Count - 1))]);
        return new ImageStretch(BlackErrors, white, StretchKind.Asinh);
    }

    private PixelBounds Region(ClumpFitResult[] placed)
    {
        if (placed.Length == 0)
            return new PixelBounds(0, 0, 0, 0);
        const int around = 12;
        int x0 = (int)Math.Max(0, placed.Min(f => f.X) - around), x1 = (int)Math.Min(image.Image.Width, placed.Max(f => f.X) + around + 1);
        int y0 = (int)Math.Max(0, placed.Min(f => f.Y) - around), y1 = (int)Math.Min(image.Image.Height, placed.Max(f => f.Y) + around + 1);
        return new PixelBounds(x0, y0, Math.Max(x0, x1), Math.Max(y0, y1));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
