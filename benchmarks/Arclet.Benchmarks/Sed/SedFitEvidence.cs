using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>ln Z beside a nested-sampling run of 5,000 live points, over mocks of which every fourth is young with strong lines.</summary>
internal static class SedFitEvidence
{
    /// <summary>Arguments: grid, filters, mocks (40), live points of the reference (5000), whether the reference samples the mass (0 or 1), first mock (0).</summary>
    public static int Run(string[] arguments)
    {
        var setup = new SedBenchmarkSetup(arguments);
        int count = setup.Number(0, 40), live = setup.Number(1, 5000), first = setup.Number(3, 0);
        bool samplesMass = setup.Number(2, 0) == 1;
        SedFitSettings settings = SedBenchmarkSetup.Clumps("exp_free") with { LikelihoodPath = LikelihoodPath.Tables };
        IReadOnlyList<SedMock> mocks = setup.Mocks(settings, 40, 21, withYoung: true);
        var ours = new SedFitter(setup.Basis, setup.Curves, settings);
        var reference = new SedFitter(setup.Basis, setup.Curves, settings with { LivePoints = live, IntegrateMass = !samplesMass, EffectiveSamples = 50, MaximumCalls = 100_000_000 });
        int within3 = 0, done = 0;
        double squares = 0;
        for (int m = first; m < Math.Min(mocks.Count, first + count); m++)
        {
            HistoryFit a = Only(ours.Fit(mocks[m].Object)), b = Only(reference.Fit(mocks[m].Object));
            double difference = a.LogEvidence - b.LogEvidence, error = Math.Sqrt((a.LogEvidenceError * a.LogEvidenceError) + (b.LogEvidenceError * b.LogEvidenceError));
            done++;
            within3 += Math.Abs(difference) <= 3 * error ? 1 : 0;
            squares += difference * difference / (error * error);
            Console.WriteLine(FormattableString.Invariant(
                $"{m + 1,3} z {mocks[m].Object.Redshift:F2} age {1000 * mocks[m].Truth["age_gyr"],7:F1} Myr{(m % 4 == 0 ? " young" : "      ")} ln Z {a.LogEvidence,9:F3} +- {a.LogEvidenceError:F3} ({a.Calls} calls)  reference {b.LogEvidence,9:F3} +- {b.LogEvidenceError:F3} ({b.Calls} calls)  difference {difference,6:F3} = {difference / error,5:F1} sigma  {a.Flags}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{within3} of {done} within 3 errors; rms pull {Math.Sqrt(squares / done):F2}"));
        return 0;
    }

    private static HistoryFit Only(SedFitResult result) => result.Error is null ? result.Fits[0] : throw new InvalidOperationException(result.Error);
}
