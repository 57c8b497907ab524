using Arclet.Fits;
using Arclet.Imaging.ClumpFit;

namespace Arclet.Imaging.Tests.ClumpFit;

public class ProfileErrorsTests
{
    private static readonly ClumpFitSettings Settings = new() { Threads = 1, Errors = ClumpFitErrors.Profile };

    [Fact]
    public void FitShapes_HighSignal_GivesIntervalsOfTheCurvature()
    {
        // Noise-free and bright: chi2 is a parabola within its errors.
        ClumpFitImage image = ClumpFitterTests.Image([(12.1, 12.2, ClumpShape.FromAxes(0.8, 0.6, 30), 2000)]);
        ClumpFitResult fit = ClumpFitter.FitShapes(image, [new("a", 12, 12)], Settings)[0];
        Assert.InRange((fit.FluxInterval.High - fit.Flux) / fit.FluxError, 0.97, 1.03);
        Assert.InRange((fit.Flux - fit.FluxInterval.Low) / fit.FluxError, 0.97, 1.03);
        Assert.InRange((fit.RadiusInterval.High - fit.Shape.RadiusPixels) / fit.RadiusError, 0.97, 1.03);
        Assert.InRange((fit.Shape.RadiusPixels - fit.RadiusInterval.Low) / fit.RadiusError, 0.97, 1.03);
        Assert.InRange((fit.AxisRatioInterval.High - fit.Shape.AxisRatio) / fit.AxisRatioError, 0.95, 1.05);

        // Without the clump chi2 is higher by the square of its significance, which is at least flux over error.
        Assert.True(fit.ZeroFluxRise > Math.Pow(fit.Flux / fit.FluxError, 2));

        // One-sided 95 % are 1.645 of the error.
        Assert.InRange((fit.FluxInterval.High95 - fit.Flux) / fit.FluxError, 1.60, 1.70);
    }

    [Fact]
    public void FitShapes_PointSource_HasAnUpperLimitOfItsSizeOnly()
    {
        ClumpFitImage image = ClumpFitterTests.Image([(12.3, 12.2, new ClumpShape(1e-6, 0, 1e-6), 100)]);
        ClumpFitResult fit = ClumpFitter.FitShapes(image, [new("a", 12, 12)], Settings)[0];
        Assert.Equal(0, fit.RadiusInterval.Low);
        Assert.Equal(0, fit.RadiusInterval.Low95);
        Assert.InRange(fit.RadiusInterval.High, 0.01, fit.RadiusInterval.High95);
        Assert.InRange(fit.RadiusInterval.High95, 0.05, 1);
    }

    [Fact]
    public void FitShapes_LowSignal_CoversTheTruthAsOftenAsItSays()
    {
        SimulatedClumps field = SimulatedClumps.Make(400, 11, 0.4, 1.5);
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(field.Image, field.Starts, Settings);
        int inFlux = 0, inRadius = 0;
        for (int i = 0; i < fits.Count; i++)
        {
            inFlux += fits[i].FluxInterval.Low <= field.Truth[i].Flux && !(fits[i].FluxInterval.High < field.Truth[i].Flux) ? 1 : 0;
            double r = field.Truth[i].Shape.RadiusPixels;
            inRadius += fits[i].RadiusInterval.Low <= r && !(fits[i].RadiusInterval.High < r) ? 1 : 0;
        }

        // 68.3 % of 400, with a standard deviation of 2.3 %; a size at a bound covers a little more.
        Assert.InRange(inFlux / 400.0, 0.61, 0.76);
        Assert.InRange(inRadius / 400.0, 0.61, 0.78);
    }

    [Fact]
    public void FitFluxes_GivenShapes_HasTheInterval()
    {
        ClumpShape shape = ClumpShape.FromAxes(0.8, 0.6, 30);
        ClumpFitImage image = ClumpFitterTests.Image([(12.1, 12.2, shape, 2000)]);
        ClumpFitResult fit = ClumpFitter.FitFluxes(image, [new ShapedClump(new("a", 12, 12), shape, ShapeCovariance.None)], Settings)[0];
        Assert.InRange((fit.FluxInterval.High - fit.Flux) / fit.FluxErrorIndependent, 0.97, 1.03);
        Assert.InRange((fit.Flux - fit.FluxInterval.Low) / fit.FluxErrorIndependent, 0.97, 1.03);
        Assert.True(double.IsNaN(fit.RadiusInterval.High));
    }

    [Fact]
    public void FitShapes_NoClumpThere_HasAnUpperLimitOfItsFluxOnly()
    {
        ClumpFitImage image = ClumpFitterTests.Image([]);
        ClumpFitResult fit = ClumpFitter.FitShapes(image, [new("a", 12, 12)], Settings)[0];
        Assert.Equal(0, fit.FluxInterval.Low);
        Assert.True(fit.FluxInterval.High95 > 0 || double.IsNaN(fit.FluxInterval.High95));
    }

    [Fact]
    public void Fit_AllTogether_RefusesProfiles()
    {
        ClumpFitImage image = ClumpFitterTests.Image([(12.1, 12.2, ClumpShape.FromAxes(0.8, 0.6, 30), 100)]);
        ClumpPosition[] positions = [new("a", 12, 12)];
        Assert.Throws<InputException>(() => GalaxyFitter.Fit([GalaxyImage.At(image, positions)], positions, new GalaxyFitSettings { Boxes = Settings }));
    }
}
