using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>A potential's terms at one point and their derivatives by its eight parameters.</summary>
public readonly struct PotentialGradient
{
    private readonly ProfileTerms<PartialReal> terms;

    internal PotentialGradient(in ProfileTerms<PartialReal> terms) => this.terms = terms;

    /// <summary>The terms themselves.</summary>
    public LensTerms Value => new(terms.Psi.Value, terms.AlphaX.Value, terms.AlphaY.Value, terms.PsiXx.Value, terms.PsiXy.Value, terms.PsiYy.Value);

    /// <summary>The derivatives of the terms by one parameter, per unit of that parameter.</summary>
    public LensTerms By(PotentialParameter parameter)
    {
        int i = (int)parameter;
        return new(terms.Psi.Partials[i], terms.AlphaX.Partials[i], terms.AlphaY.Partials[i], terms.PsiXx.Partials[i], terms.PsiXy.Partials[i], terms.PsiYy.Partials[i]);
    }

    /// <summary>The same for a source whose deflection and Hessian are scaled by efficiencies D_LS/D_S.</summary>
    internal PotentialGradient Weighted(double deflection, double hessian) => new(new(
        terms.Psi * deflection, terms.AlphaX * deflection, terms.AlphaY * deflection, terms.PsiXx * hessian, terms.PsiXy * hessian, terms.PsiYy * hessian));
}
