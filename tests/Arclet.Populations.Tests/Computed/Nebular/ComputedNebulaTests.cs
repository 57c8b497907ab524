using System.Globalization;
using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class ComputedNebulaTests
{
    private static readonly StellarGrid Stars = HotBlackBody(45000);

    [Fact]
    public void For_HotStars_TurnsIonisingPhotonsIntoCaseBLight()
    {
        NebularGrid gas = ComputedNebula.For(Stars);
        double photons = IonisingPhotons.Rate(Stars.WavelengthsAngstrom, Stars.Spectrum(0, 0));

        // Osterbrock and Ferland (2006): 1.37e-12 erg of H alpha and 4.76e-13 of H beta per ionising photon at 10,000 K.
        Assert.Equal(1, Line(gas, "H alpha") * SolarUnits.LuminosityErgPerSecond / photons / 1.37e-12, 0.01);
        Assert.Equal(1, Line(gas, "H beta") * SolarUnits.LuminosityErgPerSecond / photons / 4.76e-13, 0.01);

        // 5876 over H beta for y = 0.1 and all helium ionised: 0.13 to 0.14 in H II regions.
        Assert.Equal(0.137, Line(gas, "He I 5876") / Line(gas, "H beta"), 0.006);
    }

    [Fact]
    public void For_StarsTooCoolForHelium_HasLittleHeliumLight()
    {
        NebularGrid gas = ComputedNebula.For(HotBlackBody(20000));
        Assert.InRange(Line(gas, "He I 5876") / Line(gas, "H beta"), 0, 0.03);
        Assert.InRange(Line(gas, "He II 4686") / Line(gas, "H beta"), 0, 1e-6);
    }

    [SharedDataFact]
    public void Continuum_ByInoue2011AtSolarMetallicity_AgreesWithinTenPercent()
    {
        // Cloudy's gas of Z = 0.02, log U = -2, 100 per cm^3 (the column that the CIGALE reader takes) is near 8000 K where ours has 10,000 K, so the Balmer jump is less in ours.
        NebularGrid gas = ComputedNebula.For(Stars, new NebularSettings { TemperatureKelvin = 8000 });
        double photons = IonisingPhotons.Rate(Stars.WavelengthsAngstrom, Stars.Spectrum(0, 0));
        (double Wave, double PerHertz)[] theirs = [.. File.ReadLines(SharedData.File("sed", "nebular-inoue2011", "continuum_0.02.dat"))
            .Select(l => Array.ConvertAll(l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), v => double.Parse(v, CultureInfo.InvariantCulture)))
            .Select(v => (v[0], v[1 + 4 + 2]))];
        foreach (double wave in (double[])[1500, 2000, 3000, 3500, 4500, 5500, 7000, 10000, 20000])
        {
            (double at, double perHertz) = theirs.MinBy(t => Math.Abs(t.Wave - wave));
            double inoue = perHertz / 1.24713e53 * 2.99792458e18 / (at * at);
            (int i, double w) = GridAxis.Bracket(gas.WavelengthsAngstrom, at);
            ReadOnlySpan<double> ours = gas.ContinuumSpectrum(0, 2, 0);
            double value = (((1 - w) * ours[i]) + (w * ours[i + 1])) * SolarUnits.LuminosityErgPerSecond / photons;
            Assert.True(Math.Abs((value / inoue) - 1) < 0.15, $"{at} A: ours {value:E3}, Inoue {inoue:E3}");
        }
    }

    [Theory]
    [InlineData("[O III] 5007", 0.02, -2, 0.503)]
    [InlineData("[N II] 6584", 0.02, -2, -0.487)]
    [InlineData("[O III] 5007", 0.0001, -3, -1.019)]
    [InlineData("[O III] 5007", 0.03, -2, 0.503)]
    [InlineData("[O II] 3726+3729", 0.02, -4, 0.0)]
    public void OverHydrogenBeta_AtAndBeyondTheTable_IsTheTables(string name, double metallicity, double logU, double logRatio)
    {
        MetalLine line = MetalLine.All.Single(l => l.Name == name);
        double expected = logU < -3 ? line.OverHydrogenBeta(metallicity, -3) : Math.Pow(10, logRatio);
        Assert.Equal(expected, line.OverHydrogenBeta(metallicity, logU), 1e-12);
    }

    private static double Line(NebularGrid gas, string name) => gas.Lines(0, 0, 0)[Array.IndexOf(gas.LineNames, name)];

    private static StellarGrid HotBlackBody(double kelvin)
    {
        double[] waves = [.. Enumerable.Range(0, 600).Select(i => 91 * Math.Pow(1e4, i / 599.0))];
        double[] ages = [0, 1e6, 1e7, 1e8, 1e9, 1.4e10];
        double[] light = [.. waves.Select(w => 1e13 * Math.Pow(w, -5) / (Math.Exp(1.438777e8 / (w * kelvin)) - 1))];
        return new StellarGrid("black body", new Provenance { Library = "test" }, waves, ages, [0.02], [.. Enumerable.Range(0, ages.Length).SelectMany(_ => light)]);
    }
}
