namespace Arclet.Populations;

/// <summary>Settings of <see cref="ComputedNebula"/>.</summary>
public sealed record NebularSettings
{
    /// <summary>The electrons' temperature, K, 5000 to 20,000.</summary>
    public double TemperatureKelvin { get; init; } = 1e4;

    /// <summary>log10 of the ionisation parameter U, ascending; metal lines are held beyond -3 and -1.</summary>
    public IReadOnlyList<double> LogIonisation { get; init; } = [-3, -2.5, -2, -1.5, -1];

    internal void Validate()
    {
        if (!(TemperatureKelvin is >= 5000 and <= 20000))
            throw new ArgumentException($"the gas has {TemperatureKelvin} K, expected 5000 to 20000");
        GridAxis.Ascending([.. LogIonisation], "log U", -20);
    }
}
