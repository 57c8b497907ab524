using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>Sums over lenses in eight lanes: deflection, convergence and the two components of the shear.</summary>
internal struct LaneSums
{
    public Vector512<double> AlphaX;
    public Vector512<double> AlphaY;
    public Vector512<double> Trace;
    public Vector512<double> Gamma1;
    public Vector512<double> Gamma2;
}
