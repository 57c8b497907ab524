namespace Arclet.Populations.Tests;

public class ComputedGridCacheTests
{
    private static readonly ComputedPopulationSettings Small = new() { BlackBodies = true, Metallicities = [0.02], AgesYears = [0, 3e6, 1e7] };

    [Fact]
    public void Get_Twice_ReadsTheSameBitsTheSecondTime()
    {
        using var folder = new TestFolder();
        var cache = new ComputedGridCache(folder["arclet"]);
        PopulationGrids computed = cache.Get(Small), read = cache.Get(Small, _ => Assert.Fail("nothing is to be said"), new NoProgress());
        Assert.Equal(computed.Stars.Luminosity, read.Stars.Luminosity);
        Assert.Equal(computed.Stars.SurvivingFraction, read.Stars.SurvivingFraction);
        Assert.Equal(computed.Nebular!.LineLuminosity, read.Nebular!.LineLuminosity);
        Assert.Equal(computed.Nebular.Continuum, read.Nebular.Continuum);
        Assert.True(read.Nebular.LinesInVacuum);
        Assert.Equal(ComputedPopulations.Caution, ComputedPopulations.CautionOf(read));
    }

    [Fact]
    public async Task Get_FromSeveralThreadsAtOnce_ComputesOnce()
    {
        using var folder = new TestFolder();
        var counting = new CountingProgress();
        PopulationGrids[] grids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => new ComputedGridCache(folder.FullName).Get(Small, progress: counting, threads: 1))));
        Assert.Equal(1, counting.Finished);
        Assert.All(grids, g => Assert.Equal(grids[0].Stars.Luminosity, g.Stars.Luminosity));
    }

    [Fact]
    public void Get_DamagedFile_IsSaidAndMadeAgain()
    {
        using var folder = new TestFolder();
        var cache = new ComputedGridCache(folder.FullName);
        double[] first = cache.Get(Small).Stars.Luminosity;
        string file = cache.FileOf(Small)!;
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(file, bytes);
        var said = new List<string>();
        Assert.Equal(first, cache.Get(Small, said.Add).Stars.Luminosity);
        Assert.Contains("damaged", Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal(first, cache.Get(Small, _ => Assert.Fail("the file is whole again"), new NoProgress()).Stars.Luminosity);
        File.WriteAllText(file, "");
        Assert.Equal(first, cache.Get(Small).Stars.Luminosity);
    }

    [Fact]
    public void Get_FolderThatCannotBeWritten_IsSaidAndComputedInMemory()
    {
        using var folder = new TestFolder();

        // A file where the folder should be stops every user, root included.
        var cache = new ComputedGridCache(Path.Combine(folder.With("file", [1]), "arclet"));
        var said = new List<string>();
        Assert.Equal(3, cache.Get(Small, said.Add).Stars.AgesYears.Length);
        Assert.Contains("cannot be written", Assert.Single(said), StringComparison.Ordinal);
        Assert.Contains("in memory", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_OneThreadOrTwo_GivesTheSameBits()
    {
        ComputedPopulationSettings settings = Small with { AgesYears = [0, 1e6, 5e6, 3e7, 1e9] };
        PopulationGrids one = ComputedPopulationGrid.Compute(settings, 1), two = ComputedPopulationGrid.Compute(settings, 2);
        Assert.Equal(one.Stars.Luminosity, two.Stars.Luminosity);
        Assert.Equal(one.Nebular!.Continuum, two.Nebular!.Continuum);
    }

    [Fact]
    public void Fingerprint_AnySettingThatMatters_ChangesIt()
    {
        ComputedPopulationSettings[] all =
        [
            Small,
            Small with { Metallicities = [0.01] },
            Small with { AgesYears = [0, 3e6, 2e7] },
            Small with { MassFunction = InitialMassFunction.Kroupa() },
            Small with { MassFunction = InitialMassFunction.Chabrier(0.1, 120) },
            Small with { MassFunction = InitialMassFunction.BrokenPowerLaw("own", [0.1, 100], [2.2]) },
            Small with { MassFunction = InitialMassFunction.BrokenPowerLaw("own", [0.1, 100], [2.3]) },
            Small with { BlackBodies = false },
            Small with { BlackBodies = false, Spectra = new StarSpectraOptions { LineBlanketing = false } },
            Small with { Evolution = new StellarEvolutionOptions { MassLoss = false } },
            Small with { Gas = new NebularSettings { TemperatureKelvin = 12000 } },
            Small with { Gas = new NebularSettings { LogIonisation = [-3, -2] } },
        ];
        Assert.Equal(all.Length, all.Select(ComputedPopulationGrid.Fingerprint).Distinct().Count());
        Assert.Equal(ComputedPopulationGrid.Fingerprint(Small), ComputedPopulationGrid.Fingerprint(Small with { Metallicities = [0.02] }));
    }

    [Fact]
    public void Restrict_Presets_EndAtTheGridsEdges_AndOwnPriorsStay()
    {
        PopulationGrids grids = ComputedPopulationGrid.Compute(Small with { Metallicities = [0.0004, 0.02] });
        (SedFitSettings settings, IReadOnlyList<string> changes) = GridRangePriors.Restrict(SedFitPresets.PaperClumps, grids);
        Assert.Equal("log_uniform(0.02, 1)", settings.Priors[SharedParameter.Metallicity].ToString());
        Assert.Equal("uniform(-3, -2)", settings.Priors[SharedParameter.LogIonisation].ToString());
        Assert.Equal(2, changes.Count);
        var own = SedFitPresets.PaperClumps with
        {
            Priors = new Dictionary<string, PriorSpecification>(SedFitPresets.PaperClumps.Priors)
            {
                [SharedParameter.Metallicity] = PriorSpecification.Uniform(0.005, 2.5),
                [SharedParameter.LogIonisation] = PriorSpecification.Fixed(-3.5),
            },
        };
        Assert.Empty(GridRangePriors.Restrict(own, grids).Changes);
    }

    private sealed class NoProgress : IProgress<double>
    {
        public void Report(double value) => Assert.Fail("nothing is to be computed");
    }

    private sealed class CountingProgress : IProgress<double>
    {
        private int finished;

        public int Finished => finished;

        public void Report(double value)
        {
            if (value >= 1)
                Interlocked.Increment(ref finished);
        }
    }
}
