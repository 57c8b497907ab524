namespace Arclet.Populations;

/// <summary>A pure exponential decay from the start.</summary>
internal sealed class ExponentialHistory : StarFormationHistory
{
    public override string Name => "exponential";

    public override IReadOnlyList<string> ParameterNames { get; } = ["age", "tau"];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        parameters[0] > 0 && parameters[0] * 1e9 <= universeAgeYears * (1 + 1e-12) && parameters[1] > 0;

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears)
    {
        double age = parameters[0] * 1e9;
        return lookbackYears < age ? Math.Exp(-(age - lookbackYears) / (parameters[1] * 1e9)) : 0;
    }

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        // With x = width/tau: the mass is e^(-(age - a)/tau) tau (e^x - 1), and its moment e^(-(age - a)/tau) width (e^x (x - 1) + 1)/x^2;
        // the latter loses its digits for small x, where its series is used.
        double[] edges = intervals.EdgesYears, inverse = intervals.InverseWidths;
        double age = parameters[0] * 1e9, tau = parameters[1] * 1e9, perTau = 1 / tau, total = 0;
        double below = Math.Exp(-age * perTau);
        int i = 0;
        for (; i < mass.Length && edges[i] < age; i++)
        {
            double a = edges[i], b = Math.Min(edges[i + 1], age), width = b - a, x = width * perTau;
            double above = Math.Exp((b - age) * perTau), m, t;
            if (x < 0.3)
            {
                m = below * width * (1 + (x * (0.5 + (x * ((1 / 6.0) + (x * ((1 / 24.0) + (x * ((1 / 120.0) + (x * ((1 / 720.0) + (x * ((1 / 5040.0) + (x * ((1 / 40320.0) + (x * ((1 / 362880.0) + (x / 3628800))))))))))))))))));
                t = below * width * (0.5 + (x * ((1 / 3.0) + (x * ((1 / 8.0) + (x * ((1 / 30.0) + (x * ((1 / 144.0) + (x * ((1 / 840.0) + (x * ((1 / 5760.0) + (x * ((1 / 45360.0) + (x * ((1 / 403200.0) + (x / 3991680))))))))))))))))));
            }
            else
            {
                m = tau * (above - below);
                t = ((above * (x - 1)) + below) * tau / x;
            }

            mass[i] = m;
            moment[i] = t * width * inverse[i];
            total += m;
            below = above;
        }

        mass[i..].Clear();
        moment[i..].Clear();
        return total;
    }
}
