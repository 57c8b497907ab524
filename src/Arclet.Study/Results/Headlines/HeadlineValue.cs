using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>Our number for a headline.</summary>
public sealed record HeadlineValue
{
    /// <summary>The number; NaN for a range, a list, or where there is none.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>The lower end of its 68 % interval under resampling, or of a range.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>The upper end of its 68 % interval under resampling, or of a range.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>A list of numbers; empty for a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of objects that it was made of.</summary>
    public int Count { get; init; }

    /// <summary>Why there is no value; empty where there is one.</summary>
    public string Missing { get; init; } = "";

    internal static HeadlineValue Of(double value, int count) => double.IsFinite(value) ? new() { Value = value, Count = count } : Without("no object has this quantity");

    internal static HeadlineValue Of(BootstrapResult r) =>
        r.Count == 0 || !double.IsFinite(r.Value) ? Without("no object is in this sample") : new() { Value = r.Value, Low = r.Lower, High = r.Upper, Count = r.Count };

    internal static HeadlineValue Range(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? Without("no object is in this sample") : new() { Low = values.Min(), High = values.Max(), Count = values.Count };

    internal static HeadlineValue Without(string reason) => new() { Missing = reason };
}
