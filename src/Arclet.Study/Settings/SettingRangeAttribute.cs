namespace Arclet.Study;

/// <summary>The values that a number in the settings may have; the binder names the line of one that is out of range.</summary>
/// <param name="minimum">The least value.</param>
/// <param name="maximum">The greatest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingRangeAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>The least value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The greatest value.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>Whether the least value itself is refused.</summary>
    public bool IsAboveMinimum { get; init; }
}
