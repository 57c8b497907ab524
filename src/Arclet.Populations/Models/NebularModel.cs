namespace Arclet.Populations;

/// <summary>The gas around young stars.</summary>
/// <param name="LogIonisation">log10 of the ionisation parameter U.</param>
public sealed record NebularModel(double LogIonisation)
{
    /// <summary>The part of the ionising light that escapes and makes no nebular light, 0 to 1.</summary>
    public double EscapeFraction { get; init; }

    /// <summary>The gas' metallicity in units of Z = 0.02; null for that of the stars.</summary>
    public double? MetallicitySolar { get; init; }
}
