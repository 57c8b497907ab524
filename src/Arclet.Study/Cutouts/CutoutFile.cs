using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// A cutout set as one FITS file: a table BANDS, and for each filter the images <c>SCI_F150W ERR_F150W MASK_F150W SEG_F150W</c> with their WCS and, where it is known,
/// the PSF's Gaussians as the table <c>PSF_F150W</c>. It appears whole or not at all.
/// </summary>
public static class CutoutFile
{
    /// <summary>Writes a set.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, CutoutSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        using FitsWriter writer = FitsWriter.Create(path);
        var primary = new FitsHeader();
        primary.Set("GALAXY", set.GalaxyId, "the galaxy");
        primary.Set("RA", set.RaDegrees, "[deg] centre");
        primary.Set("DEC", set.DecDegrees, "[deg] centre");
        primary.Set("SIZE", set.SizeArcsec, "[arcsec] width and height");
        writer.WriteEmpty(primary);
        writer.WriteTable(BandTable(set));
        foreach (CutoutBand band in set.Bands)
        {
            writer.BeginImage(Header(band, "SCI", "nJy"), FitsPixelType.Float32, band.Width, band.Height);
            writer.WriteRows(band.Science.Pixels);
            writer.BeginImage(Header(band, "ERR", "nJy"), FitsPixelType.Float32, band.Width, band.Height);
            writer.WriteRows(band.Error.Pixels);
            writer.BeginImage(Header(band, "MASK", null), FitsPixelType.UInt8, band.Width, band.Height);
            writer.WriteRows(band.Mask.Pixels);
            writer.BeginImage(Header(band, "SEG", null), FitsPixelType.Int32, band.Width, band.Height);
            writer.WriteRows([.. band.Segmentation]);
            if (band.Psf is { } psf)
                writer.WriteTable(PsfTable(band.Filter, psf));
        }

        writer.Complete();
    }

    /// <summary>Reads a set that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file cannot be read or lacks a part.</exception>
    public static CutoutSet Read(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        FitsHeader primary = file.Hdu(0).Header;
        Table table = Table.Read($"{path}[BANDS]");
        Column<string> filters = table.Strings("filter");
        Column<long> flags = table.Integers("flags"), originX = table.Integers("origin_x"), originY = table.Integers("origin_y");
        Column<double> covered = table.Doubles("covered_fraction"), saturation = table.Doubles("saturation_njy"), scale = table.Doubles("psf_pixel_scale_arcsec");
        Column<bool> includesPixel = table.Logicals("psf_includes_pixel");
        var bands = new List<CutoutBand>();
        var uncovered = new List<string>();
        for (int i = 0; i < table.RowCount; i++)
        {
            string filter = filters[i];
            if (covered[i] == 0)
            {
                uncovered.Add(filter);
                continue;
            }

            MemoryImage science = Pixels(file, $"SCI_{filter}");
            using FitsImage segments = file.Hdu($"SEG_{filter}").OpenImage();
            long[] values = new long[checked((int)(segments.Width * segments.Height))];
            segments.ReadRows(0, (int)segments.Height, values);
            bands.Add(new CutoutBand
            {
                Filter = filter,
                Science = science,
                Error = Pixels(file, $"ERR_{filter}"),
                Mask = Pixels(file, $"MASK_{filter}"),
                Segmentation = Array.ConvertAll(values, v => (int)v),
                Wcs = Wcs.FromHeader(file.Hdu($"SCI_{filter}").Header),
                Psf = scale[i] > 0 ? Psf(path, filter, scale[i], includesPixel[i]) : null,
                OriginX = (int)originX[i],
                OriginY = (int)originY[i],
                SaturationNanojansky = saturation[i] > 0 ? saturation[i] : double.PositiveInfinity,
                CoveredFraction = covered[i],
                Flags = (CutoutFlags)flags[i],
            });
        }

        return new CutoutSet
        {
            GalaxyId = primary.RequireString("GALAXY"),
            RaDegrees = primary.RequireDouble("RA"),
            DecDegrees = primary.RequireDouble("DEC"),
            SizeArcsec = primary.RequireDouble("SIZE"),
            Bands = bands,
            UncoveredFilters = uncovered,
        };
    }

    private static Table BandTable(CutoutSet set)
    {
        var table = new Table("bands") { Name = "BANDS" };
        IReadOnlyList<CutoutBand> bands = set.Bands;
        IReadOnlyList<string> uncovered = set.UncoveredFilters;
        table.Add("filter", [.. bands.Select(b => b.Filter), .. uncovered], "The filter");
        table.Add("covered_fraction", [.. bands.Select(b => b.CoveredFraction), .. uncovered.Select(_ => 0.0)], null, "Fraction of usable pixels; 0 for a filter that has no images here");
        table.Add("flags", [.. bands.Select(b => (long)b.Flags), .. uncovered.Select(_ => 0L)], null, "1 over the edge, 2 galaxy incomplete, 4 errors from the background, 8 no segmentation, 16 extent limited");
        table.Add("origin_x", [.. bands.Select(b => (long)b.OriginX), .. uncovered.Select(_ => 0L)], "pix", "The mosaic's column of the first pixel, 0-based");
        table.Add("origin_y", [.. bands.Select(b => (long)b.OriginY), .. uncovered.Select(_ => 0L)], "pix", "The mosaic's row of the first pixel, 0-based");
        table.Add("saturation_njy", [.. bands.Select(b => double.IsFinite(b.SaturationNanojansky) ? b.SaturationNanojansky : double.NaN), .. uncovered.Select(_ => double.NaN)], "nJy", "Pixels at or above are saturated; missing where that is not known");
        table.Add("psf_pixel_scale_arcsec", [.. bands.Select(b => b.Psf?.PixelScaleArcsec ?? double.NaN), .. uncovered.Select(_ => double.NaN)], "arcsec", "The PSF's pixels; missing without a PSF");
        table.Add("psf_includes_pixel", [.. bands.Select(b => b.Psf?.IncludesPixel ?? false), .. uncovered.Select(_ => false)], "Whether the PSF holds the response of the pixel");
        return table;
    }

    private static FitsHeader Header(CutoutBand band, string kind, string? unit)
    {
        var header = new FitsHeader();
        header.Set("EXTNAME", $"{kind}_{band.Filter}");
        header.Set("FILTER", band.Filter);
        if (unit is not null)
            header.Set("BUNIT", unit);
        band.Wcs.WriteTo(header);
        return header;
    }

    private static Table PsfTable(string filter, GaussianMixturePsf psf)
    {
        PsfGaussian[] gaussians = psf.Components.ToArray();
        var table = new Table("psf") { Name = $"PSF_{filter}" };
        table.Add("flux", [.. gaussians.Select(g => g.FluxFraction)], null, "The Gaussian's part of the flux");
        table.Add("cxx_px2", [.. gaussians.Select(g => g.CovarianceXX)], "pix2", "Variance along x");
        table.Add("cxy_px2", [.. gaussians.Select(g => g.CovarianceXY)], "pix2", "Covariance");
        table.Add("cyy_px2", [.. gaussians.Select(g => g.CovarianceYY)], "pix2", "Variance along y");
        table.Add("x_px", [.. gaussians.Select(g => g.OffsetX)], "pix", "Offset of its centre along x");
        table.Add("y_px", [.. gaussians.Select(g => g.OffsetY)], "pix", "Offset of its centre along y");
        return table;
    }

    private static GaussianMixturePsf Psf(string path, string filter, double scale, bool includesPixel)
    {
        Table table = Table.Read($"{path}[PSF_{filter}]");
        Column<double> flux = table.Doubles("flux"), xx = table.Doubles("cxx_px2"), xy = table.Doubles("cxy_px2"), yy = table.Doubles("cyy_px2"), x = table.Doubles("x_px"), y = table.Doubles("y_px");
        return new GaussianMixturePsf(Enumerable.Range(0, table.RowCount).Select(i => new PsfGaussian(flux[i], xx[i], xy[i], yy[i]) { OffsetX = x[i], OffsetY = y[i] }), scale, includesPixel);
    }

    private static MemoryImage Pixels(FitsFile file, string name)
    {
        using FitsImage image = file.Hdu(name).OpenImage();
        var pixels = new float[checked((int)(image.Width * image.Height))];
        image.ReadRows(0, (int)image.Height, pixels);
        return new MemoryImage(pixels, (int)image.Width, (int)image.Height, name);
    }
}
