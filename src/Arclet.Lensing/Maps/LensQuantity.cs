namespace Arclet.Lensing.Maps;

/// <summary>What a lens map shows; all for the field's source, D_LS/D_S included, magnifications signed.</summary>
public enum LensQuantity
{
    /// <summary>mu = 1/det A.</summary>
    Mu,

    /// <summary>mu_t = 1/(1 - kappa - gamma).</summary>
    MuTangential,

    /// <summary>mu_r = 1/(1 - kappa + gamma).</summary>
    MuRadial,

    /// <summary>The convergence.</summary>
    Kappa,

    /// <summary>The shear's amount.</summary>
    Gamma,

    /// <summary>(psi_xx - psi_yy)/2, x to the west.</summary>
    Gamma1,

    /// <summary>psi_xy, x to the west.</summary>
    Gamma2,

    /// <summary>The deflection along x (west) in arcsec.</summary>
    AlphaX,

    /// <summary>The deflection along y (north) in arcsec.</summary>
    AlphaY,

    /// <summary>The lens potential in arcsec^2.</summary>
    Potential,

    /// <summary>The tangential eigenvalue 1 - kappa - gamma.</summary>
    LambdaTangential,

    /// <summary>The radial eigenvalue 1 - kappa + gamma.</summary>
    LambdaRadial,
}
