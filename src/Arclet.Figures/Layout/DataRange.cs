namespace Arclet.Figures;

/// <summary>The range of what marks show along one axis.</summary>
internal sealed class DataRange
{
    private readonly HashSet<double> _sticky = [];

    public double Low { get; private set; } = double.PositiveInfinity;

    public double LowPositive { get; private set; } = double.PositiveInfinity;

    public double High { get; private set; } = double.NegativeInfinity;

    public void Add(double value)
    {
        if (!double.IsFinite(value))
            return;
        Low = Math.Min(Low, value);
        High = Math.Max(High, value);
        if (value > 0)
            LowPositive = Math.Min(LowPositive, value);
    }

    /// <summary>A value such as a histogram's zero or an image's edge, beyond which an automatic axis does not go.</summary>
    public void AddSticky(double value)
    {
        Add(value);
        _sticky.Add(value);
    }

    public bool IsSticky(double value) => _sticky.Contains(value);
}
