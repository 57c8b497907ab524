using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Cuts a galaxy out of the mosaics: each filter on its own grid, no pixel resampled, only the window read.</summary>
public static class CutoutCutter
{
    /// <summary>Cuts.</summary>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="mosaics">The filters.</param>
    /// <param name="map">The segmentation map; null for none.</param>
    /// <param name="settings">How large cutouts are.</param>
    /// <param name="psfs">The PSF by filter, on the mosaics' pixels; null before the study has them.</param>
    public static CutoutSet Cut(
        Galaxy galaxy, IReadOnlyList<MosaicBand> mosaics, SegmentationMosaic? map, CutoutsSettings settings, IReadOnlyDictionary<string, GaussianMixturePsf>? psfs = null)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(mosaics);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        GalaxyExtent extent = GalaxyExtent.Of(galaxy, map, settings);
        CutoutFlags common = (extent.HasSegment ? CutoutFlags.None : CutoutFlags.NoSegmentation) | (extent.IsLimited ? CutoutFlags.ExtentLimited : CutoutFlags.None);
        var bands = new List<CutoutBand>();
        var uncovered = new List<string>();
        foreach (MosaicBand mosaic in mosaics)
        {
            if (Cut(galaxy, mosaic, map, extent, common) is { } band)
                bands.Add(band with { Psf = psfs is not null && psfs.TryGetValue(band.Filter, out GaussianMixturePsf? psf) ? psf : null });
            else
                uncovered.Add(mosaic.Files.Filter);
        }

        return new CutoutSet
        {
            GalaxyId = galaxy.Id,
            RaDegrees = extent.Center.RaDegrees,
            DecDegrees = extent.Center.DecDegrees,
            SizeArcsec = extent.SizeArcsec,
            Bands = bands,
            UncoveredFilters = uncovered,
        };
    }

    private static CutoutBand? Cut(Galaxy galaxy, MosaicBand mosaic, SegmentationMosaic? map, GalaxyExtent extent, CutoutFlags flags)
    {
        if (!(extent.Center.SeparationArcsec(mosaic.Wcs.Reference) < 80 * 3600))
            return null;
        (double cx, double cy) = mosaic.Wcs.SkyToPixel(extent.Center);
        double half = Math.Ceiling(0.5 * extent.SizeArcsec / mosaic.Wcs.PixelScaleArcsec);

        // Nothing of it is in the image; this also keeps the window within the range of integers.
        if (!(cx + half >= -0.5 && cy + half >= -0.5 && cx - half <= mosaic.Science.Width && cy - half <= mosaic.Science.Height))
            return null;
        int x = (int)Math.Round(cx), y = (int)Math.Round(cy), reach = (int)half, width = (2 * reach) + 1;
        var window = new PixelBounds(x - reach, y - reach, x + reach + 1, y + reach + 1);
        float[] science = new float[width * width], errors = new float[science.Length], unusable = new float[science.Length];
        mosaic.Read(window, science, errors, unusable);
        int usable = unusable.Count(u => u == 0);
        if (usable == 0)
            return null;
        if (window.XMin < 0 || window.YMin < 0 || window.XMax > mosaic.Science.Width || window.YMax > mosaic.Science.Height)
            flags |= CutoutFlags.OverEdge;
        if (!mosaic.HasErrors)
        {
            flags |= CutoutFlags.ErrorsFromBackground;
            FillErrors(science, errors, unusable, width);
        }

        Wcs wcs = mosaic.Wcs.Cutout(window.XMin, window.YMin);
        int[] segmentation = Segments(wcs, width, map);
        var own = new HashSet<int>(galaxy.Segments);
        for (int i = 0; i < segmentation.Length; i++)
        {
            if (unusable[i] != 0 && segmentation[i] > 0 && own.Contains(segmentation[i]))
                flags |= CutoutFlags.GalaxyIncomplete;
        }

        return new CutoutBand
        {
            Filter = mosaic.Files.Filter,
            Science = new MemoryImage(science, width, width, mosaic.Science.Name),
            Error = new MemoryImage(errors, width, width, mosaic.Science.Name),
            Mask = new MemoryImage(unusable, width, width, mosaic.Science.Name),
            Segmentation = segmentation,
            Wcs = wcs,
            OriginX = window.XMin,
            OriginY = window.YMin,
            SaturationNanojansky = mosaic.Files.Saturation is { } level ? level * mosaic.Calibration.NanojanskyPerUnit : double.PositiveInfinity,
            CoveredFraction = usable / (double)unusable.Length,
            Flags = flags,
        };
    }

    private static void FillErrors(float[] science, float[] errors, float[] unusable, int width)
    {
        var image = new MemoryImage(science, width, width);
        float rms = BackgroundModel.Measure(image, new MemoryImage(unusable, width, width), new BackgroundSettings()).GlobalRms;
        for (int i = 0; i < errors.Length; i++)
            errors[i] = unusable[i] == 0 ? rms : float.NaN;
    }

    /// <summary>The segment at each pixel's centre: the map's pixel that it falls in.</summary>
    private static int[] Segments(Wcs wcs, int width, SegmentationMosaic? map)
    {
        var segments = new int[width * width];
        if (map is null)
            return segments;
        double[] x = new double[width], y = new double[width], ra = new double[width], dec = new double[width];
        var columns = new int[segments.Length];
        var rows = new int[segments.Length];
        for (int i = 0; i < width; i++)
            x[i] = i;
        for (int row = 0; row < width; row++)
        {
            Array.Fill(y, row);
            wcs.PixelToSky(x, y, ra, dec);
            double[] mapX = new double[width], mapY = new double[width];
            map.Wcs.SkyToPixel(ra, dec, mapX, mapY);
            for (int i = 0; i < width; i++)
            {
                // A position that the map's projection does not have is far outside of it.
                columns[(row * width) + i] = double.IsFinite(mapX[i]) ? (int)Math.Clamp(Math.Round(mapX[i]), -2, map.Image.Width + 1) : -2;
                rows[(row * width) + i] = double.IsFinite(mapY[i]) ? (int)Math.Clamp(Math.Round(mapY[i]), -2, map.Image.Height + 1) : -2;
            }
        }

        var window = new PixelBounds(columns.Min(), rows.Min(), columns.Max() + 1, rows.Max() + 1);
        int[] read = map.Read(window);
        for (int i = 0; i < segments.Length; i++)
            segments[i] = read[((rows[i] - window.YMin) * (window.XMax - window.XMin)) + columns[i] - window.XMin];
        return segments;
    }
}
