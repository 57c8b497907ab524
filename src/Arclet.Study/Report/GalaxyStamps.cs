using Arclet.Figures;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A galaxy's pictures: colours on the reference filter's pixels, and data, model of the clumps and residual in the reference filter.</summary>
internal sealed record GalaxyStamps
{
    /// <summary>The longest side of a picture, pixels: larger galaxies are shown in means of blocks.</summary>
    private const int LargestSide = 160;

    /// <summary>Black and the least white of the grey pictures, in errors of a pixel.</summary>
    private const double BlackErrors = -3, LeastWhiteErrors = 25;

    /// <summary>An ellipse of fewer pixels would hide what it marks.</summary>
    private const double LeastAxisPixels = 2;

    /// <summary>Marks are this many standard deviations of the clump's light.</summary>
    private const double Sigmas = 2;

    /// <summary>The reference filter.</summary>
    public required string Filter { get; init; }

    /// <summary>Columns of the reference filter.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the reference filter.</summary>
    public required int Height { get; init; }

    /// <summary>The side of a pixel in arcsec.</summary>
    public required double PixelScaleArcsec { get; init; }

    /// <summary>The picture in colours as PNG; grey of one filter alone.</summary>
    public required byte[] Colours { get; init; }

    /// <summary>The filters of red, green and blue, in words.</summary>
    public required string ColourWords { get; init; }

    /// <summary>The data as PNG.</summary>
    public required byte[] Data { get; init; }

    /// <summary>The model of all clumps as PNG; null where the filter has no PSF.</summary>
    public byte[]? Model { get; init; }

    /// <summary>Data less model as PNG.</summary>
    public byte[]? Residual { get; init; }

    /// <summary>What is white in the grey pictures, in errors of a pixel.</summary>
    public required double WhiteErrors { get; init; }

    /// <summary>Clumps, and detections that are none.</summary>
    public required IReadOnlyList<StampMark> Marks { get; init; }

    /// <summary>The pictures of a galaxy; null where its reference filter has no pixels.</summary>
    /// <param name="set">Its pixels.</param>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="clumps">Its clumps.</param>
    /// <param name="detections">Its detections with the decision on each; null for none.</param>
    /// <param name="history">The history whose flags count.</param>
    public static GalaxyStamps? Of(CutoutSet set, StudyGalaxy galaxy, IReadOnlyList<StudyClump> clumps, Table? detections, string history)
    {
        if (set.Find(galaxy.ReferenceFilter) is not { } band)
            return null;
        float[] errors = [.. band.Error.Pixels], data = [.. band.Science.Pixels];
        double sky = band.SkyLevel(), typical = band.MedianError() is var error && error > 0 ? error : 1;
        float[]? model = band.Psf is null ? null : new FittedBand(band, null).ModelOf(clumps.Select(c => c.Photometry).OfType<ClumpPhotometry>());
        float[] shown = InErrors(data, null, sky, errors, typical);
        double white = Math.Max(LeastWhiteErrors, Quantile(shown, 0.997));
        var stretch = new ImageStretch(BlackErrors, white, StretchKind.Asinh);
        var colours = GalaxyColours.Of(set, band, 0, 0, band.Width, band.Height, LargestSide);
        return new GalaxyStamps
        {
            Filter = band.Filter,
            Width = band.Width,
            Height = band.Height,
            PixelScaleArcsec = band.Wcs.PixelScaleArcsec,
            Colours = StampPng.Encode(colours.Picture, 5),
            ColourWords = colours.Red == colours.Blue ? $"{colours.Red} alone" : $"red {colours.Red}, green {colours.Green}, blue {colours.Blue}",
            Data = Grey(shown),
            Model = model is null ? null : Grey(InErrors(model, null, 0, errors, typical)),
            Residual = model is null ? null : Grey(InErrors(data, model, sky, errors, typical)),
            WhiteErrors = white,
            Marks = [.. Rejected(detections), .. clumps.Where(c => c.Photometry is not null).Select(c => Mark(c, band, history))],
        };

        byte[] Grey(float[] pixels) => StampPng.Encode(stretch.ToGrey(BlockMean.Reduce(new FloatImage(pixels, band.Width, band.Height), LargestSide)), 6);
    }

    private static StampMark Mark(StudyClump clump, CutoutBand band, string history)
    {
        ClumpPhotometry p = clump.Photometry!;
        (double x, double y) = band.Wcs.SkyToPixel(new SkyPosition(p.RaDegrees, p.DecDegrees));
        double b = Math.Max(LeastAxisPixels, Sigmas * p.SigmaMinorPixels), a = Math.Max(b, p.AxisRatio > 0 ? Sigmas * p.SigmaMinorPixels / p.AxisRatio : b);
        string flags = ReportWarnings.FlagsOf(clump, history);
        return new(clump.Id, flags.Length > 0 ? $"{clump.Id}: {flags}" : clump.Id, clump.SourcePlane is { IsCentral: true } ? "central" : flags.Length > 0 ? "flagged" : "", x, y, a, b, double.IsFinite(p.ThetaDegrees) ? p.ThetaDegrees : 0);
    }

    private static IEnumerable<StampMark> Rejected(Table? detections)
    {
        if (detections is null)
            yield break;
        Column<string> clump = detections.Strings("clump"), membership = detections.Strings("membership");
        Column<double> x = detections.Doubles("x"), y = detections.Doubles("y"), a = detections.Doubles("a_px"), b = detections.Doubles("b_px"), theta = detections.Doubles("theta_deg");
        for (int i = 0; i < detections.RowCount; i++)
        {
            if (clump[i].Length == 0 && double.IsFinite(x[i] + y[i] + a[i] + b[i] + theta[i]))
                yield return new("", $"detection, no clump: {SettingName.Of(membership[i]).Replace('_', ' ')}", "rejected", x[i], y[i], Math.Max(LeastAxisPixels, Sigmas * a[i]), Math.Max(LeastAxisPixels, Sigmas * b[i]), theta[i]);
        }
    }

    /// <summary>Pixels less a model and the sky, in units of the image's typical error, so that noise looks the same in every galaxy; missing where the pixel is.</summary>
    private static float[] InErrors(float[] pixels, float[]? model, double sky, float[] errors, double typical)
    {
        var scaled = new float[pixels.Length];
        for (int i = 0; i < scaled.Length; i++)
            scaled[i] = float.IsFinite(errors[i]) ? (float)((pixels[i] - (model is null ? 0 : model[i]) - sky) / typical) : float.NaN;
        return scaled;
    }

    private static double Quantile(float[] pixels, double fraction)
    {
        float[] sorted = [.. pixels.Where(float.IsFinite).Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)(fraction * (sorted.Length - 1))];
    }
}
