using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arclet.Lensing.Kernels;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// The backward pass of the dPIE, eight lenses in the lanes: for weights (g, h) of deflection and Hessian at points, the sums over points of g . [T(a) - T(s)],
/// g . T'(a) and g . T'(s) (and the Hessian's), where T(S) is one term of the profile without amplitude and S = (1 + eps) times the radius.
/// </summary>
/// <remarks>
/// With R = sqrt(q^2 (S^2 + x^2) + y^2) and D = (1 + q^2) S^2 + 2 S R + x^2 + y^2 (docs/lens-models.md), the derivatives by S are rational:
/// dT_x = -x (q^2 S + R)/(R D), dT_y = -y (S + R)/(R D), and those of kappa = 1/(2R), gamma1 = (y^2 - x^2 - tau S^2)/(2 R D), gamma2 = -x y/(R D)
/// follow from d ln(R D) = q^2 S/R^2 + 2 ((1 + q^2) S + R + q^2 S^2/R)/D.
/// </remarks>
internal static class IsothermalBackward
{
    public const int Fields = 9;

    private const int CenterX = 0, CenterY = 1, Cosine = 2, Sine = 3, Q2 = 4, Tau = 5, Root = 6, Low = 7, High = 8;

    public static void Write(double[] fields, int stride, int lens, double x, double y, double cos, double sin, double q2, double tau, double root, double low, double high)
    {
        ReadOnlySpan<double> values = [x, y, cos, sin, q2, tau, root, low, high];
        for (int f = 0; f < Fields; f++)
            fields[(f * stride) + lens] = values[f];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TParts>(double[] fields, int stride, PointBatch points, double[] sums)
        where TParts : struct, IParts
    {
        Vector512<double> half = Vector512.Create(0.5), two = Vector512.Create(2.0), one = Vector512<double>.One;
        ref double px0 = ref MemoryMarshal.GetArrayDataReference(points.X);
        ref double py0 = ref MemoryMarshal.GetArrayDataReference(points.Y);
        for (int g = 0; g < stride; g += 8)
        {
            Vector512<double> centerX = Vector512.Create(fields, (CenterX * stride) + g), centerY = Vector512.Create(fields, (CenterY * stride) + g);
            Vector512<double> cos = Vector512.Create(fields, (Cosine * stride) + g), sin = Vector512.Create(fields, (Sine * stride) + g);
            Vector512<double> q2 = Vector512.Create(fields, (Q2 * stride) + g), tau = Vector512.Create(fields, (Tau * stride) + g), t = Vector512.Create(fields, (Root * stride) + g);
            Vector512<double> a = Vector512.Create(fields, (Low * stride) + g), s = Vector512.Create(fields, (High * stride) + g);
            Vector512<double> inverseT = one / t, q2a = q2 * a, q2s = q2 * s, onePlus = one + q2;
            Vector512<double> aSquare = q2a * a, sSquare = q2s * s, aConstant = onePlus * a * a, sConstant = onePlus * s * s, squareGap = q2 * (s - a) * (s + a);
            Vector512<double> cos2 = Fma(cos, cos, -(sin * sin)), sin2 = two * sin * cos;
            Vector512<double> whole = Vector512<double>.Zero, atLow = whole, atHigh = whole;
            for (int k = 0; k < points.Count; k++)
            {
                Vector512<double> dx = Vector512.Create(Unsafe.Add(ref px0, k)) - centerX, dy = Vector512.Create(Unsafe.Add(ref py0, k)) - centerY;
                Vector512<double> x = Fma(cos, dx, sin * dy), y = Fma(cos, dy, -(sin * dx));
                Vector512<double> wx = Vector512.Create(points.WeightX[k]), wy = Vector512.Create(points.WeightY[k]);
                Vector512<double> gx = Fma(cos, wx, sin * wy), gy = Fma(cos, wy, -(sin * wx));
                Vector512<double> xx = x * x, yy = y * y, m = Fma(q2, xx, yy), radius = xx + yy;
                Vector512<double> aInverse = LaneMath.InverseSqrt(m + aSquare), sInverse = LaneMath.InverseSqrt(m + sSquare);
                Vector512<double> aRoot = (m + aSquare) * aInverse, sRoot = (m + sSquare) * sInverse;
                Vector512<double> aD = Fma(two * a, aRoot, radius + aConstant), sD = Fma(two * s, sRoot, radius + sConstant);
                Vector512<double> aOverD = LaneMath.Inverse(aD), sOverD = LaneMath.Inverse(sD);
                Vector512<double> aN = aInverse * aOverD, sN = sInverse * sOverD;

                // T(a) - T(s), as in the forward kernel: one arc tangent and one logarithm of ratios.
                Vector512<double> rootGap = squareGap * LaneMath.Inverse(aRoot + sRoot);
                Vector512<double> tx = t * Vector512.Abs(x), ty = t * Vector512.Abs(y);
                Vector512<double> angle = LaneMath.AtanOfRatio(tx * (rootGap + (s - a)), Fma(tx, tx, (aRoot + a) * (sRoot + s)));
                Vector512<double> aG = aRoot + q2a, sG = sRoot + q2s;
                Vector512<double> log = LaneMath.AtanhOfRatio(ty * (rootGap + (q2s - q2a)), Fma(-ty, ty, aG * sG), (aG + ty) * (sG - ty), (aG - ty) * (sG + ty));
                whole = Fma(gx, WithSign(angle, x) * inverseT, Fma(gy, WithSign(log, y) * inverseT, whole));
                Vector512<double> gxx = gx * x, gyy = gy * y;
                atLow -= Fma(gxx, q2a + aRoot, gyy * (a + aRoot)) * aN;
                atHigh -= Fma(gxx, q2s + sRoot, gyy * (s + sRoot)) * sN;
                if (TParts.Hessian)
                {
                    Vector512<double> hxx = Vector512.Create(points.WeightXx[k]), hyy = Vector512.Create(points.WeightYy[k]), hxy = Vector512.Create(points.WeightXy[k]);
                    Vector512<double> w0 = (hxx + hyy) * half, w1 = hxx - hyy, u1 = Fma(cos2, w1, sin2 * hxy) * half, u2 = Fma(cos2, hxy, -(sin2 * w1));
                    Vector512<double> odd = x * y, difference = yy - xx;
                    Vector512<double> aShear = Fma(u1, difference - (tau * a * a), -(u2 * odd)) * aN, sShear = Fma(u1, difference - (tau * s * s), -(u2 * odd)) * sN;
                    whole += Fma(w0, aInverse - sInverse, aShear - sShear);
                    Vector512<double> aLog = Fma(q2a, aInverse * aInverse, two * Fma(aSquare, aInverse, Fma(onePlus, a, aRoot)) * aOverD);
                    Vector512<double> sLog = Fma(q2s, sInverse * sInverse, two * Fma(sSquare, sInverse, Fma(onePlus, s, sRoot)) * sOverD);
                    atLow -= Fma(w0 * q2a, aInverse * aInverse * aInverse, Fma(aShear, aLog, two * u1 * tau * a * aN));
                    atHigh -= Fma(w0 * q2s, sInverse * sInverse * sInverse, Fma(sShear, sLog, two * u1 * tau * s * sN));
                }
            }

            whole.CopyTo(sums, g);
            atLow.CopyTo(sums, stride + g);
            atHigh.CopyTo(sums, (2 * stride) + g);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> WithSign(Vector512<double> value, Vector512<double> sign) => value | (sign & Vector512.Create(-0.0));
}
