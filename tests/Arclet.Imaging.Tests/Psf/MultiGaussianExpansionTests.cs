using Arclet.Imaging.Psf;
using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Imaging.Tests.Psf;

public class MultiGaussianExpansionTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public void Fit_AnalyticPsfsOfTwentyFilters_FollowedTo1em4OfThePeak()
    {
        foreach ((string filter, double fwhm, AnalyticPsf psf) in AnalyticPsfTable.Read())
        {
            MultiGaussianFit fit = MultiGaussianExpansion.Fit(psf);
            output.WriteLine($"{filter} max {fit.MaximumErrorOfPeak:E2} rms {fit.RmsErrorOfPeak:E2} flux {fit.Psf.EnclosedFlux(100):F6} of {psf.EnclosedFlux(100):F6} total {fit.Psf.TotalFlux:F5} ee25 {fit.Psf.EnclosedFlux(25) - psf.EnclosedFlux(25):E2} fwhm {fit.Psf.Components.ToArray().Min(c=>c.FluxFraction):G3} {psf.FwhmPixels():F4} {fwhm}");
            Assert.True(fit.MaximumErrorOfPeak < 1e-4, $"{filter}: {fit.MaximumErrorOfPeak:E2}");
            Assert.Equal(8, fit.Psf.Components.Length);
            Assert.Equal(psf.EnclosedFlux(100), fit.Psf.EnclosedFlux(100), 1e-3);
            Assert.Equal(fwhm, psf.FwhmPixels(), 1e-4);
        }
    }
}
