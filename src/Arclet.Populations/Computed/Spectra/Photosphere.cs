namespace Arclet.Populations;

/// <summary>Where a star's light leaves it.</summary>
/// <param name="TemperatureKelvin">Effective temperature of that surface, K.</param>
/// <param name="LogGravity">log10 of its gravity, cm/s2.</param>
public readonly record struct Photosphere(double TemperatureKelvin, double LogGravity)
{
    /// <summary>The same star with another temperature: at one luminosity the gravity goes with its fourth power.</summary>
    /// <param name="temperatureKelvin">The new effective temperature, K.</param>
    public Photosphere AtTemperature(double temperatureKelvin) => new(temperatureKelvin, LogGravity + (4 * Math.Log10(temperatureKelvin / TemperatureKelvin)));
}
