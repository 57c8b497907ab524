namespace Arclet.Study;

/// <summary>The area of surface densities.</summary>
public enum DensityArea
{
    /// <summary>2 pi R_eff^2 for the whole mass: R_eff holds half of the light.</summary>
    TwicePi,

    /// <summary>pi R_eff^2.</summary>
    Pi,
}
