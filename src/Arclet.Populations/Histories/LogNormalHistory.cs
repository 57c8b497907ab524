namespace Arclet.Populations;

/// <summary>A log-normal in cosmic time by its peak and width.</summary>
internal sealed class LogNormalHistory : StarFormationHistory
{
    /// <summary>Panels are this many standard deviations of ln T wide at most.</summary>
    private const double PanelInSigma = 1;

    /// <summary>What is farther out than this many standard deviations holds less than 1e-18 of the mass.</summary>
    private const double Reach = 9;

    public override string Name => "lognormal";

    public override IReadOnlyList<string> ParameterNames { get; } = ["tmax", "fwhm"];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) => parameters[0] > 0 && parameters[1] > 0;

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears)
    {
        double time = universeAgeYears - lookbackYears;
        if (!(time > 0))
            return 0;
        (double center, double sigma) = Shape(parameters);
        double x = (Math.Log(time) - center) / sigma;
        return Math.Exp(-x * x / 2) / (time / universeAgeYears);
    }

    /// <summary>The mean and standard deviation of ln(T/yr): the peak is at exp(mean - sigma^2), the width 2 tmax sinh(sqrt(2 ln 2) sigma).</summary>
    internal static (double Center, double Sigma) Shape(ReadOnlySpan<double> parameters)
    {
        double peak = parameters[0] * 1e9;
        double sigma = Math.Asinh(parameters[1] / (2 * parameters[0])) / Math.Sqrt(2 * Math.Log(2));
        return (Math.Log(peak) + (sigma * sigma), sigma);
    }

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        double[] edges = intervals.EdgesYears, inverse = intervals.InverseWidths;
        double universe = intervals.UniverseAgeYears, total = 0;
        (double center, double sigma) = Shape(parameters);
        mass.Clear();
        moment.Clear();
        double highest = (Math.Log(universe) - center) / sigma;

        // Where the universe is younger than the peak by many sigma, only the last part of the rise counts: the reach is from there.
        double lowest = highest < -1 ? highest - (40 / -highest) : -Reach, most = Math.Min(highest, Reach), reference = highest < 0 ? highest * highest / 2 : 0;
        for (int i = 0; i < mass.Length && edges[i] < universe; i++)
        {
            double young = universe - edges[i], old = Math.Max(0, universe - edges[i + 1]);
            double from = old > 0 ? Math.Max(lowest, (Math.Log(old) - center) / sigma) : lowest, to = Math.Min(most, (Math.Log(young) - center) / sigma);
            if (!(from < to))
                continue;
            double width = Math.Min(PanelInSigma, 1 / sigma) / (highest < -1 ? -highest : 1);
            int panels = Math.Max(1, (int)Math.Ceiling((to - from) / width));
            double half = (to - from) / panels / 2, m = 0, t = 0;
            for (int p = 0; p < panels; p++)
            {
                double middle = from + (half * ((2 * p) + 1));
                for (int k = 0; k < 8; k++)
                {
                    double x = middle + (half * GaussPanel.Points[k]), f = GaussPanel.Weights[k] * Math.Exp(reference - (x * x / 2));
                    m += f;
                    t += f * (universe - Math.Exp(center + (sigma * x)) - edges[i]);
                }
            }

            mass[i] = m * half;
            moment[i] = t * half * inverse[i];
            total += mass[i];
        }

        return total;
    }
}
