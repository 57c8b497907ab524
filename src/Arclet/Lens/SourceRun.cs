using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Lens;

/// <summary>Carries out a request of <c>arclet lens source</c>.</summary>
internal sealed class SourceRun(SourceRequest request, LensModel lens, MessageLog log)
{
    /// <summary>The corners of an image are kept in memory; a galaxy's cutout is far smaller.</summary>
    private const long MostPixels = 64L << 20;

    public void Execute()
    {
        LensField field = ModelInput.Guard(request.Model, () => lens.FieldFor(request.Redshift));
        using FitsImageSource image = FitsImageSource.Open(request.Image);
        Wcs wcs = ModelInput.RequireWcs(image.Header, request.Image);
        if ((long)image.Width * image.Height > MostPixels)
            throw InputException.InFile(request.Image, $"the image has {image.Width} x {image.Height} pixels, expected a cutout of the galaxy with at most {MostPixels >> 20} million");
        string unit = image.Header.GetString("BUNIT")?.Trim() ?? image.Primary.GetString("BUNIT")?.Trim() ?? "";
        double[] values = Values(image, wcs);

        // Surface brightness in the image's unit stays what it is; flux per pixel is divided by the image's pixel and multiplied with the source's.
        bool perArea = unit.Contains("/sr", StringComparison.OrdinalIgnoreCase) || unit.Contains("sr-1", StringComparison.OrdinalIgnoreCase) || unit.Contains("arcsec", StringComparison.OrdinalIgnoreCase);
        double imagePixelArea = wcs.JacobianAt((image.Width - 1) / 2.0, (image.Height - 1) / 2.0).AreaSquareArcsec;
        LensedPixels pixels = LensedPixels.FromWcs([.. values.Select(v => perArea ? v : v / imagePixelArea)], image.Width, image.Height, wcs, lens.Reference);
        SearchWindow extent = ModelInput.Guard(request.Image, () => SourceReconstruction.ExtentOf(field, pixels));
        if (!double.IsFinite(extent.Width + extent.Height))
            throw InputException.InFile(request.Model, $"the model is not defined everywhere on the pixels of {request.Image}, expected an image within its maps");
        double scale = request.PixelArcsec ?? DefaultPixel(field, wcs, values, image.Width);
        SourceGrid grid = ModelInput.Guard(request.Image, () => SourceGrid.Covering(extent, scale));
        SourceReconstruction source = SourceReconstruction.Trace(field, pixels, grid, request.Method);
        double toUnit = perArea ? 1 : grid.PixelArea;
        LightBarycentre centre = ModelInput.Guard(request.Image, () => LightBarycentre.Of(source, request.Threshold / toUnit));
        SourceFile.Write(request, lens, source, centre, unit, toUnit);
        double kpc = lens.KiloparsecPerArcsec(request.Redshift);
        if (request.Positions is { } positions)
            WritePositions(positions, field, centre, kpc);
        (double ra, double dec) = lens.Reference.ToSky(centre.X, centre.Y);
        log.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Image}: traced to {grid.Width} x {grid.Height} pixels of {grid.PixelArcsec:G4} arcsec at z {request.Redshift}, barycentre of the light at ({centre.X:F4}, {centre.Y:F4}) arcsec, ra {ra:F7}, dec {dec:F7} of the source plane, {kpc:F4} kpc an arcsec, written to {request.Out}{(request.PositionsOut is { } table ? ", " + table : "")}"));
    }

    private double[] Values(FitsImageSource image, Wcs wcs)
    {
        var rows = new float[image.Width * image.Height];
        image.ReadRows(0, image.Height, rows);
        double[] values = [.. rows.Select(v => float.IsFinite(v) ? v : double.NaN)];
        if (request.Region is not { } file)
            return values;
        Region[] regions = [.. RegionFile.Load(file).Select(r => r.ToImage(wcs))];
        if (regions.Length == 0)
            throw InputException.InFile(file, "there are no regions, expected at least one");
        for (int i = 0; i < values.Length; i++)
        {
            (double x, double y) = (i % image.Width, i / image.Width);
            if (!Array.Exists(regions, r => !r.IsExcluded && r.Contains(x, y)) || Array.Exists(regions, r => r.IsExcluded && r.Contains(x, y)))
                values[i] = double.NaN;
        }

        return Array.Exists(values, double.IsFinite) ? values : throw InputException.InFile(file, $"no pixel of {request.Image} with a value lies in the regions, expected some");
    }

    /// <summary>The image's pixel over the square root of the median |mu|, in two digits.</summary>
    private double DefaultPixel(LensField field, Wcs wcs, double[] values, int width)
    {
        int[] used = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        int step = Math.Max(1, used.Length / 10_000);
        List<double> magnifications = [];
        for (int k = 0; k < used.Length; k += step)
        {
            SkyPosition sky = wcs.PixelToSky(used[k] % width, used[k] / width);
            (double x, double y) = lens.Reference.ToFrame(sky.RaDegrees, sky.DecDegrees);
            magnifications.Add(Math.Abs(field.DeflectionAndHessianAt(x, y).Mu));
        }

        magnifications.Sort();
        double scale = wcs.PixelScaleArcsec / Math.Sqrt(Math.Max(1, magnifications[magnifications.Count / 2]));
        double digit = Math.Pow(10, Math.Floor(Math.Log10(scale)) - 1);
        return Math.Round(scale / digit) * digit;
    }

    private void WritePositions(string file, LensField field, LightBarycentre centre, double kpc)
    {
        var rows = new LensTable(Table.Read(file), lens.Reference);
        LensTerms[] terms = [.. rows.X.Zip(rows.Y, field.DeflectionAndHessianAt)];
        var table = new Table(request.PositionsOut!);
        table.Metadata.Set("program", "arclet lens source " + ArcletProgram.Version);
        table.Metadata.Set("model", request.Model);
        table.Metadata.Set("z", request.Redshift);
        table.Metadata.Set("kpc_per_arcsec", kpc);
        table.Metadata.Set("barycentre_x", centre.X);
        table.Metadata.Set("barycentre_y", centre.Y);
        table.Add("id", rows.Ids, "The clump");
        double[] x = [.. rows.X.Zip(terms, (p, t) => p - t.AlphaX)], y = [.. rows.Y.Zip(terms, (p, t) => p - t.AlphaY)];
        table.Add("x", rows.X, "arcsec", "In the image plane, to the west of the model's reference");
        table.Add("y", rows.Y, "arcsec", "In the image plane, to the north");
        table.Add("source_x", x, "arcsec", "In the source plane");
        table.Add("source_y", y, "arcsec", "In the source plane");
        table.Add("mu", [.. terms.Select(t => t.Mu)], null, "Magnification, signed");
        table.Add("distance_kpc", [.. x.Zip(y, (a, b) => centre.DistanceKiloparsec(a, b, kpc))], "kpc", "From the barycentre of the light, in the source plane");
        table.Write(request.PositionsOut!);
    }
}
