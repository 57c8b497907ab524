namespace Arclet.Lensing;

/// <summary>
/// A lens model compiled for one source redshift. All terms include D_LS/D_S; positions are arcsec in the model's frame. Immutable
/// and safe to share between threads. The methods over spans take any set of points and are the fast ones.
/// </summary>
public abstract class LensField
{
    /// <summary>The source's redshift; NaN for a field of unit efficiency.</summary>
    public abstract double SourceRedshift { get; }

    /// <summary>All terms at one point, the potential included.</summary>
    public abstract LensTerms At(double x, double y);

    /// <summary>Deflection and Hessian at one point without the potential (Psi is NaN): the fast form for solvers.</summary>
    public abstract LensTerms DeflectionAndHessianAt(double x, double y);

    /// <summary>The deflection at one point in arcsec.</summary>
    public abstract (double AlphaX, double AlphaY) DeflectionAt(double x, double y);

    /// <summary>The source position beta = theta - alpha(theta) of a point, in arcsec.</summary>
    public (double X, double Y) SourceOf(double x, double y)
    {
        (double ax, double ay) = DeflectionAt(x, y);
        return (x - ax, y - ay);
    }

    /// <summary>Deflections (arcsec) at points; all spans have one length.</summary>
    public abstract void Deflections(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY);

    /// <summary>
    /// Hessians at points; all spans have one length, except that <paramref name="rotation"/> may be empty where the antisymmetric part,
    /// which only several planes have, is not wanted.
    /// </summary>
    public abstract void Hessians(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy, Span<double> rotation = default);

    /// <summary>Deflections and Hessians at points, in one pass; all spans have one length, <paramref name="rotation"/> may be empty.</summary>
    public abstract void DeflectionsAndHessians(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy, Span<double> rotation = default);

    /// <summary>Potentials (arcsec^2) at points; NaN for several planes.</summary>
    public virtual void Potentials(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> psi)
    {
        for (int i = 0; i < x.Length; i++)
            psi[i] = At(x[i], y[i]).Psi;
    }

    private protected static void CheckLengths(int expected, params ReadOnlySpan<int> lengths)
    {
        foreach (int length in lengths)
        {
            if (length != expected)
                throw new ArgumentException($"the spans have different lengths: {expected} and {length}");
        }
    }
}
