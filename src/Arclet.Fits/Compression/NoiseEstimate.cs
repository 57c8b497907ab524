using System.Numerics;

namespace Arclet.Fits;

/// <summary>
/// The range of a tile and its noise, from medians of absolute differences of second, third and fifth order between every other pixel
/// of a row; the smallest of the three counts (Stoehr et al. 2007, ASP Conf. 394, 505; the rule of cfitsio's fpack). The factors turn a
/// median into the standard deviation of Gaussian noise.
/// </summary>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="Noise">The standard deviation; 0 where it cannot be told, or where there is none.</param>
/// <param name="Good">The number of values that are not NaN.</param>
internal readonly record struct NoiseEstimate(double Minimum, double Maximum, double Noise, int Good)
{
    private const double SecondOrder = 1.0483579, ThirdOrder = 0.6052697, FifthOrder = 0.1772048;

    /// <summary>The pixels that the longest of the differences spans.</summary>
    private const int Span = 9;

    /// <summary>Estimates over rows of <paramref name="width"/> values; where they are too short, over all of them as one row. Differences are taken in the pixels' own precision, as cfitsio does.</summary>
    public static NoiseEstimate Of<T>(ReadOnlySpan<T> values, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (width < Span)
            width = values.Length;
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        int total = 0, rows = values.Length / width;
        T[] good = new T[width], second = new T[width], third = new T[width], fifth = new T[width];
        T two = T.CreateChecked(2), four = T.CreateChecked(4), six = T.CreateChecked(6);
        var medians = (Second: new List<double>(rows), Third: new List<double>(rows), Fifth: new List<double>(rows));
        for (int y = 0; y < rows; y++)
        {
            int count = 0;
            foreach (T value in values.Slice(y * width, width))
            {
                if (T.IsNaN(value))
                    continue;
                good[count++] = value;
                minimum = Math.Min(minimum, double.CreateChecked(value));
                maximum = Math.Max(maximum, double.CreateChecked(value));
            }

            total += count;
            int n2 = 0, n35 = 0;
            for (int i = Span - 1; i < count; i++)
            {
                T v3 = good[i - 6], v4 = good[i - 5], v5 = good[i - 4], v6 = good[i - 3], v7 = good[i - 2];
                // A constant background has no noise to tell of.
                bool constant = v5 == v6 && v6 == v7;
                if (!constant)
                    second[n2++] = T.Abs(v5 - v7);
                if (constant && v3 == v4 && v4 == v5)
                    continue;
                third[n35] = T.Abs((two * v5) - v3 - v7);
                fifth[n35++] = T.Abs((six * v5) - (four * v3) - (four * v7) + good[i - 8] + good[i]);
            }

            AddMedian(medians.Second, second.AsSpan(0, n2));
            AddMedian(medians.Third, third.AsSpan(0, n35));
            AddMedian(medians.Fifth, fifth.AsSpan(0, n35));
        }

        double noise = ThirdOrder * OfRows(medians.Third);
        foreach (double other in (ReadOnlySpan<double>)[SecondOrder * OfRows(medians.Second), FifthOrder * OfRows(medians.Fifth)])
        {
            if (other != 0 && other < noise)
                noise = other;
        }

        return new NoiseEstimate(minimum, maximum, noise, total);
    }

    private static void AddMedian<T>(List<double> medians, Span<T> differences)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (differences.IsEmpty)
            return;
        differences.Sort();
        medians.Add(double.CreateChecked(differences[(differences.Length - 1) / 2]));
    }

    private static double OfRows(List<double> medians)
    {
        if (medians.Count == 0)
            return 0;
        medians.Sort();
        return (medians[(medians.Count - 1) / 2] + medians[medians.Count / 2]) / 2;
    }
}
