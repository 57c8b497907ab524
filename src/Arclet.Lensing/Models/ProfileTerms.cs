using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>A profile's potential, deflection and Hessian over any kind of number.</summary>
internal readonly record struct ProfileTerms<T>(T Psi, T AlphaX, T AlphaY, T PsiXx, T PsiXy, T PsiYy)
    where T : struct, IReal<T>
{
    public static ProfileTerms<T> operator *(in ProfileTerms<T> a, T factor) =>
        new(a.Psi * factor, a.AlphaX * factor, a.AlphaY * factor, a.PsiXx * factor, a.PsiXy * factor, a.PsiYy * factor);

    public static ProfileTerms<T> operator -(in ProfileTerms<T> a, in ProfileTerms<T> b) =>
        new(a.Psi - b.Psi, a.AlphaX - b.AlphaX, a.AlphaY - b.AlphaY, a.PsiXx - b.PsiXx, a.PsiXy - b.PsiXy, a.PsiYy - b.PsiYy);

    /// <summary>Turns the terms from the principal axes back into the frame.</summary>
    public ProfileTerms<T> RotatedBack(T sin, T cos)
    {
        T cc = cos * cos, ss = sin * sin, sc = sin * cos;
        return new(
            Psi,
            (cos * AlphaX) - (sin * AlphaY),
            (sin * AlphaX) + (cos * AlphaY),
            (cc * PsiXx) - (sc * PsiXy * 2) + (ss * PsiYy),
            (sc * (PsiXx - PsiYy)) + ((cc - ss) * PsiXy),
            (ss * PsiXx) + (sc * PsiXy * 2) + (cc * PsiYy));
    }
}
