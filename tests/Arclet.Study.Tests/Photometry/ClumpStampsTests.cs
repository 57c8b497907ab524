using System.Globalization;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Psf;
using Arclet.Sky;
using Arclet.TestSupport;

namespace Arclet.Study.Tests;

/// <summary>Clumps that were drawn by other code (the shared data's stamps: exact Fourier Gaussians, 20 filters) measured as a galaxy's clumps.</summary>
public class ClumpStampsTests
{
    private const int Side = 21, Stamps = 352;
    private static readonly string[] Filters = ["F090W", "F150W", "F200W", "F277W", "F444W"];

    [SharedDataFact]
    public void Measure_DrawnClumps_FluxesAndSizesAreRightInEveryFilter()
    {
        List<Dictionary<string, string>> truth = Rows("clumps_truth.csv"), psfRows = Rows("psf_analytic.csv");
        string[] all = [.. psfRows.Select(r => r["filter"])];
        var psfs = Filters.ToDictionary(f => f, f => MultiGaussianExpansion.Fit(Psf(psfRows.Single(r => r["filter"] == f))).Psf);
        var deviations = Filters.ToDictionary(f => f, _ => new List<double>());
        var pulls = new List<double>();
        var sizes = new List<double>();
        for (int i = 0; i < 256; i++)
        {
            // Well-measured, resolved clumps that a box of 9 pixels can hold.
            if (Number(truth[i], "sn_f150w") < 30 || Number(truth[i], "sigma_min_px") < 0.4 || Number(truth[i], "sigma_maj_px") > 1.5)
                continue;
            CutoutSet set = Set(i, all, psfs);
            SkyPosition start = set.Bands[0].Wcs.PixelToSky(10, 10);
            var clump = new Clump { Id = "1-1", GalaxyId = "1", RaDegrees = start.RaDegrees, DecDegrees = start.DecDegrees, Origin = ClumpOrigin.Given, ReferenceFilter = "F150W" };
            ClumpPhotometry fit = ClumpPhotometer.Measure(set, [clump], new Dictionary<string, FilterDepth>(), new PhotometrySettings()).Clumps[0];
            sizes.Add((fit.SigmaMinorPixels / Math.Sqrt(fit.AxisRatio) / Number(truth[i], "R_xy_px")) - 1);
            foreach (string f in Filters)
            {
                BandFlux flux = fit.Bands[f];
                double expected = Number(truth[i], $"flux_{f}_njy"), error = double.Hypot(flux.IndependentErrorNanojansky, flux.CommonErrorNanojansky);
                deviations[f].Add((flux.FluxNanojansky / expected) - 1);
                pulls.Add(Math.Abs(flux.FluxNanojansky - expected) / error);
            }
        }

        // Issue 9's own claims for S/N above 10: flux bias below 5 %, size bias below 10 %.
        Assert.True(sizes.Count >= 20, $"{sizes.Count} clumps");
        Assert.All(Filters, f => Assert.InRange(Median(deviations[f]), -0.05, 0.05));
        Assert.InRange(Median(sizes), -0.1, 0.1);

        // A normal error holds 68 % of the values; the common part is shared by a clump's five fluxes, so that some 40 of these are independent.
        Assert.InRange(pulls.Count(p => p < 1) / (double)pulls.Count, 0.5, 0.85);
    }

    private static CutoutSet Set(int stamp, string[] all, Dictionary<string, GaussianMixturePsf> psfs)
    {
        var wcs = Wcs.Tangent(new SkyPosition(3.586, -30.4), Side, Side, 0.02);
        return new CutoutSet
        {
            GalaxyId = "1",
            RaDegrees = 3.586,
            DecDegrees = -30.4,
            SizeArcsec = Side * 0.02,
            Bands = [.. Filters.Select(f => new CutoutBand
            {
                Filter = f, Science = Plane("SCI", Array.IndexOf(all, f), stamp), Error = Plane("ERR", Array.IndexOf(all, f), stamp), Mask = new MemoryImage(new float[Side * Side], Side, Side),
                Segmentation = new int[Side * Side], Wcs = wcs, Psf = psfs[f],
            })],
        };
    }

    private static MemoryImage Plane(string extension, int filter, int stamp)
    {
        using FitsImage image = FitsImage.Open($"{SharedData.File("clumps", "clump_stamps_20filters.fits")}[{extension}]"), plane = image.SelectPlane((filter * Stamps) + stamp);
        var pixels = new float[Side * Side];
        plane.ReadRows(0, Side, pixels);
        return new MemoryImage(pixels, Side, Side);
    }

    private static AnalyticPsf Psf(Dictionary<string, string> row) => new()
    {
        PixelScaleArcsec = 0.02,
        NormalizationRadiusPixels = 100,
        IncludesPixel = true,
        Moffat = new MoffatTerm(Number(row, "moffat_amp"), Number(row, "moffat_a_px"), Number(row, "moffat_beta")),
        Gaussian = new GaussianTerm(Number(row, "gauss_amp"), Number(row, "gauss_sigma_px")),
        Power4 = new Power4Term(Number(row, "power4_amp"), Number(row, "power4_c_px")),
    };

    private static List<Dictionary<string, string>> Rows(string file)
    {
        string[] lines = File.ReadAllLines(SharedData.File("clumps", file)), names = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => names.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
