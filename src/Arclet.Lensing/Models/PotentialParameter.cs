namespace Arclet.Lensing;

/// <summary>The parameters of a potential that derivatives are taken by; a profile without one has the derivative 0.</summary>
public enum PotentialParameter
{
    /// <summary>The centre's x in arcsec.</summary>
    X,

    /// <summary>The centre's y in arcsec.</summary>
    Y,

    /// <summary>The ellipticity (a^2 - b^2)/(a^2 + b^2).</summary>
    Ellipticity,

    /// <summary>The angle in degrees.</summary>
    AngleDegrees,

    /// <summary>What the field is scaled by: the velocity dispersion (km/s), the mass (solar masses), the convergence or the shear.</summary>
    Strength,

    /// <summary>The core radius, or the scale radius of NFW, gNFW and Hernquist, or the effective radius of a Sersic profile, in arcsec.</summary>
    CoreRadius,

    /// <summary>The cut radius in arcsec.</summary>
    CutRadius,

    /// <summary>The inner slope of a gNFW or the Sersic index.</summary>
    Shape,
}
