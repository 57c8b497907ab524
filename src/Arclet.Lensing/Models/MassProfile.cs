namespace Arclet.Lensing;

/// <summary>
/// The form of a lens's mass. The numbers in the comments are Lenstool's `profil`; which fields of a <see cref="Potential"/> a
/// profile reads stands on each value.
/// </summary>
public enum MassProfile
{
    /// <summary>dPIE, Lenstool 81 (Kassiola and Kovner 1993; Eliasdottir et al. 2007): dispersion, core, cut, ellipticity of the mass.</summary>
    DualPseudoIsothermal,

    /// <summary>PIEMD without a cut, Lenstool 8: dispersion, core, ellipticity of the mass.</summary>
    PseudoIsothermal,

    /// <summary>Lenstool 1: a singular isothermal sphere whose potential is elliptical, psi = b0 sqrt((1-e/3) x^2 + (1+e/3) y^2), b0 = 4 pi (sigma/c)^2: dispersion, ellipticity.</summary>
    SingularIsothermalPotential,

    /// <summary>SIE and, with ellipticity 0, SIS: kappa = b0 / (2 r) with the ellipse of the dPIE and b0 = 4 pi (sigma/c)^2: dispersion, ellipticity of the mass.</summary>
    SingularIsothermalEllipsoid,

    /// <summary>NFW with an elliptical potential, Lenstool 12: scale radius, dispersion sigma_s (b0 = 6 pi (sigma_s/c)^2, see <see cref="NfwScale"/>), ellipticity.</summary>
    NavarroFrenkWhite,

    /// <summary>NFW with a free inner slope, Lenstool 12 with alpha: as NFW and the inner slope.</summary>
    GeneralizedNfw,

    /// <summary>Sersic profile of the surface density with an elliptical potential: effective radius, convergence there, Sersic index, ellipticity.</summary>
    Sersic,

    /// <summary>Hernquist (1990) with an elliptical potential: total mass, scale radius, ellipticity.</summary>
    Hernquist,

    /// <summary>A point mass: mass.</summary>
    PointMass,

    /// <summary>External shear, Lenstool 14: shear and its angle; psi = shear (x^2 - y^2) / 2 in the rotated axes.</summary>
    ExternalShear,

    /// <summary>A sheet of constant convergence.</summary>
    MassSheet,

    /// <summary>A deflection or convergence known on pixels: the map.</summary>
    PixelMap,
}
