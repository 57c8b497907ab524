using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Arclet.Lensing.Kernels;

/// <summary>Eight-lane functions to full double precision, inlined: a call in the kernel would spill every register.</summary>
internal static class LaneMath
{
    private static Vector512<double> One => Vector512<double>.One;

    /// <summary>1/sqrt(x): the processor's 14 bits and one Newton-like step of the fourth order (the remainder is 0.27 e^4 of e below 2^-13).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> InverseSqrt(Vector512<double> x)
    {
        if (!Avx512F.IsSupported)
            return One / Vector512.Sqrt(x);
        Vector512<double> y = Avx512F.ReciprocalSqrt14(x);
        Vector512<double> e = Vector512.FusedMultiplyAdd(-(x * y), y, One);
        Vector512<double> p = Vector512.FusedMultiplyAdd(e, Vector512.Create(0.3125), Vector512.Create(0.375));
        p = Vector512.FusedMultiplyAdd(p, e, Vector512.Create(0.5)) * e;
        return Vector512.FusedMultiplyAdd(y, p, y);
    }

    /// <summary>1/x: the processor's 14 bits and a step of the fourth order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Inverse(Vector512<double> x)
    {
        if (!Avx512F.IsSupported)
            return One / x;
        Vector512<double> y = Avx512F.Reciprocal14(x);
        Vector512<double> e = Vector512.FusedMultiplyAdd(-x, y, One);
        y = Vector512.FusedMultiplyAdd(y, e, y);
        return Vector512.FusedMultiplyAdd(y, e * e, y);
    }

    /// <summary>
    /// atan(n/d) for n from 0 and d above 0, relative error about 3e-16: the ratio is turned into |z| below tan(pi/8) by exchanging n and d
    /// and by a quarter turn, then a polynomial of degree 10 in z^2 (error 3.5e-17), interpolated at Chebyshev points in 50 digits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtanOfRatio(Vector512<double> n, Vector512<double> d)
    {
        Vector512<double> swap = Vector512.GreaterThan(n, d);
        Vector512<double> low = Vector512.ConditionalSelect(swap, d, n), high = Vector512.ConditionalSelect(swap, n, d);
        Vector512<double> turn = Vector512.GreaterThan(low, high * 0.41421356237309503);
        Vector512<double> top = Vector512.ConditionalSelect(turn, low - high, low), bottom = Vector512.ConditionalSelect(turn, low + high, high);
        Vector512<double> z = top * Inverse(bottom), u = z * z;
        Vector512<double> p = Step(Vector512.Create(0.021134699951497873), u, -0.043479972450989016);
        p = Step(p, u, 0.056883301988754326);
        p = Step(p, u, -0.06640230294264204);
        p = Step(p, u, 0.07689953077731812);
        p = Step(p, u, -0.09090773045092805);
        p = Step(p, u, 0.11111106179176837);
        p = Step(p, u, -0.14285714180944986);
        p = Step(p, u, 0.1999999999885472);
        p = Step(p, u, -0.33333333333328435);
        Vector512<double> angle = Vector512.FusedMultiplyAdd(p * u, z, z);
        angle += Vector512.ConditionalSelect(turn, Vector512.Create(Math.PI / 4), Vector512<double>.Zero);
        return Vector512.ConditionalSelect(swap, Vector512.Create(Math.PI / 2) - angle, angle);
    }

    /// <summary>
    /// atanh(n/d) = ln(plus/minus)/2 with plus = d + n, minus = d - n given with their own digits. A power of two takes the ratio to
    /// within 2^0.59 of 1, then a polynomial of degree 7 in z^2 (error 1.6e-17); where the power is 0, z is n/d itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtanhOfRatio(Vector512<double> n, Vector512<double> d, Vector512<double> plus, Vector512<double> minus)
    {
        Vector512<long> power = Vector512.ShiftRightArithmetic(plus.AsInt64() - minus.AsInt64() + Vector512.Create(1L << 51), 52);
        Vector512<double> scaled = minus * Vector512.ShiftLeft(power + Vector512.Create(1023L), 52).AsDouble();
        Vector512<double> none = Vector512.Equals(power, Vector512<long>.Zero).AsDouble();
        Vector512<double> top = Vector512.ConditionalSelect(none, n, plus - scaled), bottom = Vector512.ConditionalSelect(none, d, plus + scaled);
        Vector512<double> z = top * Inverse(bottom), u = z * z;
        Vector512<double> p = Step(Vector512.Create(0.07715910652063161), u, 0.07620736206234281);
        p = Step(p, u, 0.09093414182233354);
        p = Step(p, u, 0.11111062825231552);
        p = Step(p, u, 0.14285714789565085);
        p = Step(p, u, 0.19999999997423076);
        p = Step(p, u, 0.3333333333333835);
        return Vector512.FusedMultiplyAdd(Vector512.ConvertToDouble(power), Vector512.Create(0.34657359027997264), Vector512.FusedMultiplyAdd(p * u, z, z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Step(Vector512<double> p, Vector512<double> u, double c) => Vector512.FusedMultiplyAdd(p, u, Vector512.Create(c));
}
