using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arclet.Lensing.Kernels;

/// <summary>
/// The dPIE, PIEMD and SIE lenses of a field as numbers that the vector kernel reads, twice: lens after lens, for eight points at a
/// time, and number after number, for eight lenses at one point.
/// </summary>
internal sealed class IsothermalLanes
{
    /// <summary>How many numbers describe a lens.</summary>
    public const int Fields = 24;

    public const int CenterX = 0, CenterY = 1, Cos = 2, Sin = 3, Q2 = 4, Tau = 5;
    public const int CoreSquare = 6, CutSquare = 7;         // q^2 a^2, q^2 s^2
    public const int CoreLinear = 8, CutLinear = 9;         // 2 a, 2 s
    public const int CoreConstant = 10, CutConstant = 11;   // (1 + q^2) a^2, (1 + q^2) s^2
    public const int CoreTau = 12, CutTau = 13;             // tau a^2, tau s^2
    public const int Trace = 14, Shear1 = 15, Shear2 = 16;  // the Hessian's amplitude, and half of it times cos and sin of twice the angle
    public const int Core = 17, Cut = 18, CoreQ = 19, CutQ = 20; // a, s, q^2 a, q^2 s
    public const int SquareGap = 21;                        // q^2 (s^2 - a^2)
    public const int Root = 22, Deflection = 23;            // t = sqrt tau, and the deflection's amplitude over t

    /// <summary>What stands for a cut of infinity: large enough to vanish, small enough for its powers.</summary>
    private const double InfiniteCut = 1e60;

    /// <summary>Below this t = sqrt(1 - q^2) atan(t f)/t is f to rounding.</summary>
    private const double SmallestRoot = 1e-9;

    private readonly double[] byLens;
    private readonly double[] byField;

    private IsothermalLanes(int count)
    {
        Count = count;
        Stride = (count + 7) / 8 * 8;
        byLens = new double[count * Fields];
        byField = new double[Stride * Fields];
    }

    /// <summary>The number of lenses.</summary>
    public int Count { get; }

    /// <summary>The number of lenses filled up to whole vectors by ones of amplitude zero.</summary>
    public int Stride { get; }

    /// <summary>Compiles lenses with their amplitudes b0, D_LS/D_S included, for the deflection and for the Hessian.</summary>
    public static IsothermalLanes Compile(IReadOnlyList<(Potential Potential, double DeflectionB0, double HessianB0)> lenses)
    {
        var lanes = new IsothermalLanes(lenses.Count);
        for (int i = 0; i < lanes.Stride; i++)
        {
            // A lens of nothing, far from the others' rounding: amplitude 0, core 1, cut 2.
            var empty = new Potential { Profile = MassProfile.DualPseudoIsothermal, CoreRadiusArcsec = 1, CutRadiusArcsec = 2 };
            (Potential p, double deflection, double hessian) = i < lenses.Count ? lenses[i] : (empty, 0, 0);
            double[] fields = Describe(p, deflection, hessian);
            if (i < lenses.Count)
                fields.CopyTo(lanes.byLens, i * Fields);
            for (int k = 0; k < Fields; k++)
                lanes.byField[(k * lanes.Stride) + i] = fields[k];
        }

        return lanes;
    }

    public ref double Lens(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(byLens), index * Fields);

    public ref double Group(int first) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(byField), first);

    private static double[] Describe(Potential p, double deflection, double hessian)
    {
        // A negative ellipticity is the positive one a right angle further.
        double e = Math.Abs(p.Ellipticity), angle = (p.AngleDegrees + (p.Ellipticity < 0 ? 90 : 0)) * (Math.PI / 180);
        double eps = e / (1 + Math.Sqrt(1 - (e * e))), one = 1 + eps;
        double q = (1 - eps) / one, q2 = q * q, tau = 4 * eps / (one * one), t = Math.Max(Math.Sqrt(tau), SmallestRoot);
        double core = ProfileFormulas.Core(p) + IsothermalEllipse.SmallestCoreArcsec, cut = ProfileFormulas.Cut(p), ratio = 1;
        if (cut < InfiniteCut)
        {
            double total = cut;
            (core, cut) = Apart(core, cut);
            ratio = total / (cut - core);
        }
        else
        {
            cut = InfiniteCut;
        }

        double a = core * one, s = cut * one, amplitude = ratio * (1 - eps);
        (double sin, double cos) = Math.SinCos(angle);
        (double sin2, double cos2) = (2 * sin * cos, (cos * cos) - (sin * sin));
        double trace = hessian * amplitude;
        return
        [
            p.X, p.Y, cos, sin, q2, tau, q2 * a * a, q2 * s * s, 2 * a, 2 * s, (1 + q2) * a * a, (1 + q2) * s * s, tau * a * a, tau * s * s,
            trace, trace / 2 * cos2, trace / 2 * sin2, a, s, q2 * a, q2 * s, q2 * (s - a) * (s + a), t, deflection * amplitude / t,
        ];
    }

    private static (double Core, double Cut) Apart(double core, double cut)
    {
        (Differentiation.PlainReal a, Differentiation.PlainReal s) = IsothermalEllipse.Apart<Differentiation.PlainReal>(new(core), new(cut));
        return (a.Value, s.Value);
    }
}
