using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>A circular profile at a radius x: psi(x), the mean convergence psi'/x within x, and the convergence at x.</summary>
internal readonly record struct RadialTerms<T>(T Psi, T MeanConvergence, T Convergence)
    where T : struct, IReal<T>
{
    public RadialTerms<T> Times(T psi, T convergence) => new(Psi * psi, MeanConvergence * convergence, Convergence * convergence);
}
