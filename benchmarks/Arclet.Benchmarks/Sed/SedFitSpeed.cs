using System.Diagnostics;
using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>CPU time, calls and the scatter of ln Z of one fit, over mocks of clumps; the guard and the derived quantities included, the preparation of a redshift not.</summary>
internal static class SedFitSpeed
{
    /// <summary>Arguments: grid, filters, mocks (40), repeats with other seeds for the scatter of ln Z (4).</summary>
    public static int Run(string[] arguments)
    {
        var setup = new SedBenchmarkSetup(arguments);
        int count = setup.Number(0, 40), repeats = setup.Number(1, 4);
        foreach (string history in (string[])["exp_tau10", "exp_free"])
        {
            SedFitSettings settings = SedBenchmarkSetup.Clumps(history);
            IReadOnlyList<SedMock> mocks = setup.Mocks(settings, count, 11, withYoung: true);
            foreach (double wanted in (double[])[0.3, 0.15])
                Measure(setup, settings with { LogEvidenceError = wanted }, mocks, repeats);
        }

        return 0;
    }

    private static void Measure(SedBenchmarkSetup setup, SedFitSettings settings, IReadOnlyList<SedMock> mocks, int repeats)
    {
        var seconds = new List<double>();
        var calls = new List<double>();
        var quoted = new List<double>();
        var scatter = new List<double>();
        var effective = new List<double>();
        int flagged = 0, missed = 0;
        double pulls = 0;
        Process me = Process.GetCurrentProcess();
        for (int m = 0; m < mocks.Count; m++)
        {
            var evidences = new List<double>();
            for (int r = 0; r < repeats; r++)
            {
                var fitter = new SedFitter(setup.Basis, setup.Curves, settings with { Seed = (ulong)(r + 1) });

                // Twice the same object: the first fit prepares its redshift, and what it costs beyond the second is left out.
                double first = 0;
                HistoryFit? fit = null;
                var spent = new List<double>();
                fitter.Fit([mocks[m].Object, mocks[m].Object], 1, (_, result) =>
                {
                    me.Refresh();
                    double now = me.TotalProcessorTime.TotalSeconds;
                    spent.Add(now - first);
                    first = now;
                    fit = result.Error is null ? result.Fits[0] : throw new InvalidOperationException(result.Error);
                });
                if (m > 0 || r > 0)
                    seconds.Add(spent[1]);
                calls.Add(fit!.Calls);
                quoted.Add(fit.LogEvidenceError);
                effective.Add(fit.EffectiveSamples);
                evidences.Add(fit.LogEvidence);
                flagged += fit.Flags.HasFlag(SedFitFlags.NotConverged) || fit.Flags.HasFlag(SedFitFlags.BetterLikelihoodOutside) ? 1 : 0;
                missed += fit.BestChi2 > mocks[m].TruthChi2 + 1 ? 1 : 0;
            }

            double mean = evidences.Average(), variance = evidences.Sum(e => (e - mean) * (e - mean)) / Math.Max(1, repeats - 1);
            scatter.Add(Math.Sqrt(variance));
            pulls += variance / Math.Pow(quoted.TakeLast(repeats).Average(), 2);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{settings.Histories[0].Name,-10} wanted {settings.LogEvidenceError:F2}: CPU median {Median(seconds):F3} s (mean {seconds.Average():F3}, worst {seconds.Max():F3}); calls median {Median(calls):F0} (worst {calls.Max():F0}); effective samples {Median(effective):F0}; ln Z scatter median {Median(scatter):F3}, worst {scatter.Max():F3}, quoted {Median(quoted):F3}, rms pull {Math.Sqrt(pulls / mocks.Count):F2}; {flagged} of {calls.Count} not converged; {missed} with chi2 above the truth's by > 1"));
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
