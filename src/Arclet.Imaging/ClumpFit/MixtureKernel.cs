using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// The value of a sum of Gaussians at pixels with its derivatives by centre and covariance, eight pixels at a time. With K the inverse covariance,
/// (u, v) = K d and G the Gaussian: dG/dx0 = G u, dG/dy0 = G v, dG/dCxx = G (u^2 - Kxx) / 2, dG/dCyy = G (v^2 - Kyy) / 2, dG/dCxy = G (u v - Kxy).
/// </summary>
/// <remarks>The exponential is written out: Vector512.Exp is a call that spills every register.</remarks>
internal static class MixtureKernel
{
    /// <summary>The pixels of a vector.</summary>
    public const int Lanes = 8;

    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double RoundingMagic = 6755399441055744.0;

    /// <summary>Fills value, derivatives by the centre's two parameters and by the shape's three, each times the pixel's weight, column after column.</summary>
    /// <param name="x">Pixels' columns.</param>
    /// <param name="y">Pixels' rows.</param>
    /// <param name="weight">Pixels' 1/error, 0 for missing ones.</param>
    /// <param name="table">Six numbers per Gaussian, see <see cref="MixtureTable.Fill"/>.</param>
    /// <param name="centreX">The centre's column.</param>
    /// <param name="centreY">The centre's row.</param>
    /// <param name="map">The parameters' maps: d(x, y)/dp_0, d(x, y)/dp_1, then d(Cxx, Cxy, Cyy)/ds_0, ds_1, ds_2: 13 numbers.</param>
    /// <param name="columns">Receives six columns of x.Length.</param>
    public static void WithShape(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weight, ReadOnlySpan<double> table, double centreX, double centreY, ReadOnlySpan<double> map, Span<double> columns)
    {
        int n = x.Length;
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y), ws = ref MemoryMarshal.GetReference(weight);
        ref double result = ref MemoryMarshal.GetReference(columns);
        ref double m = ref MemoryMarshal.GetReference(map);
        ref double first = ref MemoryMarshal.GetReference(table);
        ref double end = ref Unsafe.Add(ref first, table.Length);
        Vector512<double> cx = Vector512.Create(centreX), cy = Vector512.Create(centreY);
        for (nuint i = 0; i < (nuint)n; i += Lanes)
        {
            Vector512<double> px = Vector512.LoadUnsafe(ref xs, i) - cx, py = Vector512.LoadUnsafe(ref ys, i) - cy;
            Vector512<double> sum = Vector512<double>.Zero, sumX = sum, sumY = sum, sumXX = sum, sumXY = sum, sumYY = sum;
            for (ref double t = ref first; Unsafe.IsAddressLessThan(ref t, ref end); t = ref Unsafe.Add(ref t, 6))
            {
                Vector512<double> kxx = Vector512.Create(Unsafe.Add(ref t, 1)), kxy = Vector512.Create(Unsafe.Add(ref t, 2)), kyy = Vector512.Create(Unsafe.Add(ref t, 3));
                Vector512<double> dx = px - Vector512.Create(Unsafe.Add(ref t, 4)), dy = py - Vector512.Create(Unsafe.Add(ref t, 5));
                Vector512<double> u = Vector512.FusedMultiplyAdd(kxx, dx, kxy * dy), v = Vector512.FusedMultiplyAdd(kxy, dx, kyy * dy);
                Vector512<double> g = Exp(Vector512.FusedMultiplyAdd(dx, u, dy * v) * -0.5) * t;
                Vector512<double> gu = g * u, gv = g * v;
                sum += g;
                sumX += gu;
                sumY += gv;
                sumXX = Vector512.FusedMultiplyAdd(gu, u, Vector512.FusedMultiplyAdd(-g, kxx, sumXX));
                sumXY = Vector512.FusedMultiplyAdd(gu, v, Vector512.FusedMultiplyAdd(-g, kxy, sumXY));
                sumYY = Vector512.FusedMultiplyAdd(gv, v, Vector512.FusedMultiplyAdd(-g, kyy, sumYY));
            }

            Vector512<double> w = Vector512.LoadUnsafe(ref ws, i), half = w * 0.5;
            sumX *= w;
            sumY *= w;
            sumXX *= half;
            sumXY *= w;
            sumYY *= half;
            nuint stride = (nuint)n;
            (sum * w).StoreUnsafe(ref result, i);
            ((sumX * m) + (sumY * Unsafe.Add(ref m, 1))).StoreUnsafe(ref result, stride + i);
            ((sumX * Unsafe.Add(ref m, 2)) + (sumY * Unsafe.Add(ref m, 3))).StoreUnsafe(ref result, (2 * stride) + i);
            Mapped(ref Unsafe.Add(ref m, 4), sumXX, sumXY, sumYY).StoreUnsafe(ref result, (3 * stride) + i);
            Mapped(ref Unsafe.Add(ref m, 7), sumXX, sumXY, sumYY).StoreUnsafe(ref result, (4 * stride) + i);
            Mapped(ref Unsafe.Add(ref m, 10), sumXX, sumXY, sumYY).StoreUnsafe(ref result, (5 * stride) + i);
        }
    }

    /// <summary>As <see cref="WithShape"/>, for a shape that is not searched: three columns.</summary>
    public static void WithoutShape(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weight, ReadOnlySpan<double> table, double centreX, double centreY, ReadOnlySpan<double> map, Span<double> columns)
    {
        int n = x.Length;
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y), ws = ref MemoryMarshal.GetReference(weight);
        ref double result = ref MemoryMarshal.GetReference(columns);
        ref double m = ref MemoryMarshal.GetReference(map);
        ref double first = ref MemoryMarshal.GetReference(table);
        ref double end = ref Unsafe.Add(ref first, table.Length);
        Vector512<double> cx = Vector512.Create(centreX), cy = Vector512.Create(centreY);
        for (nuint i = 0; i < (nuint)n; i += Lanes)
        {
            Vector512<double> px = Vector512.LoadUnsafe(ref xs, i) - cx, py = Vector512.LoadUnsafe(ref ys, i) - cy;
            Vector512<double> sum = Vector512<double>.Zero, sumX = sum, sumY = sum;
            for (ref double t = ref first; Unsafe.IsAddressLessThan(ref t, ref end); t = ref Unsafe.Add(ref t, 6))
            {
                Vector512<double> kxy = Vector512.Create(Unsafe.Add(ref t, 2));
                Vector512<double> dx = px - Vector512.Create(Unsafe.Add(ref t, 4)), dy = py - Vector512.Create(Unsafe.Add(ref t, 5));
                Vector512<double> u = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref t, 1)), dx, kxy * dy);
                Vector512<double> v = Vector512.FusedMultiplyAdd(kxy, dx, Vector512.Create(Unsafe.Add(ref t, 3)) * dy);
                Vector512<double> g = Exp(Vector512.FusedMultiplyAdd(dx, u, dy * v) * -0.5) * t;
                sum += g;
                sumX = Vector512.FusedMultiplyAdd(g, u, sumX);
                sumY = Vector512.FusedMultiplyAdd(g, v, sumY);
            }

            Vector512<double> w = Vector512.LoadUnsafe(ref ws, i);
            sumX *= w;
            sumY *= w;
            (sum * w).StoreUnsafe(ref result, i);
            ((sumX * m) + (sumY * Unsafe.Add(ref m, 1))).StoreUnsafe(ref result, (nuint)n + i);
            ((sumX * Unsafe.Add(ref m, 2)) + (sumY * Unsafe.Add(ref m, 3))).StoreUnsafe(ref result, (2 * (nuint)n) + i);
        }
    }

    /// <summary>exp(t) for t at most 0, to 3e-13: 2^n times a polynomial on half an octave; 0 is never reached, exp(-700) stands for less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Exp(Vector512<double> t)
    {
        t = Vector512.Max(t, Vector512.Create(-700.0));
        Vector512<double> magic = Vector512.Create(RoundingMagic);
        Vector512<double> shifted = Vector512.FusedMultiplyAdd(t, Vector512.Create(Log2E), magic);
        Vector512<double> n = shifted - magic;
        Vector512<double> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), t);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);

        // Taylor's polynomial of degree 10, in two chains that run side by side.
        Vector512<double> r2 = r * r;
        Vector512<double> even = Vector512.FusedMultiplyAdd(r2, Vector512.Create(1 / 3628800.0), Vector512.Create(1 / 40320.0));
        Vector512<double> odd = Vector512.FusedMultiplyAdd(r2, Vector512.Create(1 / 362880.0), Vector512.Create(1 / 5040.0));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(1 / 720.0));
        odd = Vector512.FusedMultiplyAdd(r2, odd, Vector512.Create(1 / 120.0));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(1 / 24.0));
        odd = Vector512.FusedMultiplyAdd(r2, odd, Vector512.Create(1 / 6.0));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(0.5));
        odd = Vector512.FusedMultiplyAdd(r2, odd, Vector512.Create(1.0));
        even = Vector512.FusedMultiplyAdd(r2, even, Vector512.Create(1.0));
        Vector512<double> p = Vector512.FusedMultiplyAdd(r, odd, even);
        return (p.AsInt64() + Vector512.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Mapped(ref double m, Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.FusedMultiplyAdd(a, Vector512.Create(m), Vector512.FusedMultiplyAdd(b, Vector512.Create(Unsafe.Add(ref m, 1)), c * Unsafe.Add(ref m, 2)));
}
