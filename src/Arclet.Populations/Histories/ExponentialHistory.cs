using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Arclet.Populations;

/// <summary>A pure exponential decay from the start.</summary>
internal sealed class ExponentialHistory : StarFormationHistory
{
    /// <summary>Below this width in tau series are used.</summary>
    private const double ShortInterval = 0.3;

    public override string Name => "exponential";

    public override IReadOnlyList<string> ParameterNames { get; } = ["age", "tau"];

    /// <summary>1/(k+1)! from k = 8 down: (e^x - 1)/x.</summary>
    private static ReadOnlySpan<double> MassSeries => [1 / 362880.0, 1 / 40320.0, 1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 0.5, 1];

    /// <summary>1/(k! (k + 2)) from k = 8 down: (e^x (x - 1) + 1)/x^2.</summary>
    private static ReadOnlySpan<double> MomentSeries => [1 / 403200.0, 1 / 45360.0, 1 / 5760.0, 1 / 840.0, 1 / 144.0, 1 / 30.0, 1 / 8.0, 1 / 3.0, 0.5];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        parameters[0] > 0 && parameters[0] * 1e9 <= universeAgeYears * (1 + 1e-12) && parameters[1] > 0;

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears)
    {
        double age = parameters[0] * 1e9;
        return lookbackYears < age ? Math.Exp(-(age - lookbackYears) / (parameters[1] * 1e9)) : 0;
    }

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        double age = parameters[0] * 1e9, perTau = 1 / (parameters[1] * 1e9);
        int count = mass.Length, i = 0;
        for (; i + Vector512<double>.Count <= count; i += Vector512<double>.Count)
            Eight(i, age, perTau, intervals, mass, moment);
        if (i < count && count >= Vector512<double>.Count)
        {
            // The last eight overlap the ones before: written twice, the same.
            Eight(count - Vector512<double>.Count, age, perTau, intervals, mass, moment);
        }
        else
        {
            for (; i < count; i++)
                One(i, age, perTau, intervals, mass, moment);
        }

        return TensorPrimitives.Sum<double>(mass);
    }

    /// <summary>
    /// Eight intervals at once (0.15 us for all 54 instead of 1.9 us one by one). With x = width/tau: the mass is e^(-(age - a)/tau) tau (e^x - 1), and its
    /// moment e^(-(age - a)/tau) width (e^x (x - 1) + 1)/x^2; both lose digits for small x, where their series are used.
    /// </summary>
    private static void Eight(int at, double age, double perTau, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        ref double edge = ref intervals.EdgesYears[at];
        Vector512<double> end = Vector512.Create(age), rate = Vector512.Create(perTau), one = Vector512<double>.One;
        Vector512<double> a = Vector512.LoadUnsafe(ref edge), b = Vector512.Min(Vector512.LoadUnsafe(ref edge, 1), end);
        Vector512<double> isFormed = Vector512.LessThan(a, end), width = b - a, x = width * rate;
        Vector512<double> below = VectorExponential.Of((a - end) * rate), above = VectorExponential.Of((b - end) * rate);
        below = Vector512.ConditionalSelect(Vector512.GreaterThan((a - end) * rate, Vector512.Create(-690.0)), below, default);
        above = Vector512.ConditionalSelect(Vector512.GreaterThan((b - end) * rate, Vector512.Create(-690.0)), above, default);
        Vector512<double> zero = Vector512.Create(1 / 3628800.0), first = Vector512.Create(1 / 3991680.0);
        for (int k = 0; k < MassSeries.Length; k++)
        {
            zero = Vector512.FusedMultiplyAdd(zero, x, Vector512.Create(MassSeries[k]));
            first = Vector512.FusedMultiplyAdd(first, x, Vector512.Create(MomentSeries[k]));
        }

        Vector512<double> isShort = Vector512.LessThan(x, Vector512.Create(ShortInterval));
        Vector512<double> m = Vector512.ConditionalSelect(isShort, below * width * zero, (above - below) / rate);
        Vector512<double> t = Vector512.ConditionalSelect(isShort, below * width * first, Vector512.FusedMultiplyAdd(above, x - one, below) / (x * rate));
        t = t * width * Vector512.LoadUnsafe(ref intervals.InverseWidths[at]);
        Vector512.ConditionalSelect(isFormed, m, default).StoreUnsafe(ref mass[at]);
        Vector512.ConditionalSelect(isFormed, t, default).StoreUnsafe(ref moment[at]);
    }

    private static void One(int at, double age, double perTau, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        double a = intervals.EdgesYears[at], b = Math.Min(intervals.EdgesYears[at + 1], age), width = b - a, x = width * perTau;
        (mass[at], moment[at]) = (0, 0);
        if (!(width > 0))
            return;
        double below = Math.Exp((a - age) * perTau), above = Math.Exp((b - age) * perTau), zero = 1 / 3628800.0, first = 1 / 3991680.0;
        for (int k = 0; k < MassSeries.Length; k++)
        {
            zero = (zero * x) + MassSeries[k];
            first = (first * x) + MomentSeries[k];
        }

        bool isShort = x < ShortInterval;
        mass[at] = isShort ? below * width * zero : (above - below) / perTau;
        moment[at] = (isShort ? below * width * first : ((above * (x - 1)) + below) / (x * perTau)) * width * intervals.InverseWidths[at];
    }
}
