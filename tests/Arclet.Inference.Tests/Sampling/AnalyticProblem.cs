using Arclet.Inference.Priors;
using Arclet.Inference.Sampling;

namespace Arclet.Inference.Tests.Sampling;

/// <summary>A likelihood of known evidence.</summary>
internal sealed class AnalyticProblem(string name, ParameterSpace space, double logEvidence, Func<double[], double> logLikelihood) : ILogLikelihood
{
    private readonly double[] point = new double[space.ParameterCount];

    public string Name { get; } = name;

    public ParameterSpace Space { get; } = space;

    public double LogEvidence { get; } = logEvidence;

    public long Calls { get; private set; }

    public double Evaluate(ReadOnlySpan<double> theta)
    {
        Calls++;
        theta.CopyTo(point);
        return logLikelihood(point);
    }

    public static ParameterSpace Box(int d, double low, double high) => new([.. Enumerable.Range(0, d).Select(i => new Parameter($"x{i}", new UniformPrior(low, high)))]);

    /// <summary>A Gaussian of sigma 0.1 in [-1, 1]^d.</summary>
    public static AnalyticProblem Gaussian(int d) => new(
        $"gaussian {d}", Box(d, -1, 1), -d * Math.Log(2), t => (-50 * t.Sum(v => v * v)) - (d * Math.Log(0.1 * Math.Sqrt(2 * Math.PI))));

    /// <summary>Two shells of radius 2 and width 0.1 (Feroz, Hobson and Bridges 2009, section 6.2; ln Z of their table 1).</summary>
    public static AnalyticProblem Shells(int d) => new(
        $"shells {d}", Box(d, -6, 6), d switch { 2 => -1.75, 5 => -5.67, _ => -14.59 }, t =>
        {
            double rest = t.Skip(1).Sum(v => v * v), a = Math.Sqrt(rest + ((t[0] - 3.5) * (t[0] - 3.5))), b = Math.Sqrt(rest + ((t[0] + 3.5) * (t[0] + 3.5)));
            return LogAdd(-50 * (a - 2) * (a - 2), -50 * (b - 2) * (b - 2)) - (0.5 * Math.Log(2 * Math.PI * 0.01));
        });

    /// <summary>(2 + cos(x/2) cos(y/2))^5 in [0, 10 pi]^2 (Feroz et al. 2009, section 6.1), by quadrature.</summary>
    public static AnalyticProblem Eggbox() => new("eggbox", Box(2, 0, 10 * Math.PI), 235.856, t => Math.Pow(2 + (Math.Cos(t[0] / 2) * Math.Cos(t[1] / 2)), 5));

    /// <summary>Rosenbrock's valley in [-5, 5]^d; the evidence by quadrature, in five dimensions as a chain of transfer integrals (scipy 1.10, grid of 0.001).</summary>
    public static AnalyticProblem Rosenbrock(int d) => new($"rosenbrock {d}", Box(d, -5, 5), d == 2 ? -5.8041 : -19.7324, t =>
    {
        double sum = 0;
        for (int i = 0; i < d - 1; i++)
            sum += (100 * (t[i + 1] - (t[i] * t[i])) * (t[i + 1] - (t[i] * t[i]))) + ((1 - t[i]) * (1 - t[i]));
        return -sum;
    });

    /// <summary>Two Gaussians of equal evidence in [-1, 1]^3, one five times narrower; the narrow one fills a ten-thousandth of the prior.</summary>
    public static AnalyticProblem Spike() => new("spike", Box(3, -1, 1), Math.Log(2) - (3 * Math.Log(2)), t =>
    {
        double a = t.Sum(v => (v + 0.3) * (v + 0.3)) / 0.04, b = t.Sum(v => (v - 0.6) * (v - 0.6)) / 0.0016;
        return LogAdd((-0.5 * a) - (3 * Math.Log(0.2)), (-0.5 * b) - (3 * Math.Log(0.04))) - (1.5 * Math.Log(2 * Math.PI));
    });

    /// <summary>0 in half of the square, a plateau at the top: Z = pi / 32.</summary>
    public static AnalyticProblem Plateau() => new(
        "plateau", Box(2, -1, 1), Math.Log(Math.PI / 32), t => t[0] < 0 ? double.NegativeInfinity : Math.Min(0, 1 - (8 * ((t[0] * t[0]) + (t[1] * t[1])))));

    private static double LogAdd(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
}
