namespace Arclet.Lensing;

/// <summary>One kind of magnification, absolute, of clumps in draws: the median over the pixels of a clump's ellipse in the model of a draw.</summary>
public sealed class MagnificationDraws
{
    /// <summary>The probabilities of a Gaussian within one standard deviation to each side.</summary>
    private const double Lower = 0.15865525393145707, Upper = 1 - Lower;

    private readonly double[] _values;

    /// <summary>Draws of clumps.</summary>
    /// <param name="drawCount">The number of draws.</param>
    /// <param name="values">The magnifications, clump by clump; not copied.</param>
    /// <exception cref="ArgumentException">The values do not fill clumps of that many draws.</exception>
    public MagnificationDraws(int drawCount, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (drawCount < 1 || values.Length % drawCount != 0)
            throw new ArgumentException($"{values.Length} values do not fill clumps of {drawCount} draws");
        (DrawCount, _values) = (drawCount, values);
    }

    /// <summary>The number of draws.</summary>
    public int DrawCount { get; }

    /// <summary>The number of clumps.</summary>
    public int ClumpCount => _values.Length / DrawCount;

    /// <summary>A clump's magnification in every draw.</summary>
    public ReadOnlySpan<double> this[int clump] => _values.AsSpan(clump * DrawCount, DrawCount);

    /// <summary>All values, clump by clump.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>A clump's quantile over the draws: see <see cref="DrawQuantile"/>.</summary>
    public double Quantile(int clump, double probability) => DrawQuantile.OfSorted(Sorted(clump), probability);

    /// <summary>A clump's median over the draws.</summary>
    public double Median(int clump) => Quantile(clump, 0.5);

    /// <summary>A clump's error with its two parts.</summary>
    /// <param name="clump">The clump's place.</param>
    /// <param name="inside">sigma_1, the standard deviation inside the ellipse, such as <see cref="ClumpLensing.MuScatter"/>.</param>
    public MagnificationError Error(int clump, double inside)
    {
        double[] sorted = Sorted(clump);
        double median = DrawQuantile.OfSorted(sorted, 0.5);
        return new(inside, median - DrawQuantile.OfSorted(sorted, Lower), DrawQuantile.OfSorted(sorted, Upper) - median);
    }

    private double[] Sorted(int clump)
    {
        double[] sorted = this[clump].ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
