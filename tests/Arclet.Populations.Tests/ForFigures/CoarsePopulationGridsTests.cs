using Arclet.Sky;

namespace Arclet.Populations.Tests.ForFigures;

public sealed class CoarsePopulationGridsTests
{
    private static readonly SourceModel Model = new()
    {
        Redshift = 2,
        Components = [new(StarFormationHistory.Exponential, [0.3, 0.1], 8, 0.5)],
        Dust = new DustModel(AttenuationLaw.Calzetti, 0.5),
        Nebular = new NebularModel(-2.5),
    };

    [Fact]
    public void Of_GridInWideBins_GivesTheSameSpectrumInTheFiguresBins()
    {
        PopulationGrids grids = AnalyticTestGrid.Create();
        var observed = new ObservedSpectrum(6000, 50_000, absorbs: true, FlatLambdaCdm.Default, 60);
        double[] full = Of(grids), coarse = Of(CoarsePopulationGrids.Of(grids, 200, 6e4, 120));

        // Bins of 1/60 in ln(wavelength) of spectra that were averaged in bins half as wide: a step (3646 A) moves by a bin at most.
        int different = full.Zip(coarse, (a, b) => Math.Abs((b / a) - 1) > 0.02 ? 1 : 0).Sum();
        Assert.InRange(different, 0, 4);
        Assert.Equal(1, coarse.Sum() / full.Sum(), 0.003);

        double[] Of(PopulationGrids of) => observed.Of(new PopulationModel(new PopulationBasis(of), []).Evaluate(Model)!.Spectrum, Model.Redshift);
    }

    [Fact]
    public void Of_AGridBeyondTheWindow_IsRefused() => Assert.Throws<ArgumentException>(() => CoarsePopulationGrids.Of(AnalyticTestGrid.Create(), 2e7, 3e7, 60));
}
