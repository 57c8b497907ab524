using System.Collections.Frozen;

namespace Arclet.Figures;

/// <summary>TeX's names of the symbols that <see cref="RichText"/> knows, and their spacing classes.</summary>
internal static class MarkupSymbols
{
    public const string Relations = "=<>≤≥≈∼∝≡≠≲≳→←∈";
    public const string Operators = "+−±×÷·∓";

    /// <summary>Names and their symbols, in turn.</summary>
    private const string Names =
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ "
        + "mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi ϕ chi χ psi ψ omega ω Gamma Γ "
        + "Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω odot ⊙ oplus ⊕ star ★ "
        + "ast ∗ AA Å circ ° degree ° prime ′ arcmin ′ arcsec ″ micro µ hbar ħ ell ℓ times × pm ± mp ∓ cdot · "
        + "div ÷ sqrt √ sum ∑ int ∫ partial ∂ nabla ∇ infty ∞ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ "
        + "equiv ≡ propto ∝ lesssim ≲ gtrsim ≳ in ∈ to → rightarrow → leftarrow ← uparrow ↑ downarrow ↓ "
        + "langle ⟨ rangle ⟩ ldots … dots … bullet •";

    public static readonly FrozenDictionary<string, string> ByName =
        Names.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static bool IsLowerGreek(char c) => c is (>= 'α' and <= 'ω') or 'ϕ';
}
