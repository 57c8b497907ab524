using Arclet.Figures;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// A galaxy in colours (Lupton et al. 2004): the filters that cover it in three groups by wavelength, each the mean surface brightness of its filters above their skies, on the pixels of one of
/// them. Where there are three broad filters of that one's telescope, they alone are taken: fields of the other telescope are often shallower. Two filters share green; one alone is grey.
/// </summary>
/// <param name="Picture">The picture.</param>
/// <param name="Red">The filters of red, joined by plus signs.</param>
/// <param name="Green">Those of green.</param>
/// <param name="Blue">Those of blue.</param>
internal sealed record GalaxyColours(Raster Picture, string Red, string Green, string Blue)
{
    /// <summary>Lupton's Q; the picture is linear up to so many errors of the three channels' mean, or so much of the bright part, which so many of the pixels do not reach.</summary>
    private const double Softening = 8, LinearErrors = 8, LinearPart = 0.12, BrightFraction = 0.99;

    /// <summary>The picture of a part of a cutout.</summary>
    /// <param name="set">The galaxy's pixels.</param>
    /// <param name="reference">The filter whose grid the picture has.</param>
    /// <param name="left">The first column.</param>
    /// <param name="bottom">The first row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="largestSide">The most pixels of the longer side: larger pictures are means of blocks.</param>
    public static GalaxyColours Of(CutoutSet set, CutoutBand reference, int left, int bottom, int width, int height, int largestSide = int.MaxValue)
    {
        CutoutBand[][] groups = Groups(set, reference);
        FloatImage[] channels = [.. groups.Select(g => BlockMean.Reduce(new FloatImage(Mean(g, reference, left, bottom, width, height), width, height), largestSide))];

        // Faint light is to be seen beside clumps, and the noise not to be a rainbow.
        float[] bright = [.. Enumerable.Range(0, channels[0].Pixels.Length).Select(i => channels.Average(c => c.Pixels.Span[i])).Where(float.IsFinite).Order()];
        double linear = Math.Max(bright.Length > 0 ? LinearPart * bright[(int)(BrightFraction * (bright.Length - 1))] : 0, LinearErrors * Noise(groups));
        var composite = new RgbComposite { Stretch = linear > 0 ? linear : 1, Q = Softening };
        return new(composite.Make(channels[0], channels[1], channels[2]), Names(groups[0]), Names(groups[1]), Names(groups[2]));
    }

    /// <summary>Red, green and blue.</summary>
    private static CutoutBand[][] Groups(CutoutSet set, CutoutBand reference)
    {
        CutoutBand[] covering = [.. set.Bands.Where(b => b.CoveredFraction >= 0.5)];
        CutoutBand[] sorted = [.. (covering.Length > 0 ? covering : [reference]).OrderBy(b => FilterCatalog.Get(b.Filter).PivotMicron).ThenBy(b => b.Filter, StringComparer.Ordinal)];
        CutoutBand[] broad = [.. sorted.Where(b => b.Filter.EndsWith('W') && FilterCatalog.Get(b.Filter).Instrument == FilterCatalog.Get(reference.Filter).Instrument)], used = broad.Length >= 3 ? broad : sorted;
        return used.Length switch
        {
            1 => [used, used, used],
            2 => [[used[1]], used, [used[0]]],
            _ => [used[(2 * used.Length / 3)..], used[(used.Length / 3)..(2 * used.Length / 3)], used[..(used.Length / 3)]],
        };
    }

    /// <summary>The error of the three channels' mean in nJy per arcsec^2, by the medians of the error maps.</summary>
    private static double Noise(CutoutBand[][] groups)
    {
        double variance = 0;
        foreach (CutoutBand[] group in groups)
        {
            foreach (CutoutBand band in group)
            {
                double error = band.MedianError() is var typical && typical > 0 ? typical / (band.Wcs.PixelScaleArcsec * band.Wcs.PixelScaleArcsec) : 0;
                variance += error * error / (9.0 * group.Length * group.Length);
            }
        }

        return Math.Sqrt(variance);
    }

    private static string Names(CutoutBand[] group) => string.Join('+', group.Select(b => b.Filter));

    /// <summary>The mean surface brightness of filters in nJy per arcsec^2 above their skies, at each pixel bilinear between theirs; missing ones are left out.</summary>
    private static float[] Mean(CutoutBand[] group, CutoutBand reference, int left, int bottom, int width, int height)
    {
        var sums = new double[width * height];
        var counts = new int[sums.Length];
        foreach (CutoutBand band in group)
        {
            double area = band.Wcs.PixelScaleArcsec * band.Wcs.PixelScaleArcsec, sky = band.SkyLevel();

            // The cutouts of one galaxy are small: the map between two filters is affine within them.
            (double x0, double y0) = Map(0, 0);
            (double x1, double y1) = Map(width - 1, 0);
            (double x2, double y2) = Map(0, height - 1);
            double columns = Math.Max(1, width - 1), rows = Math.Max(1, height - 1);
            for (int i = 0; i < sums.Length; i++)
            {
                double u = i % width / columns, v = i / width / rows;
                double value = Bilinear(band, x0 + (u * (x1 - x0)) + (v * (x2 - x0)), y0 + (u * (y1 - y0)) + (v * (y2 - y0)));
                if (double.IsFinite(value))
                    (sums[i], counts[i]) = (sums[i] + ((value - sky) / area), counts[i] + 1);
            }

            (double X, double Y) Map(int x, int y) => band.Wcs.SkyToPixel(reference.Wcs.PixelToSky(left + x, bottom + y));
        }

        return [.. sums.Select((s, i) => counts[i] > 0 ? (float)(s / counts[i]) : float.NaN)];
    }

    /// <summary>The value at a position; within half a pixel of the border that of the border's pixel, beyond it none.</summary>
    private static double Bilinear(CutoutBand band, double x, double y)
    {
        if (!(x >= -0.5 && y >= -0.5 && x <= band.Width - 0.5 && y <= band.Height - 0.5))
            return double.NaN;
        (x, y) = (Math.Clamp(x, 0, band.Width - 1), Math.Clamp(y, 0, band.Height - 1));
        int left = (int)x, bottom = (int)y, right = Math.Min(left + 1, band.Width - 1), top = Math.Min(bottom + 1, band.Height - 1);
        double fx = x - left, fy = y - bottom;
        return ((1 - fy) * (((1 - fx) * band.Science[left, bottom]) + (fx * band.Science[right, bottom]))) + (fy * (((1 - fx) * band.Science[left, top]) + (fx * band.Science[right, top])));
    }
}
