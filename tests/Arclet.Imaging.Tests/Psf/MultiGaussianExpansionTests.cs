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
            output.WriteLine($"{filter}: largest error {fit.MaximumErrorOfPeak:E1} of the peak, lowest flux {fit.Psf.Components.ToArray().Min(c => c.FluxFraction):F3}");
            Assert.True(fit.MaximumErrorOfPeak < 1e-4, $"{filter}: {fit.MaximumErrorOfPeak:E2}");
            Assert.Equal(8, fit.Psf.Components.Length);
            Assert.Equal(psf.EnclosedFlux(100), fit.Psf.EnclosedFlux(100), 1e-3);
            Assert.Equal(fwhm, psf.FwhmPixels(), 1e-4);
        }
    }

    [Fact]
    public void Fit_SumOfThreeGaussians_IsFoundExactly()
    {
        var truth = new GaussianMixturePsf([PsfGaussian.Round(0.6, 1.2), PsfGaussian.Round(0.3, 3), PsfGaussian.Round(0.1, 10)], 0.02);
        MultiGaussianFit fit = MultiGaussianExpansion.Fit(r => truth.Value(r, 0), 60, 0.02, settings: new MultiGaussianSettings { Count = 3 });
        Assert.True(fit.MaximumErrorOfPeak < 1e-7, $"{fit.MaximumErrorOfPeak:E2}");
        Assert.Equal(1.2, Math.Sqrt(fit.Psf.Components[0].CovarianceXX), 1e-4);
        Assert.Equal(0.3, fit.Psf.Components[1].FluxFraction, 1e-4);
    }

    [Fact]
    public void Fit_ProfileWithoutACore_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => MultiGaussianExpansion.Fit(_ => 0, 10, 0.02));
        Assert.Throws<ArgumentException>(() => MultiGaussianExpansion.Fit(_ => 1, 10, 0.02, settings: new MultiGaussianSettings { Count = 0 }));
    }
}
