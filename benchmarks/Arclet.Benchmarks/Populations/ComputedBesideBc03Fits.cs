using Arclet.Benchmarks.Sed;
using Arclet.Populations;

namespace Arclet.Benchmarks.Populations;

/// <summary>
/// Mock clumps made with a published library and fitted with the computed grid, and with the library itself for comparison: errors of mass and age by the true age.
/// </summary>
internal static class ComputedBesideBc03Fits
{
    /// <summary>Ages of the mocks' oldest stars, Gyr; as many mocks in each.</summary>
    private static readonly (double From, double To)[] AgeBins = [(0.001, 0.01), (0.01, 0.03), (0.03, 0.1), (0.1, 0.3), (0.3, 1), (1, 2)];

    /// <summary>Arguments: the library as a grid with gas, filters, the computed grid (a file, or 'cache'), mocks in each bin of age (15), threads (2), seed (1).</summary>
    public static int Run(string[] arguments)
    {
        var setup = new SedBenchmarkSetup(arguments);
        PopulationGrids grids = setup.Rest is ["cache", ..] or [] ? new ComputedGridCache().Get(new ComputedPopulationSettings(), Console.WriteLine) : PopulationGrids.Read(setup.Rest[0]);
        var computed = new PopulationBasis(grids);
        int each = setup.Number(1, 15), threads = setup.Number(2, 2);
        ulong seed = (ulong)setup.Number(3, 1);

        // The paper's clumps: an exponential of tau = 10 Myr. A twentieth of every flux is not trusted in either fit.
        (SedFitSettings settings, _) = GridRangePriors.Restrict(SedBenchmarkSetup.Clumps("exp_tau10") with { ErrorFloor = 0.05, LikelihoodPath = LikelihoodPath.Tables }, grids);
        var mocks = new List<SedMock>();
        foreach ((double from, double to) in AgeBins)
        {
            mocks.AddRange(SedMock.Draw(setup.Basis, setup.Bands, settings, new SedMockOptions
            {
                Count = each,
                Seed = seed + (ulong)mocks.Count,
                RelativeError = 0.03,
                LeastDetections = 8,
                Ranges = new Dictionary<string, (double, double)> { ["age_gyr"] = (from, to), [SharedParameter.LogFormedMass] = (7, 9), [SharedParameter.Attenuation] = (0, 1.5) },
            }));
        }

        Console.WriteLine($"{mocks.Count} mocks of {setup.Basis.Grids.Stars.Provenance.Library}; computed: {grids.Stars.Provenance.Notes}");
        Report("fitted with the library itself", setup, settings, setup.Basis, mocks, threads);
        Report("fitted with the computed grid", setup, settings, computed, mocks, threads);
        return 0;
    }

    private static void Report(string title, SedBenchmarkSetup setup, SedFitSettings settings, PopulationBasis basis, List<SedMock> mocks, int threads)
    {
        var results = new SedFitResult[mocks.Count];
        new SedFitter(basis, setup.Curves, settings).Fit([.. mocks.Select(m => m.Object)], threads, (i, r) => results[i] = r);
        Console.WriteLine(title);
        Console.WriteLine($"  {"mean age / Myr",-14} {"mocks",5} {"mass: median",13} {"16-84 %",16} {"age: median",12} {"16-84 %",16} {"A(V): median",13} {"chi2/band",9}");
        foreach ((double from, double to) in (ReadOnlySpan<(double, double)>)[(0, 0.01), (0.01, 0.03), (0.03, 0.1), (0.1, 0.3), (0.3, 2), (0, 0.3)])
        {
            int[] inside = [.. Enumerable.Range(0, mocks.Count).Where(i => results[i].Error is null && mocks[i].Derived.MassWeightedAgeGyr >= from && mocks[i].Derived.MassWeightedAgeGyr < to)];
            if (inside.Length == 0)
                continue;
            double[] mass = Errors(i => results[i].Fits[0]["log_stellar_mass"].P50 - mocks[i].Derived.LogStellarMass);
            double[] age = Errors(i => Math.Log10(results[i].Fits[0]["mass_weighted_age_gyr"].P50 / mocks[i].Derived.MassWeightedAgeGyr));
            double[] dust = Errors(i => results[i].Fits[0][SharedParameter.Attenuation].P50 - mocks[i].Truth[SharedParameter.Attenuation]);
            double[] chi2 = Errors(i => results[i].Fits[0].BestChi2 / results[i].Fits[0].BandCount);
            Console.WriteLine(FormattableString.Invariant(
                $"  {$"{from * 1e3:0} - {to * 1e3:0}",-14} {inside.Length,5} {At(mass, 0.5),13:F3} {$"{At(mass, 0.16):F2} to {At(mass, 0.84):F2}",16} {At(age, 0.5),12:F3} {$"{At(age, 0.16):F2} to {At(age, 0.84):F2}",16} {At(dust, 0.5),13:F2} {At(chi2, 0.5),9:F2}"));

            double[] Errors(Func<int, double> error) => [.. inside.Select(error).Order()];
        }
    }

    private static double At(double[] sorted, double p) => sorted[(int)Math.Round(p * (sorted.Length - 1))];
}
