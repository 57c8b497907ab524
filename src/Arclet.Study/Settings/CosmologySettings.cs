using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The cosmology: flat, matter and a cosmological constant. The default follows from the paper's sizes (reconstruction 1.0, result 1).</summary>
public sealed record CosmologySettings
{
    /// <summary>The Hubble constant in km/s/Mpc.</summary>
    [SettingRange(10, 200)]
    public double HubbleConstant { get; init; } = 70;

    /// <summary>The density of matter in units of the critical density.</summary>
    [SettingRange(0, 1, IsAboveMinimum = true)]
    public double MatterDensity { get; init; } = 0.3;

    /// <summary>The cosmology itself.</summary>
    public FlatLambdaCdm ToCosmology() => new(HubbleConstant, MatterDensity);
}
