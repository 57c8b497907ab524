using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arclet.Populations;

/// <summary>Exponentials of many numbers, inlined: a call of <c>Vector512.Exp</c> spills every register.</summary>
internal static class VectorExponential
{
    private const double Least = -700;

    /// <summary>Multiplies values by exp(factor * exponent); exponents times factor are at most some tens, and those below -700 count as -700.</summary>
    /// <param name="values">The values, a multiple of 8.</param>
    /// <param name="exponents">As many exponents.</param>
    /// <param name="factor">The factor.</param>
    public static void Multiply(Span<double> values, ReadOnlySpan<double> exponents, double factor)
    {
        ref double value = ref MemoryMarshal.GetReference(values);
        ref double exponent = ref MemoryMarshal.GetReference(exponents);
        Vector512<double> scale = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)values.Length; i += 8)
            (Vector512.LoadUnsafe(ref value, i) * Of(Vector512.LoadUnsafe(ref exponent, i) * scale)).StoreUnsafe(ref value, i);
    }

    /// <summary>exp(x) to 2e-16 for x from -700 to 700: 2^n times a polynomial of the rest, |r| at most ln 2 / 2 (Taylor to degree 12).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        x = Vector512.Max(x, Vector512.Create(Least));

        // Adding 1.5 * 2^52 rounds to the nearest whole number and leaves it in the low bits.
        Vector512<double> shift = Vector512.Create(6755399441055744.0), shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.4426950408889634), shift), n = shifted - shift;
        Vector512<double> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.69314718055994529), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-2.3190468138462996e-17), r);
        Vector512<double> p = Vector512.Create(1 / 479001600.0);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 39916800.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 3628800.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 362880.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 40320.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 5040.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 720.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 120.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 24.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1 / 6.0));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<double>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<double>.One);
        Vector512<long> power = Vector512.ShiftLeft(shifted.AsInt64(), 52);
        return (p.AsInt64() + power).AsDouble();
    }
}
