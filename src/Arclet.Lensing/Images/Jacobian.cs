namespace Arclet.Lensing;

/// <summary>The Jacobian A = d beta / d theta of the lens map, not symmetric for several planes.</summary>
internal readonly record struct Jacobian(double Xx, double Xy, double Yx, double Yy)
{
    public double Determinant => (Xx * Yy) - (Xy * Yx);

    /// <summary>The Frobenius norm, an upper bound of the largest stretch.</summary>
    public double Norm => Math.Sqrt((Xx * Xx) + (Xy * Xy) + (Yx * Yx) + (Yy * Yy));

    /// <summary>A = 1 - d alpha / d theta; <paramref name="rotation"/> is (d alpha_y/dx - d alpha_x/dy) / 2.</summary>
    public static Jacobian Of(double psiXx, double psiXy, double psiYy, double rotation) => new(1 - psiXx, rotation - psiXy, -psiXy - rotation, 1 - psiYy);

    public static Jacobian Of(LensTerms t) => Of(t.PsiXx, t.PsiXy, t.PsiYy, t.Rotation);

    public static Jacobian operator -(Jacobian a, Jacobian b) => new(a.Xx - b.Xx, a.Xy - b.Xy, a.Yx - b.Yx, a.Yy - b.Yy);

    /// <summary>A^-1 times a vector.</summary>
    public (double X, double Y) Solve(double x, double y)
    {
        double determinant = Determinant;
        return (((Yy * x) - (Xy * y)) / determinant, ((Xx * y) - (Yx * x)) / determinant);
    }

    /// <summary>The Frobenius norm of the inverse.</summary>
    public double InverseNorm => Norm / Math.Abs(Determinant);
}
