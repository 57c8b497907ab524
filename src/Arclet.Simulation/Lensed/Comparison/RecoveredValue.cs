namespace Arclet.Simulation;

/// <summary>A measured quantity with its 68 % interval.</summary>
/// <param name="Value">The best value.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public readonly record struct RecoveredValue(double Value, double Low, double High)
{
    /// <summary>A value with a symmetric error.</summary>
    public static RecoveredValue WithError(double value, double error) => new(value, value - error, value + error);

    /// <summary>Whether value and interval are numbers.</summary>
    public bool IsKnown => double.IsFinite(Value) && double.IsFinite(Low) && double.IsFinite(High);
}
