namespace Arclet.Figures;

/// <summary>The x or y axis of a panel, or of all panels of a column or row that share it.</summary>
public sealed class Axis
{
    internal Axis()
    {
    }

    /// <summary>The label.</summary>
    public RichText? Label { get; set; }

    /// <summary>How values map to places.</summary>
    public ScaleKind Kind { get; set; }

    /// <summary>The lower limit; null takes it from the data.</summary>
    public double? Min { get; set; }

    /// <summary>The upper limit; null takes it from the data.</summary>
    public double? Max { get; set; }

    /// <summary>Whether values rise to the left or downwards, as magnitudes and right ascensions do.</summary>
    public bool IsInverted { get; set; }

    /// <summary>Where an <see cref="ScaleKind.Asinh"/> axis turns from linear to logarithmic.</summary>
    public double Softening { get; set; } = 1;

    /// <summary>Ticks of one's own, such as names at whole numbers; null lets the scale choose.</summary>
    public IReadOnlyList<Tick>? Ticks { get; set; }

    /// <summary>Whether there are ticks.</summary>
    public bool ShowTicks { get; set; } = true;

    /// <summary>Whether the ticks have labels.</summary>
    public bool ShowTickLabels { get; set; } = true;

    /// <summary>Sets both limits.</summary>
    public Axis Range(double min, double max)
    {
        (Min, Max) = (min, max);
        return this;
    }

    /// <summary>The scale for the data that it has to show.</summary>
    /// <exception cref="ArgumentException">The limits are impossible for the kind of scale.</exception>
    internal Scale Resolve(DataRange data)
    {
        bool isLog = Kind == ScaleKind.Log;
        (double low, double high) = isLog ? Padded(Math.Log10(data.LowPositive), Math.Log10(data.High), data, true) : Padded(data.Low, data.High, data, false);
        if (isLog)
            (low, high) = (Math.Pow(10, low), Math.Pow(10, high));
        double min = Min ?? low, max = Max ?? high;
        // One limit given and all data on its far side: an axis still needs a length.
        if (min >= max && !(Min is not null && Max is not null))
        {
            double length = isLog ? 0 : Math.Max(Math.Abs(min), 1);
            if (Max is null)
                max = isLog ? min * 10 : min + length;
            else
                min = isLog ? max / 10 : max - length;
        }

        (double begin, double end) = IsInverted ? (max, min) : (min, max);
        return Kind switch
        {
            ScaleKind.Linear => new LinearScale(begin, end),
            ScaleKind.Log => new LogScale(begin, end),
            _ => new AsinhScale(begin, end, Softening),
        };
    }

    private static (double Low, double High) Padded(double low, double high, DataRange data, bool isLog)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
            return isLog ? (-1, 1) : (0, 1);
        if (low == high)
        {
            double half = isLog ? 0.5 : low == 0 ? 1 : 0.1 * Math.Abs(low);
            return (low - half, high + half);
        }

        double pad = 0.05 * (high - low);
        return (!isLog && data.IsSticky(low) ? low : low - pad, !isLog && data.IsSticky(high) ? high : high + pad);
    }
}
