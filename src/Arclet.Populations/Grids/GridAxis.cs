namespace Arclet.Populations;

/// <summary>The checks that every grid makes of what it is built from.</summary>
internal static class GridAxis
{
    /// <summary>Refuses an axis that is empty, does not ascend, or has a value below the least one or not finite.</summary>
    public static double[] Ascending(double[] values, string name, double least)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
            throw new ArgumentException($"the axis {name} is empty");
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || values[i] < least || (i > 0 && values[i] <= values[i - 1]))
                throw new ArgumentException($"the axis {name} has {values[i]} at place {i}, expected finite ascending values from {least}");
        }

        return values;
    }

    /// <summary>Refuses an array of another length, or with a value that is not finite.</summary>
    public static double[] Finite(double[] values, long length, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != length)
            throw new ArgumentException($"{name} has {values.Length} values, expected {length}");
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"{name} has {values[i]} at place {i}, expected finite values");
        }

        return values;
    }

    /// <summary>The place and weight of linear interpolation, held at the ends: the value is (1 - weight) f[low] + weight f[low + 1].</summary>
    public static (int Low, double Weight) Bracket(ReadOnlySpan<double> axis, double at)
    {
        if (axis.Length == 1 || at <= axis[0])
            return (0, 0);
        if (at >= axis[^1])
            return (axis.Length - 2, 1);
        int i = axis.BinarySearch(at);
        int low = i >= 0 ? i : ~i - 1;
        return (low, (at - axis[low]) / (axis[low + 1] - axis[low]));
    }
}
