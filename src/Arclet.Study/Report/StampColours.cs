using Arclet.Figures;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A galaxy in the colours of three filters (Lupton et al. 2004), on the pixels of its reference filter.</summary>
internal static class StampColours
{
    /// <summary>Lupton's Q; the picture is linear up to so many typical errors, or so much of the brightest part.</summary>
    private const double Softening = 8, LinearErrors = 5, LinearPart = 0.1, BrightFraction = 0.997;

    /// <summary>The picture and its filters in words.</summary>
    public static (Raster Picture, string Words) Of(CutoutSet set, CutoutBand reference, int largestSide)
    {
        // Wide filters of one telescope, where there are three: fields of HST are often shallower.
        CutoutBand[] wide = [.. set.Bands.Where(b => b.Filter.EndsWith('W') && FilterCatalog.Get(b.Filter).Instrument == FilterCatalog.Get(reference.Filter).Instrument).OrderBy(b => PivotOf(b.Filter))];
        CutoutBand[] bands = wide.Length >= 3 ? wide : [.. set.Bands.OrderBy(b => PivotOf(b.Filter))];
        if (bands.Length < 3)
        {
            FloatImage grey = Reduced(Surface(reference, reference), reference, largestSide);
            return (ImageStretch.Percentiles(grey, 1, 99.7, StretchKind.Asinh).ToGrey(grey).ToRgb(), $"{reference.Filter} alone: there are not three filters");
        }

        CutoutBand blue = bands[bands.Length / 6], green = bands[bands.Length / 2], red = bands[^(1 + (bands.Length / 6))];
        FloatImage r = Reduced(Surface(red, reference), reference, largestSide), g = Reduced(Surface(green, reference), reference, largestSide), b = Reduced(Surface(blue, reference), reference, largestSide);

        // Equal flux density is white; what is linear follows the noise of the mean of the three.
        double noise = new[] { red, green, blue }.Average(f => (f.MedianError() is var error && error > 0 ? error : 1) / f.Wcs.PixelScaleArcsec / f.Wcs.PixelScaleArcsec);
        double bright = new[] { r, g, b }.Max(Bright);
        return (new RgbComposite { Stretch = Math.Max(LinearErrors * noise, LinearPart * bright), Q = Softening }.Make(r, g, b), $"red {red.Filter}, green {green.Filter}, blue {blue.Filter}");
    }

    /// <summary>The level of the pixels outside all objects: their median; 0 where there are none.</summary>
    public static double Sky(CutoutBand band)
    {
        var outside = new List<float>();
        ReadOnlySpan<float> pixels = band.Science.Pixels, mask = band.Mask.Pixels;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (mask[i] == 0 && band.Segmentation[i] == 0 && float.IsFinite(pixels[i]))
                outside.Add(pixels[i]);
        }

        if (outside.Count == 0)
            return 0;
        outside.Sort();
        return outside[outside.Count / 2];
    }

    /// <summary>A picture with fewer levels: the noise of the last bits is most of a PNG's size and nothing of what is seen.</summary>
    public static Raster Coarse(Raster raster, int bits)
    {
        int step = 1 << (8 - bits), last = 255 / step;
        byte[] pixels = raster.Pixels;
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(pixels[i] / step * 255 / last);
        return raster;
    }

    private static FloatImage Reduced(float[] pixels, CutoutBand reference, int largestSide) => BlockMean.Reduce(new FloatImage(pixels, reference.Width, reference.Height), largestSide);

    /// <summary>A filter's surface brightness in nJy per square arcsec above the sky at the reference filter's pixels: that of the nearest pixel.</summary>
    private static float[] Surface(CutoutBand band, CutoutBand reference)
    {
        double sky = Sky(band), area = band.Wcs.PixelScaleArcsec * band.Wcs.PixelScaleArcsec;
        var surface = new float[reference.Width * reference.Height];

        // The cutouts of one galaxy are small: the map between two filters is affine within them.
        (double x0, double y0) = Map(0, 0);
        (double x1, double y1) = Map(reference.Width - 1, 0);
        (double x2, double y2) = Map(0, reference.Height - 1);
        double columns = Math.Max(1, reference.Width - 1), rows = Math.Max(1, reference.Height - 1);
        for (int y = 0; y < reference.Height; y++)
        {
            for (int x = 0; x < reference.Width; x++)
            {
                int column = (int)Math.Round(x0 + ((x1 - x0) * x / columns) + ((x2 - x0) * y / rows)), row = (int)Math.Round(y0 + ((y1 - y0) * x / columns) + ((y2 - y0) * y / rows));
                surface[(y * reference.Width) + x] = column >= 0 && row >= 0 && column < band.Width && row < band.Height ? (float)((band.Science[column, row] - sky) / area) : float.NaN;
            }
        }

        return surface;

        (double X, double Y) Map(int x, int y) => band.Wcs.SkyToPixel(reference.Wcs.PixelToSky(x, y));
    }

    /// <summary>The value that few pixels exceed; 0 for a filter that covers none of the picture.</summary>
    private static double Bright(FloatImage image)
    {
        float[] sorted = [.. image.Pixels.ToArray().Where(float.IsFinite).Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)(BrightFraction * (sorted.Length - 1))];
    }

    private static double PivotOf(string filter) => FilterCatalog.Get(filter).PivotMicron;
}
