namespace Arclet.Populations;

/// <summary>What the luminosities of a <see cref="NebularGrid"/> are divided by.</summary>
public enum NebularNormalization
{
    /// <summary>One Msun formed at the age of the axis: the gas is tied to the stars that it was computed with (Bagpipes).</summary>
    SolarMassFormed,

    /// <summary>One ionising photon per second: the gas goes with any stars (FSPS, CIGALE); <see cref="NebularGrid.ForStars"/> ties it to some.</summary>
    IonisingPhoton,
}
