using Arclet.Imaging.Psf;
using Arclet.TestSupport;

namespace Arclet.Imaging.Tests.Psf;

/// <summary>The analytic PSFs of 20 filters that stand in the shared data.</summary>
internal static class AnalyticPsfTable
{
    public static IEnumerable<(string Filter, double FwhmPixels, AnalyticPsf Psf)> Read()
    {
        string[] lines = File.ReadAllLines(SharedData.File("clumps", "psf_analytic.csv"));
        var column = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        foreach (string line in lines.Skip(1))
        {
            string[] fields = line.Split(',');
            double Number(string name) => double.Parse(fields[column[name]]);
            yield return (fields[0], Number("fwhm_px"), new AnalyticPsf
            {
                PixelScaleArcsec = 0.02,
                NormalizationRadiusPixels = 100,
                Moffat = new MoffatTerm(Number("moffat_amp"), Number("moffat_a_px"), Number("moffat_beta")),
                Gaussian = new GaussianTerm(Number("gauss_amp"), Number("gauss_sigma_px")),
                Power4 = new Power4Term(Number("power4_amp"), Number("power4_c_px")),
            });
        }
    }
}
