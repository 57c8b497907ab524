using Arclet.Imaging.ClumpFit;

namespace Arclet.Study.Tests;

public class PhotometryErrorsTests
{
    private static readonly ClumpFitResult Fit = new()
    {
        Id = "1-1",
        X = 10,
        Y = 10,
        XError = 0.01,
        YError = 0.01,
        Shape = ClumpShape.FromAxes(1, 0.64, 20),
        ShapeCovariance = new(0.01, 0, 0, 0.02, 0, 0.03),
        SigmaMinError = 0.1,
        AxisRatioError = 0.05,
        ThetaErrorDegrees = 5,
        RadiusError = 0.1,
        Flux = 100,
        FluxError = 5,
        FluxErrorIndependent = 3,
        FluxErrorCommon = 4,
        FluxRadiusCovariance = 0.2,
        ChiSquare = 70,
        DegreesOfFreedom = 75,
    };

    [Fact]
    public void Scaling_GoodFit_ChangesNothing()
    {
        Assert.Equal(Fit, ErrorScaling.OfShape(Fit));
        Assert.Equal((Fit.FluxErrorIndependent, Fit.FluxError), (ErrorScaling.OfFlux(Fit).FluxErrorIndependent, ErrorScaling.OfFlux(Fit).FluxError));
    }

    [Fact]
    public void Scaling_ChiSquareFourTimesTheFreedom_DoublesErrorsAndQuadruplesCovariances()
    {
        ClumpFitResult scaled = ErrorScaling.OfShape(Fit with { ChiSquare = 300 });
        Assert.Equal((10.0, 6.0, 8.0), (scaled.FluxError, scaled.FluxErrorIndependent, scaled.FluxErrorCommon));
        Assert.Equal((0.2, 0.1, 10.0, 0.2), (scaled.SigmaMinError, scaled.AxisRatioError, scaled.ThetaErrorDegrees, scaled.RadiusError));
        Assert.Equal((0.8, 0.04, 0.12), (scaled.FluxRadiusCovariance, scaled.ShapeCovariance.C00, scaled.ShapeCovariance.C22));

        // In another filter the shape's part was scaled where the shape was fitted.
        ClumpFitResult flux = ErrorScaling.OfFlux(Fit with { ChiSquare = 300 });
        Assert.Equal((6.0, 4.0), (flux.FluxErrorIndependent, flux.FluxErrorCommon));
        Assert.Equal(double.Hypot(6, 4), flux.FluxError, 1e-12);
    }

    [Fact]
    public void Background_DifferenceThatNoiseExplains_AddsNothing()
    {
        // The other fit has twice the error: the difference of both has an error of sqrt(100 - 25) = 8.7, and twice that is noise.
        ClumpFitResult other = Fit with { Flux = 117, FluxError = 10 };
        Assert.Equal(Math.Sqrt(25 + 249), BackgroundDoubt.OfShape(Fit, other with { Flux = 118 }).FluxError, 1e-9);
        Assert.Equal(Fit, BackgroundDoubt.OfShape(Fit, other));
        Assert.Equal(Fit, BackgroundDoubt.OfFlux(Fit, other, Fit, other));
        Assert.Equal(Fit, BackgroundDoubt.OfShape(Fit, Fit with { Flux = 300, Flags = ClumpFitFlags.NotFitted }));
    }

    [Fact]
    public void Background_LargerDifference_AddsItsExcessToTheCommonError()
    {
        ClumpFitResult other = Fit with { Flux = 60, FluxError = 10, Shape = ClumpShape.FromAxes(0.8, 0.64, 20) };
        ClumpFitResult widened = BackgroundDoubt.OfShape(Fit, other);

        // 40^2 - (10^2 - 5^2) = 1525; the radius falls from 1.25 to 1.0 with equal errors: 0.0625.
        Assert.Equal(Math.Sqrt(25 + 1525), widened.FluxError, 1e-9);
        Assert.Equal(Math.Sqrt(16 + 1525), widened.FluxErrorCommon, 1e-9);
        Assert.Equal(Fit.FluxErrorIndependent, widened.FluxErrorIndependent);
        Assert.Equal(Math.Sqrt(0.01 + 0.0625), widened.RadiusError, 1e-9);
        Assert.Equal(0.2 + Math.Sqrt(1525 * 0.0625), widened.FluxRadiusCovariance, 1e-9);
    }

    [Fact]
    public void Background_OtherFilter_SharesNoMoreThanTheShapesFilterHas()
    {
        ClumpFitResult otherReference = Fit with { Flux = 80 }, other = Fit with { Flux = 60 };
        ClumpFitResult flux = BackgroundDoubt.OfFlux(Fit, other, Fit, otherReference);

        // 40^2 in this filter, 20^2 in that of the shape, at the same flux.
        Assert.Equal(Math.Sqrt(16 + 400), flux.FluxErrorCommon, 1e-9);
        Assert.Equal(Math.Sqrt(9 + 1200), flux.FluxErrorIndependent, 1e-9);
        Assert.Equal(Math.Sqrt(25 + 1600), flux.FluxError, 1e-9);
    }

    [Fact]
    public void Measure_SmoothBackground_HardlyAddsErrors()
    {
        using var field = new SmallField();
        double[] ratios = [.. Errors(field, true).Zip(Errors(field, false), (with, without) => with / without).Order()];

        // A difference of two standard deviations is exceeded by one in twenty of them; most of the clumps' fluxes get nothing.
        Assert.Equal(12, ratios.Length);
        Assert.True(ratios[0] >= 1 && ratios[6] < 1.1 && ratios[^1] < 4, string.Join(' ', ratios));
    }

    private static IEnumerable<double> Errors(SmallField field, bool background)
    {
        Clump[] clumps = [.. SmallField.Clumps.Select((c, i) => new Clump
        {
            Id = $"7-{i + 1}", GalaxyId = "7", RaDegrees = c.Position.RaDegrees, DecDegrees = c.Position.DecDegrees, Origin = ClumpOrigin.Given, ReferenceFilter = "F150W",
        })];
        PhotometryResult result = ClumpPhotometer.Measure(field.Cut(), clumps, new Dictionary<string, FilterDepth>(), new PhotometrySettings { BackgroundErrors = background });
        return result.Clumps.SelectMany(c => c.Bands.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => double.Hypot(b.Value.IndependentErrorNanojansky, b.Value.CommonErrorNanojansky)));
    }
}
