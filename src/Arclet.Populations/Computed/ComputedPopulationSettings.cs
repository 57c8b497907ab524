namespace Arclet.Populations;

/// <summary>What is computed.</summary>
public sealed record ComputedPopulationSettings
{
    /// <summary>IMF.</summary>
    public InitialMassFunction MassFunction { get; init; } = InitialMassFunction.Chabrier();

    /// <summary>Metallicities.</summary>
    public IReadOnlyList<double> Metallicities { get; init; } = [0.0001, 0.0004, 0.001, 0.002, 0.004, 0.008, 0.014, 0.02, 0.03];

    /// <summary>Ages in years.</summary>
    public IReadOnlyList<double> AgesYears { get; init; } = [0, .. Enumerable.Range(0, 220).Select(i => Math.Pow(10, 5 + (i * (Math.Log10(2e10) - 5) / 219)))];

    /// <summary>The gas.</summary>
    public NebularSettings Gas { get; init; } = new();
}
