using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>Where the kernel takes a lens's numbers from: one lens for all lanes, or a lens for each.</summary>
internal interface ILaneSource
{
    Vector512<double> Read(int field);
}
