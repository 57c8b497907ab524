namespace Arclet.Lensing;

/// <summary>The language of a Lenstool parameter file.</summary>
public enum LenstoolDialect
{
    /// <summary>potentiel, profil, ellipticite, grille, fini: Lenstool up to 7, and read by all.</summary>
    French,

    /// <summary>potential, profile, ellipticity, grid, finish: Lenstool 8.</summary>
    English,
}
