namespace Arclet.Populations;

/// <summary>A linear rise and exponential decay from the start: s exp(-s/tau).</summary>
internal sealed class DelayedHistory : StarFormationHistory
{
    /// <summary>Panels are this many tau wide: the rule is then good to 1e-14.</summary>
    private const double PanelInTau = 2;

    /// <summary>What is this many tau after the interval's latest star-forming part is below the rounding of it.</summary>
    private const double Reach = 60;

    public override string Name => "delayed";

    public override IReadOnlyList<string> ParameterNames { get; } = ["age", "tau"];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        parameters[0] > 0 && parameters[0] * 1e9 <= universeAgeYears * (1 + 1e-12) && parameters[1] > 0;

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears)
    {
        double s = (parameters[0] * 1e9) - lookbackYears;
        return s > 0 ? s * Math.Exp(-s / (parameters[1] * 1e9)) : 0;
    }

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        double[] edges = intervals.EdgesYears, inverse = intervals.InverseWidths;
        double age = parameters[0] * 1e9, tau = parameters[1] * 1e9, total = 0;
        mass.Clear();
        moment.Clear();
        for (int i = 0; i < mass.Length && edges[i] < age; i++)
        {
            // In s, the time since the start: from the interval's old edge to its young one.
            double from = Math.Max(0, age - edges[i + 1]), to = Math.Min(age - edges[i], from + (Reach * tau));
            int panels = Math.Max(1, (int)Math.Ceiling((to - from) / (PanelInTau * tau)));
            double half = (to - from) / panels / 2, m = 0, t = 0;
            for (int p = 0; p < panels; p++)
            {
                double middle = from + (half * ((2 * p) + 1));
                for (int k = 0; k < 8; k++)
                {
                    double s = middle + (half * GaussPanel.Points[k]), f = GaussPanel.Weights[k] * s / age * Math.Exp(-s / tau);
                    m += f;
                    t += f * (age - s - edges[i]);
                }
            }

            mass[i] = m * half;
            moment[i] = t * half * inverse[i];
            total += mass[i];
        }

        return total;
    }
}
