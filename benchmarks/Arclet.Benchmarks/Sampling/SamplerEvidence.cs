using System.Diagnostics;
using Arclet.Inference;
using Arclet.Inference.Sampling;

namespace Arclet.Benchmarks.Sampling;

/// <summary>
/// The posterior sampler on forty mocks of <see cref="SyntheticSed"/> with several seeds each, beside a nested run of 5,000 live points per mock: calls, error of ln Z,
/// how many lie within three of their quoted errors, and fits whose best likelihood falls short of the truth's or of the reference's.
/// </summary>
internal static class SamplerEvidence
{
    public static int Run(string[] args)
    {
        int mocks = args.Length > 0 ? int.Parse(args[0]) : 40, seeds = args.Length > 1 ? int.Parse(args[1]) : 5, live = args.Length > 2 ? int.Parse(args[2]) : 5000;
        double calls = 0, squares = 0, worst = 0, seconds = 0;
        int fits = 0, within = 0, worseThanTruth = 0, worseThanReference = 0, flagged = 0, nested = 0;
        var errors = new List<double>();
        var allCalls = new List<double>();
        for (int mock = 0; mock < mocks; mock++)
        {
            SyntheticSed sed = SyntheticSed.Mock(mock);
            double truth = sed.Evaluate(sed.Truth);
            SamplingResult reference = NestedSampler.Run(sed, sed.Space, new NestedOptions { LivePoints = live }, new SeededRandom(77, "reference", mock));
            string line = $"{mock,3} reference {reference.LogEvidence:F3} +- {reference.LogEvidenceError:F3} best {reference.BestLogLikelihood:F2} calls {reference.Calls} |";
            for (int seed = 0; seed < seeds; seed++)
            {
                TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
                SamplingResult result = PosteriorSampler.Run(sed, sed.Space, SamplingOptions.Default, new SeededRandom((ulong)seed, "fit", mock));
                seconds += (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
                double delta = result.LogEvidence - reference.LogEvidence;
                double sigma = Math.Sqrt((result.LogEvidenceError * result.LogEvidenceError) + (reference.LogEvidenceError * reference.LogEvidenceError));
                fits++;
                calls += result.Calls;
                allCalls.Add(result.Calls);
                errors.Add(Math.Abs(delta));
                squares += delta / sigma * (delta / sigma);
                within += Math.Abs(delta) < 3 * sigma ? 1 : 0;
                worst = Math.Max(worst, Math.Abs(delta));
                worseThanTruth += result.BestLogLikelihood < truth - 0.5 ? 1 : 0;
                worseThanReference += result.BestLogLikelihood < reference.BestLogLikelihood - 0.5 ? 1 : 0;
                flagged += result.Converged ? 0 : 1;
                nested += result.Method == SamplingMethod.Nested ? 1 : 0;
                line += $" {delta:+0.00;-0.00}({result.LogEvidenceError:F2})";
            }

            Console.WriteLine(line);
        }

        errors.Sort();
        allCalls.Sort();
        Console.WriteLine($"{fits} fits: median {allCalls[fits / 2]:F0} calls (mean {calls / fits:F0}, largest {allCalls[^1]:F0}), {1000 * seconds / fits:F0} ms CPU each with the likelihood");
        Console.WriteLine($"|ln Z - reference|: median {errors[fits / 2]:F3}, 95 % {errors[(int)(0.95 * (fits - 1))]:F3}, largest {worst:F3}; rms pull {Math.Sqrt(squares / fits):F2}; within 3 sigma {100.0 * within / fits:F1} %");
        Console.WriteLine($"best ln L short of the truth's by 0.5: {worseThanTruth}; of the reference's: {worseThanReference}; not converged {flagged}; fell back to nested {nested}");
        return 0;
    }
}
