using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class AttenuationLawTests
{
    [Theory]
    // Cardelli, Clayton and Mathis (1989), Table 3, R_V = 3.1: of the filters' means, which their formula passes within 0.013.
    [InlineData(3650, 1.569)]
    [InlineData(4400, 1.337)]
    [InlineData(5500, 1.000)]
    [InlineData(7000, 0.751)]
    [InlineData(9000, 0.479)]
    [InlineData(12500, 0.282)]
    [InlineData(16500, 0.190)]
    [InlineData(22000, 0.114)]
    public void Cardelli_AtTheBandsOfItsTable_IsThePublishedValue(double wavelength, double expected) =>
        Assert.Equal(expected, AttenuationLaw.Cardelli.At(wavelength), 0.015);

    [Theory]
    // Gordon et al. (2003), Table 4, SMC bar.
    [InlineData(16500, 0.169)]
    [InlineData(8100, 0.567)]
    [InlineData(5500, 1.000)]
    [InlineData(3700, 1.672)]
    public void Smc_AtTheBandsOfItsTable_IsThePublishedValue(double wavelength, double expected) =>
        Assert.Equal(expected, AttenuationLaw.Smc.At(wavelength), 1e-9);

    [Fact]
    public void Laws_AtTheirBreaks_AreContinuousButForCalzetti()
    {
        foreach (AttenuationLaw law in (AttenuationLaw[])[AttenuationLaw.Smc, AttenuationLaw.Cardelli])
        {
            // Cardelli's branches meet to 1 %: that is how they are published.
            foreach (double at in law.BreaksAngstrom)
                Assert.Equal(1, law.At(at * (1 - 1e-9)) / law.At(at * (1 + 1e-9)), 0.011);
        }

        Assert.Equal(3.477 / 4.05, AttenuationLaw.Calzetti.At(6299.99), 1e-3);
        Assert.Equal(3.502 / 4.05, AttenuationLaw.Calzetti.At(6300.01), 1e-3);
        Assert.Equal(10.334 / 4.05, AttenuationLaw.Calzetti.At(1500), 2e-4);
        Assert.Equal(10.419 / 4.05, AttenuationLaw.CalzettiBagpipes.At(1500), 2e-4);
        Assert.Equal(Math.Pow(5500.0 / 1500, 0.7), AttenuationLaw.CharlotFall().At(1500), 1e-12);
    }

    [SharedDataFact]
    public void CalzettiBagpipes_IsWhatBagpipesComputes()
    {
        foreach (string line in File.ReadLines(SharedData.File("sed", "bagpipes_golden", "calzetti_A_over_AV.txt")))
        {
            double[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)];
            Assert.Equal(words[1], AttenuationLaw.CalzettiBagpipes.At(words[0]), 1e-4);
        }
    }
}
