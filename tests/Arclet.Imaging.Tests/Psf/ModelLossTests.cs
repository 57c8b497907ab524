using System.Diagnostics;
using Arclet.Imaging.Psf;
using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Imaging.Tests.Psf;

public class ModelLossTests(ITestOutputHelper output)
{
    public static TheoryData<string> Filters => ["f090w", "f115w", "f150w", "f200w", "f277w", "f356w", "f410m", "f444w"];

    [SharedDataTheory]
    [MemberData(nameof(Filters))]
    public void AnalyticFit_NircamPsf_KeepsTheEnclosedFlux(string filter)
    {
        PsfImage psf = PsfImage.Read(SharedData.File("images", "nircam-psf-20mas", $"psf-smacs0723-{filter}.fits"));
        long start = Stopwatch.GetTimestamp();
        AnalyticPsfFit fit = AnalyticPsfFitter.Fit(psf);
        output.WriteLine($"{filter} analytic rms {fit.Residual.RmsPercentOfPeak:F3} % max {fit.Residual.LargestPercentOfPeak:F2} % EE error {fit.Residual.LargestEnergyError:F4} EE {fit.Psf.EnclosedFlux(5):F3} {fit.Psf.EnclosedFlux(10):F3} {fit.Psf.EnclosedFlux(25):F3} FWHM {fit.Psf.FwhmPixels() * 0.02:F4} vs {AzimuthalProfile.Measure(psf).FwhmArcsec:F4} bounds {string.Join(' ', fit.AtBounds)} similar {fit.SimilarStarts} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms {fit.Psf.Moffat} {fit.Psf.Gaussian} {fit.Psf.Power4}");
    }

    [SharedDataTheory]
    [MemberData(nameof(Filters))]
    public void Expansion_NircamPsf_ImprovesWithItsBasis(string filter)
    {
        PsfImage psf = PsfImage.Read(SharedData.File("images", "nircam-psf-20mas", $"psf-smacs0723-{filter}.fits"));
        psf = psf.Normalized(psf.OuterRadiusArcsec);
        foreach (PsfBasis basis in Enum.GetValues<PsfBasis>())
        {
            long start = Stopwatch.GetTimestamp();
            MultiGaussianFit fit = MultiGaussianExpansion.Fit(psf, new ImageExpansionSettings { Basis = basis });
            PsfResidual residual = PsfResidual.Of(psf, fit.Psf);
            output.WriteLine($"{filter} {basis} n {fit.Psf.Components.Length} rms {residual.RmsPercentOfPeak:F3} % max {residual.LargestPercentOfPeak:F2} % EE error {residual.LargestEnergyError:F4} FWHM- {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms total {fit.Psf.TotalFlux:F3} neg {fit.Psf.Components.ToArray().Where(c => c.FluxFraction < 0).Sum(c => c.FluxFraction):F2}");
        }
    }
}
