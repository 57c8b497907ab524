namespace Arclet.Populations.Tests;

public class WavelengthRebinningTests
{
    [Fact]
    public void Average_KeepsTheIntegral_WhateverTheBins()
    {
        var random = new Random(5);
        double[] w = [.. Enumerable.Range(0, 200).Select(i => 100 * Math.Pow(1.03, i + (0.4 * random.NextDouble())))], f = [.. w.Select(x => random.NextDouble() / x)];
        double exact = 0;
        for (int i = 1; i < w.Length; i++)
            exact += (w[i] - w[i - 1]) * (f[i] + f[i - 1]) / 2;
        foreach (int bins in new[] { 1, 7, 200, 5000 })
        {
            double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => 50 + ((w[^1] + 1000) * i / bins))], means = new double[bins];
            WavelengthRebinning.Average(w, f, edges, means);
            Assert.Equal(exact, means.Select((m, i) => m * (edges[i + 1] - edges[i])).Sum(), exact * 1e-12);
        }
    }

    [Fact]
    public void Average_OfAStraightLine_IsItsValueInTheMiddle()
    {
        double[] means = new double[2];
        WavelengthRebinning.Average([0, 10], [1, 21], [1, 2, 6], means);
        Assert.Equal([4, 9], means, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void IonisingRate_OfOnePhotonPerAngstrom_IsTheWidth()
    {
        // L = h c / lambda per angstrom is one photon per second and angstrom; between points the spectrum is straight, so the points are dense.
        double[] w = [.. Enumerable.Range(0, 2000).Select(i => 500 + (0.5 * i))], l = [.. w.Select(x => SolarUnits.PlanckTimesLightErgAngstrom / SolarUnits.LuminosityErgPerSecond / x)];
        Assert.Equal(SolarUnits.LymanEdgeAngstrom - 500, IonisingPhotons.Rate(w, l), 1e-4);
    }
}
