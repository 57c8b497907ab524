using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class ComputedPopulationTests
{
    private static readonly Lazy<StarSpectra> Spectra = new(() => StarSpectra.Compute());

    // The limits of docs/computed-populations.md against BC03-2016: 0.10 dex at 1500 to 8500 A, break within 15 %, H band within 0.3 dex. Ages of 4 to 50 Myr miss some of them there.
    [SharedDataTheory]
    [InlineData(52, 0.004, 102)]
    [InlineData(62, 0.02, 102)]
    [InlineData(52, 0.004, 203)]
    [InlineData(62, 0.02, 143)]
    public void Spectrum_ChabrierPopulation_IsNearBc03(int file, double z, double ageMyr)
    {
        StellarGrid theirs = GridImport.Read([SharedData.File("sed", "bc03-2016-chabrier", $"bc2003_lr_BaSeL_m{file}_chab_ssp.ised.gz")], new GridImportOptions()).Grids.Stars;
        StellarGrid ours = Grid(z, theirs.AgesYears[PopulationChecks.Nearest(theirs.AgesYears, ageMyr * 1e6)]);
        PopulationCheck a = PopulationChecks.Of(ours, z, ours.AgesYears)[0], b = PopulationChecks.Of(theirs, z, ours.AgesYears)[0];
        Assert.Equal(b.LogLuminosity1500, a.LogLuminosity1500, 0.11);
        Assert.Equal(b.LogLuminosityV, a.LogLuminosityV, 0.10);
        Assert.Equal(b.LogLuminosityH, a.LogLuminosityH, 0.30);
        Assert.InRange(a.BalmerRatio / b.BalmerRatio, 0.85, 1.15);
    }

    [Fact]
    public void Spectrum_Population_ShinesWithItsStarsLuminosity()
    {
        Isochrone isochrone = Isochrone.Compute(new StellarEvolution(0.004), 30);
        double[] numbers = isochrone.NumbersPerSolarMass(InitialMassFunction.Kroupa());
        double expected = 0;
        for (int i = 0; i < numbers.Length; i++)
            expected += isochrone.Points[i].State.Phase < StellarPhase.NeutronStar ? numbers[i] * isochrone.Points[i].State.LuminositySolar : 0;
        StarSpectra single = Spectra.Value.With(new StarSpectraOptions { StrippedFraction = 0 });
        double[] light = new double[single.WavelengthsAngstrom.Length];
        ComputedPopulation.Spectrum(isochrone, numbers, single, light);
        double sum = 0;
        for (int i = 1; i < light.Length; i++)
            sum += 0.5 * (light[i] + light[i - 1]) * (single.WavelengthsAngstrom[i] - single.WavelengthsAngstrom[i - 1]);
        Assert.Equal(1, sum / expected, 1e-9);
    }

    [Fact]
    public void PhotosphereOf_RedSupergiant_IsNotCoolerThanTheObservedMean()
    {
        var star = new IsochronePoint(15, new StellarState(StellarPhase.CoreHeliumBurning, 13, 14, 4, 1e5, 900));
        Assert.True(star.State.EffectiveTemperatureKelvin < 3500);
        Assert.Equal(3660, Spectra.Value.PhotosphereOf(star, 0.02).TemperatureKelvin, 1e-6);
        Assert.Equal(star.State.EffectiveTemperatureKelvin, Spectra.Value.With(new StarSpectraOptions { RedSupergiantTemperatures = false }).PhotosphereOf(star, 0.02).TemperatureKelvin);
    }

    // The Sun's irradiance (ASTM E490) of 1.86, 0.99 and 0.229 W/m2/nm times 4 pi AU^2 over 3.828e26 W: metal lines move light from the blue to the red, and the factors that say how much were fitted
    // to populations of other codes. 12 % is what the atmospheres (no convection) and the factors are good to.
    [Theory]
    [InlineData(5500, 1.37e-4)]
    [InlineData(8500, 7.28e-5)]
    [InlineData(16500, 1.68e-5)]
    public void Add_TheSun_HasItsIrradiance(double wave, double expected)
    {
        double[] light = new double[Spectra.Value.WavelengthsAngstrom.Length], bin = new double[1];
        Spectra.Value.Add(new IsochronePoint(1, new StellarState(StellarPhase.MainSequence, 4570, 1, 0, 1, 1)), 0.0142, 1, light);
        WavelengthRebinning.Average([.. Spectra.Value.WavelengthsAngstrom], light, [wave * 0.98, wave * 1.02], bin);
        Assert.InRange(bin[0], expected * 0.88, expected * 1.12);
    }

    // WN stars of 10^5.3 to 10^5.7 Lsun ionise with log Q0 of 49.0 to 49.6 (Crowther 2007, ARA&A 45, 177, table 2).
    [Fact]
    public void Add_WolfRayetStar_HasThePublishedIonisingPhotons()
    {
        StellarState star = new(StellarPhase.HeliumMainSequence, 4, 13, 5, Math.Pow(10, 5.5), 1.1);
        double[] light = new double[Spectra.Value.WavelengthsAngstrom.Length];
        Spectra.Value.Add(new IsochronePoint(45, star), 0.02, 1, light);
        Assert.InRange(Math.Log10(IonisingPhotons.Rate(Spectra.Value.WavelengthsAngstrom, light)), 49.0, 49.6);
    }

    [Fact]
    public void Add_WrongLengthOrOption_IsRefused()
    {
        IsochronePoint star = new(1, new StellarState(StellarPhase.MainSequence, 1, 1, 0, 1, 1));
        Assert.Throws<ArgumentException>(() => Spectra.Value.Add(star, 0.02, 1, new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Spectra.Value.With(new StarSpectraOptions { StrippedFraction = 2 }));
    }

    [Fact]
    public void Track_DustWinds_ShortenTheAsymptoticGiantBranch()
    {
        double plain = PulsingMyr(new StellarEvolutionOptions()), dusty = PulsingMyr(StellarEvolutionOptions.ForPopulations);
        Assert.InRange(dusty, 0.1 * plain, 0.9 * plain);
    }

    private static double PulsingMyr(StellarEvolutionOptions options)
    {
        StellarState[] states = [.. new StellarEvolution(0.02, options).Track(5).States.ToArray().Where(s => s.Phase == StellarPhase.ThermallyPulsingAsymptoticGiantBranch)];
        return states[^1].AgeMyr - states[0].AgeMyr;
    }

    private static StellarGrid Grid(double z, double years)
    {
        double[] light = new double[Spectra.Value.WavelengthsAngstrom.Length];
        ComputedPopulation.Spectrum(Isochrone.Compute(new StellarEvolution(z, StellarEvolutionOptions.ForPopulations), years * 1e-6), InitialMassFunction.Chabrier(), Spectra.Value, light);
        return new StellarGrid("test", new Provenance { Library = "test", Imf = "Chabrier" }, [.. Spectra.Value.WavelengthsAngstrom], [years], [z], light);
    }
}
