using System.Globalization;

namespace Arclet.Populations;

/// <summary>A number of a prior: a value, or the age of the universe at the object's redshift, in Gyr.</summary>
/// <param name="Value">The value; not used where it is the age of the universe.</param>
/// <param name="OfUniverse">Whether it is the age of the universe.</param>
public readonly record struct PriorBound(double Value, bool OfUniverse = false)
{
    /// <summary>The age of the universe.</summary>
    public static PriorBound Universe { get; } = new(double.NaN, true);

    /// <summary>A value.</summary>
    public static implicit operator PriorBound(double value) => new(value);

    /// <summary>A value.</summary>
    public static PriorBound FromDouble(double value) => new(value);

    /// <summary>The number where the universe is <paramref name="universeAgeGyr"/> old.</summary>
    public double At(double universeAgeGyr) => OfUniverse ? universeAgeGyr : Value;

    /// <summary>The text form.</summary>
    public override string ToString() => OfUniverse ? "universe" : Value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether both are the same; the value of the universe's age does not count.</summary>
    public bool Equals(PriorBound other) => OfUniverse == other.OfUniverse && (OfUniverse || Value.Equals(other.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => OfUniverse ? 1 : Value.GetHashCode();
}
