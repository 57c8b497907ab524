using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.PsfCommand;

/// <summary>The stars that the images hold, and the scale of their pixels.</summary>
internal sealed class StarInputs
{
    private const double ScaleAgreement = 1e-3;
    private const int LargestCutout = 1001;

    private StarInputs(List<StarStamp> stars, List<RejectedStar> rejected, double pixelScaleArcsec, string? filter)
    {
        Stars = stars;
        Rejected = rejected;
        PixelScaleArcsec = pixelScaleArcsec;
        Filter = filter;
    }

    public IReadOnlyList<StarStamp> Stars { get; }

    public IReadOnlyList<RejectedStar> Rejected { get; }

    public double PixelScaleArcsec { get; }

    /// <summary>The filter that the first image's header names; null where it names none.</summary>
    public string? Filter { get; }

    /// <summary>Reads the stars of a request.</summary>
    /// <exception cref="InputException">An image or the table cannot be used, or the images' scales differ.</exception>
    public static StarInputs Read(PsfRequest request, Arclet.CommandLine.MessageLog log, CancellationToken cancellation)
    {
        var stars = new List<StarStamp>();
        var rejected = new List<RejectedStar>();
        double? scale = null;
        string? filter = null;
        foreach (string reference in request.Images)
        {
            using FitsImageSource image = FitsImageSource.Open(reference);
            double own = request.PixelScaleArcsec ?? PsfImage.ScaleOf(image.Header) ?? PsfImage.ScaleOf(image.Primary)
                ?? throw InputException.InFile(image.Name, "there is no WCS and no keyword PIXSCALE, expected the scale of the pixels or --pixel-scale");
            if (scale is { } first && !(Math.Abs(own - first) <= ScaleAgreement * first))
                throw InputException.InFile(image.Name, $"its pixels are {own:G6} arcsec wide, those of {request.Images[0]} {first:G6}, expected images of one pixel scale");
            scale ??= own;
            filter ??= image.Header.GetString("FILTER") ?? image.Primary.GetString("FILTER");
            StarSelection found = request.Source switch
            {
                StarSource.Cutouts => new StarSelection([Cutout(image)], [], double.NaN),
                StarSource.Positions => StarSelector.AtPositions(image, Positions(request.Positions!, image), request.Selection),
                _ => StarSelector.Find(image, null, request.Selection, cancellation),
            };
            if (request.Source == StarSource.Find)
                log.Line($"{image.Name}: {found.Stars.Count} stars of half-light radius {found.HalfLightRadiusPixels:F2} pixels, {found.Rejected.Count} bright objects left out");
            stars.AddRange(found.Stars);
            rejected.AddRange(found.Rejected);
        }

        if (stars.Count == 0)
        {
            string why = rejected.Count == 0 ? "no object is bright enough" : $"{rejected[0].Name}: {rejected[0].Reason}";
            throw InputException.InFile(request.Images[0], $"there is no star for a PSF ({why}), expected one or more");
        }

        return new StarInputs(stars, rejected, scale!.Value, filter);
    }

    private static StarStamp Cutout(FitsImageSource image)
    {
        if (image.Width is < 7 or > LargestCutout || image.Height is < 7 or > LargestCutout)
            throw InputException.InFile(image.Name, $"the image has {image.Width} x {image.Height} pixels, expected a cutout of 7 to {LargestCutout} pixels across with a star in its middle, or --positions or --find");
        var pixels = new float[image.Width * image.Height];
        image.ReadRows(0, image.Height, pixels);
        return new StarStamp(Path.GetFileName(image.Name), [.. pixels.Select(p => (double)p)], image.Width, image.Height, (image.Width - 1) / 2.0, (image.Height - 1) / 2.0);
    }

    private static List<(string Name, double X, double Y)> Positions(string path, FitsImageSource image)
    {
        Table table = Table.Read(path);
        bool isSky = !table.Contains("x") && table.Contains("ra");
        Column<double> first = table.Doubles(isSky ? "ra" : "x");
        Column<double> second = table.Doubles(isSky ? "dec" : "y");
        Column? id = table.Find("id");
        Wcs? wcs = isSky ? Wcs.FromHeader(image.Header) : null;
        var positions = new List<(string, double, double)>();
        for (int i = 0; i < table.RowCount; i++)
        {
            if (first.IsMissing(i) || second.IsMissing(i) || !double.IsFinite(first[i]) || !double.IsFinite(second[i]))
                throw InputException.InFile(path, $"row {i + 1} has no position, expected numbers in {first.Name} and {second.Name}");
            (double x, double y) = wcs is null ? (first[i], second[i]) : wcs.SkyToPixel(new SkyPosition(first[i], second[i]));
            positions.Add((id is null ? $"row {i + 1}" : $"star {id.GetValue(i)}", x, y));
        }

        return positions;
    }
}
