using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Background;

/// <summary>
/// Count, mean, standard deviation and median, in bins, of a histogram between two cuts that move. All sums are integers below 2^53, so that
/// keeping them up to date while the cuts move gives the same bits as summing again: sep sums the whole histogram in each iteration.
/// </summary>
internal ref struct ClippedBins
{
    private readonly ReadOnlySpan<int> bins;
    private int low;
    private int high;
    private long count;
    private double first;
    private double second;

    // The median's place: the sum of the bins from the low cut up to, and without, the bin "split".
    private int split;
    private long below;

    /// <summary>Starts with all of the first <paramref name="levels"/> bins.</summary>
    public ClippedBins(ReadOnlySpan<int> bins, int levels)
    {
        this.bins = bins;
        high = levels - 1;
        (count, first, second) = SumsOf(0, levels);
        Vector512<int> lowerHalf = default;
        for (; split + Vector512<int>.Count <= levels / 2; split += Vector512<int>.Count)
            lowerHalf += Vector512.Create(bins[split..]);
        below = Vector512.Sum(lowerHalf);
    }

    /// <summary>Mean and standard deviation; both 0 for no counts.</summary>
    public readonly (double Mean, double Sigma) MeanAndSigma()
    {
        if (count == 0)
            return (0, 0);
        double mean = first / count;
        double variance = (second / count) - (mean * mean);
        return (mean, variance > 0 ? Math.Sqrt(variance) : 0);
    }

    /// <summary>
    /// The median between the cuts. sep walks inwards from both cuts, always adding to the lighter side; the walk ends
    /// at the first split s with A(s) + A(s+1) >= total, where A(s) counts the bins below s. Here the split of the last call is moved there.
    /// </summary>
    public double Median()
    {
        while (split > low && (2 * below) - bins[split - 1] >= count)
            below -= bins[--split];
        while (split < high && (2 * below) + bins[split] < count)
            below += bins[split++];
        if (split == 0)
            return 0;
        return split - 1 + 0.5 + ((double)(count - (2 * below)) / (2.0 * Math.Max(bins[split], bins[split - 1])));
    }

    /// <summary>Moves the cuts (both included; an upper one below the lower one leaves nothing).</summary>
    public void Clip(int newLow, int newHigh)
    {
        newHigh = Math.Max(newHigh, -1);
        if (newLow > newHigh)
        {
            (low, high, count, first, second, split, below) = (newLow, newHigh, 0, 0, 0, newLow, 0);
            return;
        }

        if (newLow > high || newHigh < low)
        {
            (low, high, split, below) = (newLow, newHigh, newLow, 0);
            (count, first, second) = SumsOf(newLow, newHigh + 1);
            return;
        }

        below += ChangeRange(newLow, low, 1) - ChangeRange(low, newLow, -1);
        _ = ChangeRange(high + 1, newHigh + 1, 1) + ChangeRange(newHigh + 1, high + 1, -1);
        (low, high) = (newLow, newHigh);

        // The count below was kept for a split between the old cuts; one that the new cuts passed is moved to them.
        if (split < low)
            (split, below) = (low, 0);
        else if (split > high + 1)
            (split, below) = (high + 1, count);
    }

    /// <summary>Adds or takes away the bins of a range (nothing where it is empty), and returns their count.</summary>
    private long ChangeRange(int from, int to, int sign)
    {
        if (to <= from)
            return 0;
        (long n, double n1, double n2) = SumsOf(from, to);
        count += sign * n;
        first += sign * n1;
        second += sign * n2;
        return n;
    }

    private readonly (long Count, double First, double Second) SumsOf(int from, int to)
    {
        Vector512<double> counts = default, firsts = default, seconds = default;
        Vector512<double> index = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7) + Vector512.Create((double)from), eight = Vector512.Create(8.0);
        int i = from;
        for (; i <= to - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            Vector512<double> bin = Vector512.ConvertToDouble(Vector512.WidenLower(Vector256.Create(bins[i..]).ToVector512()));
            Vector512<double> weighted = bin * index;
            counts += bin;
            firsts += weighted;
            seconds = Vector512.FusedMultiplyAdd(weighted, index, seconds);
            index += eight;
        }

        double n = Vector512.Sum(counts), n1 = Vector512.Sum(firsts), n2 = Vector512.Sum(seconds);
        for (; i < to; i++)
        {
            n += bins[i];
            n1 += (double)bins[i] * i;
            n2 += (double)bins[i] * i * i;
        }

        return ((long)n, n1, n2);
    }
}
