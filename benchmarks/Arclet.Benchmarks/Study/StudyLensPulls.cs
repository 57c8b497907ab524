using System.Globalization;
using Arclet.Demo;
using Arclet.Inference;
using Arclet.Lensing;
using Arclet.Simulation;

namespace Arclet.Benchmarks.Study;

/// <summary>
/// Whether the lens fit of the demo's fields is right where galaxies are put: for each seed the constraints are drawn and fitted as the demo does, without any image, and
/// (ln mu_fit - ln mu_true)/sigma is taken at 20 places of the mosaics. A field's places share one fit: what must scatter by 1 about 0 are the means of many fields.
/// </summary>
internal static class StudyLensPulls
{
    private const int Places = 20;

    private const double Redshift = 2;

    /// <summary>Arguments: the number of seeds, from 1 (8), and marginalised.</summary>
    public static int Run(string[] arguments)
    {
        int seeds = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out int given) ? given : 8;
        var demo = new LensedDemoSettings();
        var means = new List<double>();
        int inside = 0, fields = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            LensedFieldSettings field = demo.Field with { Seed = (ulong)seed };
            var cluster = ClusterLens.Create(field.Cluster, field.Seed);
            LensProblem problem = LensConstraints.Create(cluster, field.Constraints, field.Seed);
            LensPosterior posterior = LensFitter.Run(problem, demo.Lens with { Source = arguments.Contains("marginalised") ? SourceTreatment.Marginalized : SourceTreatment.BestFit, Seed = field.Seed, Threads = Environment.ProcessorCount });
            LensField truth = cluster.Model.FieldFor(Redshift);
            LensField[] draws = [.. Enumerable.Range(0, posterior.Chains).SelectMany(c => Enumerable.Range(0, posterior.Length / 4).Select(i => posterior.ProblemAt(c, 4 * i).Model.FieldFor(Redshift)))];
            var random = new SeededRandom(field.Seed, "study-lens places");
            var pulls = new List<double>();
            var relative = new List<double>();
            while (pulls.Count < Places)
            {
                double half = field.UsedSideArcsec / 2, x = field.CentreArcsec.X + random.Uniform(-half, half), y = field.CentreArcsec.Y + random.Uniform(-half, half), mu = Math.Abs(truth.DeflectionAndHessianAt(x, y).Mu);
                if (mu < field.Galaxies.Magnification.Least || mu > field.Galaxies.Magnification.Largest)
                    continue;
                double[] logs = [.. draws.Select(d => Math.Log(Math.Abs(d.DeflectionAndHessianAt(x, y).Mu))).Order()];
                double median = logs[logs.Length / 2], sigma = (logs[logs.Length * 84 / 100] - logs[logs.Length * 16 / 100]) / 2;
                pulls.Add((median - Math.Log(mu)) / sigma);
                relative.Add(median - Math.Log(mu));
            }

            double mean = pulls.Average(), covered = pulls.Count(p => Math.Abs(p) < 1) / (double)Places;
            means.Add(mean);
            fields++;
            inside += covered >= demo.Criteria.MuCoverage ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}: {problem.Images!.Images.Count()} images of {problem.Images.Systems.Count} systems, chi2 {posterior.BestChi2:F0}, {posterior.Calls} calls, R-hat {posterior.RHat.Max():F3}; pulls: mean {mean:+0.00;-0.00}, scatter {Scatter(pulls):F2}; median error {100 * relative.Order().ElementAt(Places / 2):+0.0;-0.0} %; {covered:P0} of the intervals hold the truth"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fields} fields: means of pulls {means.Average():+0.00;-0.00} with a scatter of {Scatter(means):F2}; {inside} fields have {demo.Criteria.MuCoverage:P0} or more intervals with the truth"));
        return 0;
    }

    private static double Scatter(List<double> values)
    {
        double mean = values.Average();
        return values.Count < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
