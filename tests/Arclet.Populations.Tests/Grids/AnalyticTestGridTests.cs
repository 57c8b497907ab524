namespace Arclet.Populations.Tests;

public class AnalyticTestGridTests
{
    [Fact]
    public void Stars_FadeReddenAndStopIonising()
    {
        StellarGrid stars = AnalyticTestGrid.Create().Stars;
        PopulationCheck[] rows = PopulationChecks.Of(stars, 0.02, [1e6, 1e7, 1e8, 1e9]);
        Assert.True(rows.Length >= 3);
        for (int i = 1; i < rows.Length; i++)
        {
            Assert.True(rows[i].LogLuminosityV < rows[i - 1].LogLuminosityV);
            Assert.True(rows[i].LogIonisingPhotons < rows[i - 1].LogIonisingPhotons - 1);
            Assert.True(rows[i].UltravioletSlope > rows[i - 1].UltravioletSlope);
            Assert.True(rows[i].SurvivingFraction < rows[i - 1].SurvivingFraction);
        }

        // Of the order of real populations (BC03: 46.7 per Msun).
        Assert.InRange(rows[0].LogIonisingPhotons, 46, 47.5);
    }

    [Fact]
    public void Gas_TurnsIonisingPhotonsIntoCaseBHydrogen()
    {
        PopulationGrids grids = AnalyticTestGrid.Create();
        NebularGrid gas = grids.Nebular!;
        int hbeta = Array.IndexOf(gas.LineNames, "H beta"), halpha = Array.IndexOf(gas.LineNames, "H alpha");
        double photons = IonisingPhotons.Rate(grids.Stars.WavelengthsAngstrom, grids.Stars.Spectrum(3, 0));
        Assert.Equal(4.76e-13 * photons / SolarUnits.LuminosityErgPerSecond, gas.Lines(3, 1, 0)[hbeta], 1e-9 * gas.Lines(3, 1, 0)[hbeta]);
        Assert.Equal(2.86, gas.Lines(3, 1, 0)[halpha] / gas.Lines(3, 1, 0)[hbeta], 1e-9);
    }
}
