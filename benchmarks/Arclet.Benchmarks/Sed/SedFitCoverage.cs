using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>
/// Mocks drawn from the prior and fitted with the same prior: best chi2 against the truth's, coverage of intervals, and ranks of the truth among samples. Nothing is
/// selected, so that ranks must be uniform.
/// </summary>
internal static class SedFitCoverage
{
    private static readonly string[] Quantities = [SharedParameter.LogFormedMass, "age_gyr", SharedParameter.Attenuation, "mass_weighted_age_gyr"];

    /// <summary>Arguments: grid, filters, mocks (200), first seed (1), seeds (3), history (exp_free).</summary>
    public static int Run(string[] arguments)
    {
        var setup = new SedBenchmarkSetup(arguments);
        int count = setup.Number(0, 200), firstSeed = setup.Number(1, 1), seeds = setup.Number(2, 3);
        SedFitSettings settings = SedBenchmarkSetup.Clumps(setup.Rest.Length > 3 ? setup.Rest[3] : "exp_free");
        settings = settings with
        {
            LikelihoodPath = LikelihoodPath.Tables,
            Priors = new Dictionary<string, PriorSpecification>(settings.Priors) { [SharedParameter.LogFormedMass] = PriorSpecification.Uniform(6, 10) },
        };
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++)
            One(setup, settings with { Seed = (ulong)seed }, count, (ulong)seed);
        return 0;
    }

    private static void One(SedBenchmarkSetup setup, SedFitSettings settings, int count, ulong seed)
    {
        IReadOnlyList<SedMock> mocks = SedMock.Draw(setup.Basis, setup.Bands, settings, new SedMockOptions { Count = count, Seed = seed, LeastDetections = 0 });
        var fitter = new SedFitter(setup.Basis, setup.Curves, settings);
        double[][] ranks = [.. Quantities.Select(_ => new double[count])];
        double worst = double.NegativeInfinity;
        int above = 0, notConverged = 0, guard = 0;
        fitter.Fit([.. mocks.Select(m => m.Object)], 2, (i, result) =>
        {
            HistoryFit fit = result.Error is null ? result.Fits[0] : throw new InvalidOperationException(result.Error);
            double excess = fit.BestChi2 - mocks[i].TruthChi2;
            worst = Math.Max(worst, excess);
            above += excess > 1 ? 1 : 0;
            notConverged += fit.Flags.HasFlag(SedFitFlags.NotConverged) ? 1 : 0;
            guard += fit.Flags.HasFlag(SedFitFlags.ModeFoundByGuard) ? 1 : 0;
            for (int q = 0; q < Quantities.Length; q++)
            {
                double truth = mocks[i].Truth.TryGetValue(Quantities[q], out double value) ? value : mocks[i].Derived.MassWeightedAgeGyr;
                ranks[q][i] = fit.Samples![Quantities[q]].Average(s => s < truth ? 1.0 : s == truth ? 0.5 : 0);
            }
        });
        Console.WriteLine(FormattableString.Invariant($"seed {seed}, {count} mocks: best chi2 minus the truth's at most {worst:F2}, {above} above 1; {notConverged} not converged; the guard found a mode in {guard}"));
        for (int q = 0; q < Quantities.Length; q++)
        {
            double[] r = ranks[q];
            Console.WriteLine(FormattableString.Invariant(
                $"  {Quantities[q],-22} 68 % interval holds {100.0 * r.Count(x => x is > 0.16 and < 0.84) / count:F1} %, 95 % {100.0 * r.Count(x => x is > 0.025 and < 0.975) / count:F1} %; ranks: Kolmogorov-Smirnov p = {KolmogorovP(r):F3}"));
        }
    }

    /// <summary>The chance of so large a distance from uniform (Stephens 1970's correction of the asymptotic series).</summary>
    private static double KolmogorovP(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double n = sorted.Length, d = 0, sum = 0;
        for (int i = 0; i < sorted.Length; i++)
            d = Math.Max(d, Math.Max(sorted[i] - (i / n), ((i + 1) / n) - sorted[i]));
        double x = d * (Math.Sqrt(n) + 0.12 + (0.11 / Math.Sqrt(n)));
        for (int k = 1; k <= 100; k++)
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * x * x);
        return Math.Clamp(sum, 0, 1);
    }
}
