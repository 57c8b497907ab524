using System.Globalization;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.ClumpFit;

/// <summary>
/// The 352 synthetic clumps x 20 filters of the shared data (stamps of 21 x 21 px, science/imaging.md 2d), one above the other in a strip per filter,
/// with their truth and what other codes made of them.
/// </summary>
internal sealed class ClumpStamps
{
    public const int Side = 21;
    public const int Singles = 256;
    public const int Pairs = 48;
    private readonly string folder;
    private readonly List<Dictionary<string, string>> truth;
    private readonly List<Dictionary<string, string>> psfs;

    public ClumpStamps(string folder)
    {
        this.folder = folder;
        truth = ReadCsv(Path.Combine(folder, "clumps_truth.csv"));
        psfs = ReadCsv(Path.Combine(folder, "psf_analytic.csv"));
        Filters = [.. psfs.Select(p => p["filter"])];
    }

    public string[] Filters { get; }

    public int Count => truth.Count;

    /// <summary>A number of the truth table.</summary>
    public double Truth(int clump, string column) => double.Parse(truth[clump][column], CultureInfo.InvariantCulture);

    public double TrueFlux(int clump, string filter) => Truth(clump, $"flux_{filter}_njy");

    public ClumpShape TrueShape(int clump) => ClumpShape.FromAxes(Truth(clump, "sigma_min_px"), Truth(clump, "q"), Truth(clump, "theta_deg"));

    /// <summary>Where stamp <paramref name="stamp"/> has clump <paramref name="clump"/>, in the strip.</summary>
    public (double X, double Y) TruePlace(int clump, int stamp) =>
        (Truth(clump, "x") - Truth(stamp, "ix") + 10, Truth(clump, "y") - Truth(stamp, "iy") + 10 + (Side * stamp));

    /// <summary>Where the fits of the other codes started: the pixel that holds the clump.</summary>
    public static ClumpPosition Start(int clump) => new($"{clump}", 10, 10 + (Side * clump));

    /// <summary>Another code's fits: a column of its table.</summary>
    public double[] Peer(string file, string column) => [.. ReadCsv(Path.Combine(folder, file)).Select(r => double.Parse(r[column], CultureInfo.InvariantCulture))];

    public AnalyticPsf AnalyticPsf(string filter)
    {
        Dictionary<string, string> row = psfs.Single(p => p["filter"] == filter);
        return new AnalyticPsf
        {
            PixelScaleArcsec = 0.02,
            NormalizationRadiusPixels = 100,
            IncludesPixel = true,
            Moffat = new MoffatTerm(Number("moffat_amp"), Number("moffat_a_px"), Number("moffat_beta")),
            Gaussian = new GaussianTerm(Number("gauss_amp"), Number("gauss_sigma_px")),
            Power4 = new Power4Term(Number("power4_amp"), Number("power4_c_px")),
        };

        double Number(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
    }

    /// <summary>All stamps of a filter with their errors and the filter's PSF as Gaussians.</summary>
    public ClumpFitImage Strip(string filter)
    {
        int index = Array.IndexOf(Filters, filter);
        return new ClumpFitImage { Image = Read("SCI", index), Error = Read("ERR", index), Psf = MultiGaussianExpansion.Fit(AnalyticPsf(filter)).Psf };
    }

    private static List<Dictionary<string, string>> ReadCsv(string file)
    {
        string[] lines = File.ReadAllLines(file);
        string[] names = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => names.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private MemoryImage Read(string extension, int filter)
    {
        using FitsImage image = FitsImage.Open($"{Path.Combine(folder, "clump_stamps_20filters.fits")}[{extension}]");
        var pixels = new float[Side * Side * Count];
        for (int i = 0; i < Count; i++)
        {
            using FitsImage plane = image.SelectPlane((filter * Count) + i);
            plane.ReadRows(0, Side, pixels.AsSpan(i * Side * Side, Side * Side));
        }

        return new MemoryImage(pixels, Side, Side * Count, extension);
    }
}
