using Arclet.Fits;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.Psf;

public class AnalyticPsfTests
{
    private static readonly AnalyticPsf Psf = new AnalyticPsf
    {
        PixelScaleArcsec = 0.02,
        NormalizationRadiusPixels = 100,
        Moffat = new MoffatTerm(0.04821216838, 2.924320713, 3.601161359),
        Gaussian = new GaussianTerm(0.002455799254, 4.277504213),
        Power4 = new Power4Term(0.0001511474779, 17.32944906),
    };

    [Fact]
    public void EnclosedFlux_IsTheIntegralOfTheProfile()
    {
        // scipy 1.10: quad(lambda r: 2 pi r P(r), 0, R) for this profile (F090W of psf_analytic.csv).
        Assert.Equal(0.6353238841991472, Psf.EnclosedFlux(5), 1e-9);
        Assert.Equal(0.9403970301691285, Psf.EnclosedFlux(25), 1e-9);
        Assert.Equal(0.9999966144913082, Psf.EnclosedFlux(100), 1e-9);
        Assert.Equal(2.8, Psf.FwhmPixels(), 1e-6);
    }

    [Fact]
    public void EnclosedFlux_BetaOfOne_IsTheLogarithm() =>
        Assert.Equal(Math.PI * 2 * 9 * Math.Log(1 + (100 / 9.0)), new MoffatTerm(2, 3, 1).EnclosedFlux(10), 1e-9);

    [Fact]
    public void Rescaled_KeepsFluxOnTheSky()
    {
        AnalyticPsf fine = Psf.Rescaled(0.005);
        Assert.Equal(Psf.EnclosedFlux(7), fine.EnclosedFlux(28), 1e-12);
        Assert.Equal(Psf.Value(3) / 16, fine.Value(12), 1e-15);
        Assert.Equal(0.8, Psf.Rescaled(0.07).FwhmPixels(), 1e-6);
    }

    [Fact]
    public void Json_GoesRoundWithoutLoss()
    {
        Assert.Equal(Psf, AnalyticPsf.FromJson(Psf.ToJson(), "psf.json"));
        Assert.Contains("\"normalization_radius_px\": 100", Psf.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"beta\": 3.601161359", "\"bet\": 3", "\"moffat.beta\" is missing")]
    [InlineData("\"beta\": 3.601161359", "\"beta\": \"3\"", "\"moffat.beta\" is not a number above 0")]
    [InlineData("\"beta\": 3.601161359", "\"beta\": -3", "\"moffat.beta\" is -3, expected a number above 0")]
    [InlineData("moffat+gaussian+power4", "airy", "\"kind\" is \"airy\", expected \"moffat+gaussian+power4\"")]
    [InlineData("\"includes_pixel\": true", "\"includes_pixel\": 1", "\"includes_pixel\" is missing or not true or false")]
    [InlineData("\"amplitude\": 0.04821216838", "\"amplitude\": 0.0582", "encloses a flux of")]
    [InlineData("\"gaussian\": {", "\"gaussian\" {", "is not JSON")]
    public void Json_WithAMistake_IsRefusedWithItsPlace(string what, string by, string message)
    {
        string json = Psf.ToJson();
        Assert.Contains(what, json, StringComparison.Ordinal);
        InputException problem = Assert.Throws<InputException>(() => AnalyticPsf.FromJson(json.Replace(what, by, StringComparison.Ordinal), "psf.json"));
        Assert.StartsWith("psf.json: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_NamesIt() =>
        Assert.Contains("nothing.json: the PSF model cannot be read", Assert.Throws<InputException>(() => AnalyticPsf.Read("nothing.json")).Message);

    [Fact]
    public void Fit_ImageOfTheModel_GivesItBack()
    {
        const int Half = 100;
        const int Across = (2 * Half) + 1;
        var pixels = new double[Across * Across];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Psf.Value(Math.Sqrt(Math.Pow((i % Across) - Half, 2) + Math.Pow((i / Across) - Half, 2)));
        AnalyticPsfFit fit = AnalyticPsfFitter.Fit(new PsfImage(pixels, Across, Across, 0.02));
        // The terms are degenerate; the profile and its flux are not.
        Assert.True(fit.Residual.RmsPercentOfPeak < 0.02, $"rms {fit.Residual.RmsPercentOfPeak}");
        // A sum over the pixels of a circle is the integral smoothed with a pixel: 0.003 at 0.05 arcsec, 2.5 of these pixels.
        Assert.True(fit.Residual.LargestEnergyError < 0.004, $"energy {fit.Residual.LargestEnergyError}");
        Assert.Equal(2.8, fit.Psf.FwhmPixels(), 0.01);
    }
}
