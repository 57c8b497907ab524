using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>Sums over lenses in eight lanes: deflection, trace of the Hessian and the two components of the shear.</summary>
internal readonly record struct LaneSums(
    Vector512<double> AlphaX, Vector512<double> AlphaY, Vector512<double> Trace, Vector512<double> Gamma1, Vector512<double> Gamma2);
