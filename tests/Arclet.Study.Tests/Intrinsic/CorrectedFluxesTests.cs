using Arclet.Sky;

namespace Arclet.Study.Tests;

public class CorrectedFluxesTests
{
    private static readonly GalacticExtinction None = new(0);

    [Fact]
    public void SharedRelativeError_FiltersThatTheShapeMovesAlike_IsTheirs()
    {
        CorrectedFluxes fluxes = CorrectedFluxes.Of(IntrinsicCase.Observed(commonOverFlux: 0.1), None);
        Assert.Equal(0.1, fluxes.SharedRelativeError, 1e-12);
        Assert.Equal(1, fluxes.ErrorBesideShared("F070W"), 1e-12);
    }

    [Fact]
    public void ErrorBesideShared_FiltersThatTheShapeMovesDifferently_HoldsTheDifference()
    {
        // Weights 100^2 and 50^2: the shared part is (0.1 * 4 + 0.05 * 1) / 5 = 0.09.
        ClumpPhotometry photometry = IntrinsicCase.Observed() with
        {
            Bands = new Dictionary<string, BandFlux> { ["F150W"] = new(100, 1, 10, 5, false, 0), ["F444W"] = new(-0, 1, 0, 5, true, 0), ["F277W"] = new(50, 1, 2.5, 5, false, 0) },
        };
        CorrectedFluxes fluxes = CorrectedFluxes.Of(photometry, None);
        Assert.Equal(0.09, fluxes.SharedRelativeError, 1e-12);
        Assert.Equal(Math.Sqrt(1 + (1 * 1)), fluxes.ErrorBesideShared("F150W"), 1e-12);
        Assert.Equal(Math.Sqrt(1 + (2 * 2)), fluxes.ErrorBesideShared("F277W"), 1e-12);
        Assert.Equal(1, fluxes.ErrorBesideShared("F444W"), 1e-12);
    }

    [Fact]
    public void ErrorBesideShared_NoCommonError_IsTheIndependentOne()
    {
        ClumpPhotometry photometry = IntrinsicCase.Observed() with { Bands = new Dictionary<string, BandFlux> { ["F150W"] = new(100, 3, double.NaN, 5, false, 0) } };
        CorrectedFluxes fluxes = CorrectedFluxes.Of(photometry, None);
        Assert.True(double.IsNaN(fluxes.SharedRelativeError));
        Assert.Equal(3, fluxes.ErrorBesideShared("F150W"));
    }
}
