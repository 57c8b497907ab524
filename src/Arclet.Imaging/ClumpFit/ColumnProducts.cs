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
