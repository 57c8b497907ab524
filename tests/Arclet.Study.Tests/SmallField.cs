using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study.Tests;

/// <summary>
/// Two galaxies with Gaussian clumps in three filters, drawn here from the Gaussian's formula: F150W and F200W on 0.02" pixels, F277W on 0.04" pixels turned by 20 degrees. All
/// PSFs are round Gaussians, so a clump on the image is the Gaussian whose covariance is the sum.
/// </summary>
internal sealed class SmallField : IDisposable
{
    public const double Noise = 0.02;
    public static readonly SkyPosition Center = new(3.586, -30.4);
    private readonly TemporaryFolder folder = new();

    public SmallField()
    {
        Draw("F150W", Wcs.Tangent(Center, 600, 600, 0.02), 600, 0.058, 1);
        Draw("F200W", Wcs.Tangent(Center.Offset(90, 0.4), 620, 620, 0.02), 620, 0.064, 2);
        Draw("F277W", Wcs.Tangent(Center, 340, 340, 0.04, 20), 340, 0.112, 3);
        var map = new int[300 * 300];
        Wcs wcs = Wcs.Tangent(Center, 300, 300, 0.04);
        for (int i = 0; i < map.Length; i++)
        {
            SkyPosition at = wcs.PixelToSky(i % 300, i / 300);
            map[i] = at.SeparationArcsec(Center) < 1 ? 7 : at.SeparationArcsec(Neighbour) < 0.6 ? 8 : 0;
        }

        using FitsWriter writer = FitsWriter.Create(SegmentationPath);
        var header = new FitsHeader();
        wcs.WriteTo(header);
        writer.BeginImage(header, FitsPixelType.Int32, 300, 300);
        writer.WriteRows(map);
        writer.Complete();
    }

    public static SkyPosition Neighbour => Center.Offset(0, 1.8);

    public static Galaxy Galaxy { get; } = new()
    {
        Id = "7",
        RaDegrees = Center.RaDegrees,
        DecDegrees = Center.DecDegrees,
        Redshift = 2,
        RedshiftLow68 = 2,
        RedshiftHigh68 = 2,
        Kind = RedshiftKind.Spectroscopic,
        RedshiftSource = "list",
        Mu = 3,
        Segments = [7],
    };

    /// <summary>Clumps: place, sigma along the minor axis and axis ratio, position angle, and flux in F150W, F200W, F277W.</summary>
    public static IReadOnlyList<TrueClump> Clumps { get; } =
    [
        new(Center.Offset(45, 0.5), 0.024, 0.6, 30, [60, 50, 30]),
        new(Center.Offset(200, 0.6), 0.030, 0.8, 120, [80, 90, 100]),
        new(Center.Offset(300, 0.3), 0.020, 0.9, 0, [40, 30, -0.5]),
        new(Neighbour, 0.03, 0.9, 0, [70, 60, 50]),
    ];

    public string SegmentationPath => folder.File("seg.fits");

    public TemporaryFolder Folder => folder;

    public MosaicFiles Files(string filter) => new() { Filter = filter, Science = folder.File($"{filter}.fits[SCI]"), Error = folder.File($"{filter}.fits[ERR]") };

    public static IReadOnlyDictionary<string, GaussianMixturePsf> Psfs { get; } = new Dictionary<string, GaussianMixturePsf>
    {
        ["F150W"] = Round(0.058, 0.02),
        ["F200W"] = Round(0.064, 0.02),
        ["F277W"] = Round(0.112, 0.04),
    };

    public CutoutSet Cut(CutoutsSettings? settings = null)
    {
        using MosaicBand a = MosaicBand.Open(Files("F150W")), b = MosaicBand.Open(Files("F200W")), c = MosaicBand.Open(Files("F277W"));
        using var map = SegmentationMosaic.Open(SegmentationPath);
        return CutoutCutter.Cut(Galaxy, [a, b, c], map, settings ?? new CutoutsSettings(), Psfs);
    }

    public void Dispose() => folder.Dispose();

    private static GaussianMixturePsf Round(double fwhmArcsec, double scale) => new([PsfGaussian.Round(1, fwhmArcsec / 2.3548200450309493 / scale)], scale);

    private void Draw(string filter, Wcs wcs, int size, double fwhmArcsec, int seed)
    {
        var random = new Random(seed);
        var pixels = new float[size * size];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (float)(0.1 + (Noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
        double psf = fwhmArcsec / 2.3548200450309493;
        int band = Array.IndexOf(["F150W", "F200W", "F277W"], filter);
        foreach (TrueClump clump in Clumps)
        {
            // The covariance in east and north, arcsec2: the major axis is at the position angle, east of north.
            (double sin, double cos) = Math.SinCos(clump.PositionAngleDegrees * Math.PI / 180);
            double minor = clump.SigmaMinorArcsec * clump.SigmaMinorArcsec, major = minor / (clump.AxisRatio * clump.AxisRatio);
            double ee = (major * sin * sin) + (minor * cos * cos) + (psf * psf), nn = (major * cos * cos) + (minor * sin * sin) + (psf * psf), en = (major - minor) * sin * cos;
            double determinant = (ee * nn) - (en * en);
            (double cx, double cy) = wcs.SkyToPixel(clump.Position);
            WcsJacobian j = wcs.JacobianAt(cx, cy);
            double peak = clump.Fluxes[band] * j.AreaSquareArcsec / (2 * Math.PI * Math.Sqrt(determinant));
            for (int i = 0; i < pixels.Length; i++)
            {
                double dx = (i % size) - cx, dy = (i / size) - cy;
                if (Math.Abs(dx) > 40 || Math.Abs(dy) > 40)
                    continue;
                double e = (j.EastPerX * dx) + (j.EastPerY * dy), n = (j.NorthPerX * dx) + (j.NorthPerY * dy);
                pixels[i] += (float)(peak * Math.Exp(-0.5 * ((nn * e * e) - (2 * en * e * n) + (ee * n * n)) / determinant));
            }
        }

        using FitsWriter writer = FitsWriter.Create(folder.File($"{filter}.fits"));
        writer.WriteEmpty(new FitsHeader());
        foreach (string name in new[] { "SCI", "ERR" })
        {
            var header = new FitsHeader();
            header.Set("EXTNAME", name);
            header.Set("BUNIT", "nJy");
            wcs.WriteTo(header);
            writer.BeginImage(header, FitsPixelType.Float32, size, size);
            writer.WriteRows(name == "SCI" ? pixels : [.. Enumerable.Repeat((float)Noise, pixels.Length)]);
        }

        writer.Complete();
    }

    /// <summary>A clump as it was drawn.</summary>
    internal sealed record TrueClump(SkyPosition Position, double SigmaMinorArcsec, double AxisRatio, double PositionAngleDegrees, double[] Fluxes);
}
