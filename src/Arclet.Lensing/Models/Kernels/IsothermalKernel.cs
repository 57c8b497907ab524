using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using F = Arclet.Lensing.Kernels.IsothermalLanes;

namespace Arclet.Lensing.Kernels;

/// <summary>
/// The formulas of <see cref="IsothermalEllipse"/> in eight lanes. The Hessian needs two inverse roots and one reciprocal, no
/// transcendental function; the deflection one arc tangent and one logarithm per lens, as both terms' are taken of one ratio:
/// atan A - atan B = atan((A-B)/(1+AB)).
/// </summary>
internal static class IsothermalKernel
{
    /// <summary>Adds the deflections (if asked) and Hessians (if asked) of the source's lenses at the lanes' points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TSource, TParts>(
        TSource lens, Vector512<double> x, Vector512<double> y,
        ref Vector512<double> alphaX, ref Vector512<double> alphaY, ref Vector512<double> trace, ref Vector512<double> gamma1, ref Vector512<double> gamma2)
        where TSource : struct, ILaneSource, allows ref struct
        where TParts : struct, IParts
    {
        Vector512<double> dx = x - lens.Read(F.CenterX), dy = y - lens.Read(F.CenterY);
        Vector512<double> cos = lens.Read(F.Cos), sin = lens.Read(F.Sin);
        Vector512<double> px = Fma(cos, dx, sin * dy), py = Fma(cos, dy, -(sin * dx));
        Vector512<double> xx = px * px, yy = py * py;
        Vector512<double> m = Fma(lens.Read(F.Q2), xx, yy);
        Vector512<double> coreSquare = m + lens.Read(F.CoreSquare), cutSquare = m + lens.Read(F.CutSquare);
        Vector512<double> coreInverse = LaneMath.InverseSqrt(coreSquare), cutInverse = LaneMath.InverseSqrt(cutSquare);
        Vector512<double> coreRoot = coreSquare * coreInverse, cutRoot = cutSquare * cutInverse;
        if (TParts.Hessian)
        {
            Vector512<double> radius = xx + yy;
            Vector512<double> coreD = Fma(lens.Read(F.CoreLinear), coreRoot, radius + lens.Read(F.CoreConstant));
            Vector512<double> cutD = Fma(lens.Read(F.CutLinear), cutRoot, radius + lens.Read(F.CutConstant));
            Vector512<double> inverse = LaneMath.Inverse(coreD * cutD);
            Vector512<double> core = coreInverse * (cutD * inverse), cut = cutInverse * (coreD * inverse);
            Vector512<double> difference = yy - xx;
            Vector512<double> even = ((difference - lens.Read(F.CoreTau)) * core) - ((difference - lens.Read(F.CutTau)) * cut);
            Vector512<double> odd = (px + px) * py * (cut - core);
            Vector512<double> cos2 = lens.Read(F.Shear1), sin2 = lens.Read(F.Shear2);
            trace = Fma(lens.Read(F.Trace), coreInverse - cutInverse, trace);
            gamma1 = Fma(cos2, even, Fma(-sin2, odd, gamma1));
            gamma2 = Fma(sin2, even, Fma(cos2, odd, gamma2));
        }

        if (TParts.Deflection)
        {
            Vector512<double> core = lens.Read(F.Core), cut = lens.Read(F.Cut), t = lens.Read(F.Root);
            Vector512<double> rootGap = lens.Read(F.SquareGap) * LaneMath.Inverse(coreRoot + cutRoot);
            Vector512<double> tx = t * Vector512.Abs(px), ty = t * Vector512.Abs(py);
            Vector512<double> angle = LaneMath.AtanOfRatio(tx * (rootGap + (cut - core)), Fma(tx, tx, (coreRoot + core) * (cutRoot + cut)));
            Vector512<double> coreQ = lens.Read(F.CoreQ), cutQ = lens.Read(F.CutQ);
            Vector512<double> coreG = coreRoot + coreQ, cutG = cutRoot + cutQ;
            Vector512<double> n = ty * (rootGap + (cutQ - coreQ)), d = Fma(-ty, ty, coreG * cutG);
            Vector512<double> log = LaneMath.AtanhOfRatio(n, d, (coreG + ty) * (cutG - ty), (coreG - ty) * (cutG + ty));
            Vector512<double> amplitude = lens.Read(F.Deflection);
            Vector512<double> ax = amplitude * WithSign(angle, px), ay = amplitude * WithSign(log, py);
            alphaX = Fma(cos, ax, Fma(-sin, ay, alphaX));
            alphaY = Fma(sin, ax, Fma(cos, ay, alphaY));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    /// <summary>A number from 0 with the sign of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> WithSign(Vector512<double> value, Vector512<double> sign) => value | (sign & Vector512.Create(-0.0));
}
