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
    /// <summary>
    /// The sums of deflections (if asked) and Hessians (if asked) at the lanes' points over <paramref name="count"/> lenses, or groups of eight. The sums are
    /// locals of the loop, not passed by reference: in memory, a frame that is not aligned to 64 bytes doubled the time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LaneSums Sum<TSource, TParts>(ref double first, int stride, int count, Vector512<double> x, Vector512<double> y)
        where TSource : struct, ILaneSource
        where TParts : struct, IParts
    {
        Vector512<double> alphaX = Vector512<double>.Zero, alphaY = alphaX, trace = alphaX, gamma1 = alphaX, gamma2 = alphaX;
        ref double lens = ref first;
        for (int left = count; left > 0; left--)
        {
            Vector512<double> dx = x - TSource.Read(ref lens, stride, F.CenterX), dy = y - TSource.Read(ref lens, stride, F.CenterY);
            Vector512<double> cos = TSource.Read(ref lens, stride, F.Cos), sin = TSource.Read(ref lens, stride, F.Sin);
            Vector512<double> px = Fma(cos, dx, sin * dy), py = Fma(cos, dy, -(sin * dx));
            Vector512<double> xx = px * px, yy = py * py;
            Vector512<double> m = Fma(TSource.Read(ref lens, stride, F.Q2), xx, yy);
            Vector512<double> coreSquare = m + TSource.Read(ref lens, stride, F.CoreSquare), cutSquare = m + TSource.Read(ref lens, stride, F.CutSquare);
            Vector512<double> coreInverse = LaneMath.InverseSqrt(coreSquare), cutInverse = LaneMath.InverseSqrt(cutSquare);
            Vector512<double> coreRoot = coreSquare * coreInverse, cutRoot = cutSquare * cutInverse;
            if (TParts.Hessian)
            {
                Vector512<double> radius = xx + yy;
                Vector512<double> coreD = Fma(TSource.Read(ref lens, stride, F.CoreLinear), coreRoot, radius + TSource.Read(ref lens, stride, F.CoreConstant));
                Vector512<double> cutD = Fma(TSource.Read(ref lens, stride, F.CutLinear), cutRoot, radius + TSource.Read(ref lens, stride, F.CutConstant));
                Vector512<double> inverse = LaneMath.Inverse(coreD * cutD);
                Vector512<double> core = coreInverse * (cutD * inverse), cut = cutInverse * (coreD * inverse);
                Vector512<double> difference = yy - xx;
                Vector512<double> even = ((difference - TSource.Read(ref lens, stride, F.CoreTau)) * core) - ((difference - TSource.Read(ref lens, stride, F.CutTau)) * cut);
                Vector512<double> odd = (px + px) * py * (cut - core);
                Vector512<double> cos2 = TSource.Read(ref lens, stride, F.Shear1), sin2 = TSource.Read(ref lens, stride, F.Shear2);
                trace = Fma(TSource.Read(ref lens, stride, F.Trace), coreInverse - cutInverse, trace);
                gamma1 = Fma(cos2, even, Fma(-sin2, odd, gamma1));
                gamma2 = Fma(sin2, even, Fma(cos2, odd, gamma2));
            }

            if (TParts.Deflection)
            {
                Vector512<double> core = TSource.Read(ref lens, stride, F.Core), cut = TSource.Read(ref lens, stride, F.Cut), t = TSource.Read(ref lens, stride, F.Root);
                Vector512<double> rootGap = TSource.Read(ref lens, stride, F.SquareGap) * LaneMath.Inverse(coreRoot + cutRoot);
                Vector512<double> tx = t * Vector512.Abs(px), ty = t * Vector512.Abs(py);
                Vector512<double> angle = LaneMath.AtanOfRatio(tx * (rootGap + (cut - core)), Fma(tx, tx, (coreRoot + core) * (cutRoot + cut)));
                Vector512<double> coreQ = TSource.Read(ref lens, stride, F.CoreQ), cutQ = TSource.Read(ref lens, stride, F.CutQ);
                Vector512<double> coreG = coreRoot + coreQ, cutG = cutRoot + cutQ;
                Vector512<double> n = ty * (rootGap + (cutQ - coreQ)), d = Fma(-ty, ty, coreG * cutG);
                Vector512<double> log = LaneMath.AtanhOfRatio(n, d, (coreG + ty) * (cutG - ty), (coreG - ty) * (cutG + ty));
                Vector512<double> amplitude = TSource.Read(ref lens, stride, F.Deflection);
                Vector512<double> ax = amplitude * WithSign(angle, px), ay = amplitude * WithSign(log, py);
                alphaX = Fma(cos, ax, Fma(-sin, ay, alphaX));
                alphaY = Fma(sin, ax, Fma(cos, ay, alphaY));
            }
            lens = ref Unsafe.Add(ref lens, TSource.Advance);
        }

        return new(alphaX, alphaY, trace, gamma1, gamma2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    /// <summary>A number from 0 with the sign of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> WithSign(Vector512<double> value, Vector512<double> sign) => value | (sign & Vector512.Create(-0.0));
}
