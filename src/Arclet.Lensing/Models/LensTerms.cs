namespace Arclet.Lensing;

/// <summary>
/// What lensing does at one point: potential (arcsec^2), deflection (arcsec) and its derivatives, for one source (D_LS/D_S included).
/// </summary>
/// <param name="Psi">The lens potential in arcsec^2; its zero point has no meaning. NaN for a multi-plane field, which has no potential.</param>
/// <param name="AlphaX">The deflection along x in arcsec: beta = theta - alpha.</param>
/// <param name="AlphaY">The deflection along y in arcsec.</param>
/// <param name="PsiXx">d alpha_x / dx.</param>
/// <param name="PsiXy">The symmetric part (d alpha_x/dy + d alpha_y/dx) / 2.</param>
/// <param name="PsiYy">d alpha_y / dy.</param>
/// <param name="Rotation">The antisymmetric part (d alpha_y/dx - d alpha_x/dy) / 2: zero except for several planes.</param>
public readonly record struct LensTerms(double Psi, double AlphaX, double AlphaY, double PsiXx, double PsiXy, double PsiYy, double Rotation = 0)
{
    /// <summary>The convergence.</summary>
    public double Kappa => (PsiXx + PsiYy) / 2;

    /// <summary>The first component of the shear, (psi_xx - psi_yy) / 2.</summary>
    public double Gamma1 => (PsiXx - PsiYy) / 2;

    /// <summary>The second component of the shear, psi_xy.</summary>
    public double Gamma2 => PsiXy;

    /// <summary>The shear's amount.</summary>
    public double Gamma => Math.Sqrt((Gamma1 * Gamma1) + (Gamma2 * Gamma2));

    /// <summary>The tangential eigenvalue 1 - kappa - gamma; zero on the tangential critical line (of a single plane).</summary>
    public double LambdaTangential => 1 - Kappa - Gamma;

    /// <summary>The radial eigenvalue 1 - kappa + gamma; zero on the radial critical line (of a single plane).</summary>
    public double LambdaRadial => 1 - Kappa + Gamma;

    /// <summary>det A of the lens map's Jacobian A = 1 - d alpha/d theta.</summary>
    public double DeterminantA => (LambdaTangential * LambdaRadial) + (Rotation * Rotation);

    /// <summary>The signed magnification 1 / det A: negative where the image is mirrored.</summary>
    public double Mu => 1 / DeterminantA;

    /// <summary>The signed tangential magnification 1 / lambda_t.</summary>
    public double MuTangential => 1 / LambdaTangential;

    /// <summary>The signed radial magnification 1 / lambda_r.</summary>
    public double MuRadial => 1 / LambdaRadial;

    /// <summary>The sum of two lenses' terms in one plane.</summary>
    public static LensTerms operator +(LensTerms a, LensTerms b) => new(
        a.Psi + b.Psi, a.AlphaX + b.AlphaX, a.AlphaY + b.AlphaY, a.PsiXx + b.PsiXx, a.PsiXy + b.PsiXy, a.PsiYy + b.PsiYy, a.Rotation + b.Rotation);

    /// <summary>The terms times a factor, as D_LS/D_S or a chain rule needs it.</summary>
    public static LensTerms operator *(LensTerms a, double factor) => new(
        a.Psi * factor, a.AlphaX * factor, a.AlphaY * factor, a.PsiXx * factor, a.PsiXy * factor, a.PsiYy * factor, a.Rotation * factor);

    /// <summary>The sum of two lenses' terms.</summary>
    public static LensTerms Add(LensTerms left, LensTerms right) => left + right;

    /// <summary>The terms times a factor.</summary>
    public static LensTerms Multiply(LensTerms left, double right) => left * right;
}
