using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arclet.Populations;

/// <summary>
/// Rows of numbers of which weighted sums are taken many times: blocks of 64 columns, in each all rows one after the other, so that the few rows of one sum
/// are read from few places. Single precision (6e-8) halves what is read, which is what the time goes into.
/// </summary>
internal sealed class BlockTable
{
    /// <summary>Columns in a block.</summary>
    public const int BlockColumns = 64;

    /// <summary>Rows that are summed in single precision before they are added in double: their roundings stay near 1e-7 of a column, and less of a band.</summary>
    private const int Group = 16;

    private readonly float[] data;
    private readonly int rows;

    public BlockTable(int rows, int blocks)
    {
        this.rows = rows;
        data = GC.AllocateArray<float>(rows * blocks * BlockColumns, pinned: true);
    }

    /// <summary>The memory that it takes.</summary>
    public long Bytes => (long)data.Length * sizeof(float);

    /// <summary>Sets a value.</summary>
    public void Set(int row, int column, double value) =>
        data[((((column / BlockColumns) * rows) + row) * BlockColumns) + (column % BlockColumns)] = (float)value;

    /// <summary>Adds the weighted sum of rows to blocks of a result.</summary>
    /// <param name="which">The rows.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="fromBlock">The first block.</param>
    /// <param name="toBlock">The block after the last.</param>
    /// <param name="result">All columns.</param>
    public void Add(ReadOnlySpan<int> which, ReadOnlySpan<float> weights, int fromBlock, int toBlock, Span<double> result)
    {
        ref int index = ref MemoryMarshal.GetReference(which);
        ref float weight = ref MemoryMarshal.GetReference(weights);
        for (int block = fromBlock; block < toBlock; block++)
        {
            ref float origin = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(data), (nint)block * rows * BlockColumns);
            ref double sum = ref Unsafe.Add(ref MemoryMarshal.GetReference(result), (nint)block * BlockColumns);
            Vector512<double> s0 = Vector512.LoadUnsafe(ref sum), s1 = Vector512.LoadUnsafe(ref sum, 8), s2 = Vector512.LoadUnsafe(ref sum, 16), s3 = Vector512.LoadUnsafe(ref sum, 24);
            Vector512<double> s4 = Vector512.LoadUnsafe(ref sum, 32), s5 = Vector512.LoadUnsafe(ref sum, 40), s6 = Vector512.LoadUnsafe(ref sum, 48), s7 = Vector512.LoadUnsafe(ref sum, 56);
            int r = 0;
            while (r < which.Length)
            {
                Vector512<float> a = default, b = default, c = default, d = default;
                int end = Math.Min(r + Group, which.Length);
                for (; r < end; r++)
                {
                    Vector512<float> w = Vector512.Create(Unsafe.Add(ref weight, r));
                    ref float row = ref Unsafe.Add(ref origin, (nint)Unsafe.Add(ref index, r) * BlockColumns);
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row), w, a);
                    b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, 16), w, b);
                    c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, 32), w, c);
                    d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref row, 48), w, d);
                }

                s0 += Vector512.WidenLower(a);
                s1 += Vector512.WidenUpper(a);
                s2 += Vector512.WidenLower(b);
                s3 += Vector512.WidenUpper(b);
                s4 += Vector512.WidenLower(c);
                s5 += Vector512.WidenUpper(c);
                s6 += Vector512.WidenLower(d);
                s7 += Vector512.WidenUpper(d);
            }

            s0.StoreUnsafe(ref sum);
            s1.StoreUnsafe(ref sum, 8);
            s2.StoreUnsafe(ref sum, 16);
            s3.StoreUnsafe(ref sum, 24);
            s4.StoreUnsafe(ref sum, 32);
            s5.StoreUnsafe(ref sum, 40);
            s6.StoreUnsafe(ref sum, 48);
            s7.StoreUnsafe(ref sum, 56);
        }
    }
}
