using System.Runtime.Intrinsics;

namespace Arclet.Populations;

/// <summary>A double power law in cosmic time (Carnall et al. 2018, equation 10).</summary>
/// <remarks>
/// In x = ln(T/tau) the mass in dx is tau e^x / (e^(alpha x) + e^(-beta x)) dx, with poles at distance pi/(alpha + beta) from 0: panels grow from
/// 1/(alpha + beta) at 0 in proportion to |x|, and are never wider than four e-foldings.
/// </remarks>
internal sealed class DoublePowerLawHistory : StarFormationHistory
{
    /// <summary>What is this many e-foldings below the interval's own maximum is left out: 2e-20 of it.</summary>
    private const double Reach = 45;

    /// <summary>Exponents are cut here: what is divided by e^690 is nothing.</summary>
    private const double LargestExponent = 690;

    public override string Name => "dblplaw";

    public override IReadOnlyList<string> ParameterNames { get; } = ["tau", "alpha", "beta"];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        parameters[0] > 0 && parameters[1] > 0 && parameters[2] > 0;

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears)
    {
        double time = universeAgeYears - lookbackYears;
        if (!(time > 0))
            return 0;
        double ratio = time / (parameters[0] * 1e9);
        return 1 / (Math.Pow(ratio, parameters[1]) + Math.Pow(ratio, -parameters[2]));
    }

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        double[] edges = intervals.EdgesYears, inverse = intervals.InverseWidths;
        double universe = intervals.UniverseAgeYears, tau = parameters[0] * 1e9, alpha = parameters[1], beta = parameters[2], total = 0;
        mass.Clear();
        moment.Clear();

        // A universe younger than tau has only the rise, which may be steep: powers are taken relative to its end.
        double shift = beta * Math.Max(0, Math.Log(tau / universe)), core = 1 / (alpha + beta), rise = 1 / (1 + beta), fall = 1 / Math.Max(1, alpha);
        for (int i = 0; i < mass.Length && edges[i] < universe; i++)
        {
            double young = universe - edges[i], old = Math.Max(0, universe - edges[i + 1]);
            double to = Math.Log(young / tau), from = old > 0 ? Math.Log(old / tau) : to - (Reach * Math.Max(1, rise));
            double m = 0, t = 0;
            if (from < 0)
                Side(Math.Max(from, Math.Min(to, 0) - (Reach * rise)), Math.Min(to, 0), rise, i, edges, ref m, ref t);
            if (to > 0)
                Side(Math.Max(from, 0), Math.Min(to, Math.Max(from, 0) + (Reach * Falling(alpha))), fall, i, edges, ref m, ref t);
            mass[i] = m;
            moment[i] = t * inverse[i];
            total += m;
        }

        return total;

        void Side(double from, double to, double scale, int interval, double[] ages, ref double m, ref double t)
        {
            // Panels are laid from the peak outwards; from is on the old side.
            Vector512<double> points = Vector512.Create(GaussPanel.Points), weights = Vector512.Create(GaussPanel.Weights), most = Vector512.Create(LargestExponent);
            bool falling = from >= 0;
            double near = falling ? from : -to, far = falling ? to : -from;
            while (near < far)
            {
                double width = Math.Min(Math.Min(Math.Max(near, core), 4 * scale), 1), end = near + width >= far * (1 - 1e-12) ? far : near + width;
                double half = (end - near) / 2, middle = near + half;
                Vector512<double> x = Vector512.FusedMultiplyAdd(Vector512.Create(half), points, Vector512.Create(middle));
                if (!falling)
                    x = -x;
                Vector512<double> down = Vector512.Min((x * (alpha - 1)) - Vector512.Create(shift), most), up = Vector512.Min((x * (-beta - 1)) - Vector512.Create(shift), most);
                Vector512<double> f = weights * half / (VectorExponential.Of(down) + VectorExponential.Of(up));
                m += Vector512.Sum(f);
                t += Vector512.Sum(f * (Vector512.Create(universe - ages[interval]) - (VectorExponential.Of(x) * tau)));
                near = end;
            }
        }
    }

    /// <summary>The scale of the fall in x; a slope up to 1 leaves a mass that does not fall at all.</summary>
    private static double Falling(double alpha) => alpha > 2 ? 1 / (alpha - 1) : 1;
}
