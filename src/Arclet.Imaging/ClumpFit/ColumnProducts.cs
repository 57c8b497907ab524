using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.ClumpFit;

/// <summary>Scalar products of columns over the pixels that both have, in a fixed order of summation.</summary>
internal static class ColumnProducts
{
    /// <summary>The product of two columns of the same length, a multiple of eight.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        Vector512<double> even = Vector512<double>.Zero, odd = even;
        nuint n = (nuint)Math.Min(a.Length, b.Length), i = 0;
        for (; i + 16 <= n; i += 16)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 8), Vector512.LoadUnsafe(ref y, i + 8), odd);
        }

        if (i < n)
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), even);
        return Vector512.Sum(even + odd);
    }

    /// <summary>The product over the pixels that both windows have.</summary>
    public static double Dot(ReadOnlySpan<double> a, PixelWindowRange inA, ReadOnlySpan<double> b, PixelWindowRange inB)
    {
        if (inA == inB)
            return Dot(a, b);
        PixelWindowRange both = inA.Intersection(inB);
        double sum = 0;
        if (both.Columns == 0)
            return sum;
        for (int row = both.FirstRow; row < both.EndRow; row++)
            sum += Dot(a.Slice(inA.Offset(row, both.FirstColumn), both.Columns), b.Slice(inB.Offset(row, both.FirstColumn), both.Columns));
        return sum;
    }

    /// <summary>
    /// The products of three columns with three others over the pixels of <paramref name="over"/>, which both windows have: result 3 r + c is that of row r of a
    /// and column c of b. Columns of a side lie behind each other, a stride apart.
    /// </summary>
    public static void Nine(
        ReadOnlySpan<double> a, int strideA, PixelWindowRange inA, ReadOnlySpan<double> b, int strideB, PixelWindowRange inB, PixelWindowRange over, Span<double> result)
    {
        Vector512<double> s00 = Vector512<double>.Zero, s01 = s00, s02 = s00, s10 = s00, s11 = s00, s12 = s00, s20 = s00, s21 = s00, s22 = s00;
        for (int row = over.FirstRow; row < over.EndRow && over.Columns > 0; row++)
        {
            // The slices check the bounds that the loop relies on.
            ReadOnlySpan<double> rowA = a.Slice(inA.Offset(row, over.FirstColumn), (2 * strideA) + over.Columns), rowB = b.Slice(inB.Offset(row, over.FirstColumn), (2 * strideB) + over.Columns);
            ref double x0 = ref MemoryMarshal.GetReference(rowA), x1 = ref Unsafe.Add(ref x0, strideA), x2 = ref Unsafe.Add(ref x1, strideA);
            ref double y0 = ref MemoryMarshal.GetReference(rowB), y1 = ref Unsafe.Add(ref y0, strideB), y2 = ref Unsafe.Add(ref y1, strideB);
            for (nuint i = 0; i < (nuint)over.Columns; i += 8)
            {
                Vector512<double> a0 = Vector512.LoadUnsafe(ref x0, i), a1 = Vector512.LoadUnsafe(ref x1, i), a2 = Vector512.LoadUnsafe(ref x2, i);
                Vector512<double> v = Vector512.LoadUnsafe(ref y0, i);
                s00 = Vector512.FusedMultiplyAdd(a0, v, s00);
                s10 = Vector512.FusedMultiplyAdd(a1, v, s10);
                s20 = Vector512.FusedMultiplyAdd(a2, v, s20);
                v = Vector512.LoadUnsafe(ref y1, i);
                s01 = Vector512.FusedMultiplyAdd(a0, v, s01);
                s11 = Vector512.FusedMultiplyAdd(a1, v, s11);
                s21 = Vector512.FusedMultiplyAdd(a2, v, s21);
                v = Vector512.LoadUnsafe(ref y2, i);
                s02 = Vector512.FusedMultiplyAdd(a0, v, s02);
                s12 = Vector512.FusedMultiplyAdd(a1, v, s12);
                s22 = Vector512.FusedMultiplyAdd(a2, v, s22);
            }
        }

        result[8] = Vector512.Sum(s22);
        (result[0], result[1], result[2]) = (Vector512.Sum(s00), Vector512.Sum(s01), Vector512.Sum(s02));
        (result[3], result[4], result[5]) = (Vector512.Sum(s10), Vector512.Sum(s11), Vector512.Sum(s12));
        (result[6], result[7]) = (Vector512.Sum(s20), Vector512.Sum(s21));
    }

    /// <summary>Adds factor times a column to another with at least its window.</summary>
    public static void AddTo(Span<double> sum, PixelWindowRange inSum, double factor, ReadOnlySpan<double> column, PixelWindowRange inColumn)
    {
        if (inSum == inColumn)
        {
            Add(sum, factor, column);
            return;
        }

        for (int row = inColumn.FirstRow; row < inColumn.EndRow; row++)
            Add(sum.Slice(inSum.Offset(row, inColumn.FirstColumn), inColumn.Columns), factor, column.Slice(inColumn.Offset(row, inColumn.FirstColumn), inColumn.Columns));
    }

    private static void Add(Span<double> sum, double factor, ReadOnlySpan<double> column)
    {
        ref double x = ref MemoryMarshal.GetReference(sum), y = ref MemoryMarshal.GetReference(column);
        Vector512<double> f = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)column.Length; i += 8)
            Vector512.FusedMultiplyAdd(f, Vector512.LoadUnsafe(ref y, i), Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref x, i);
    }
}
