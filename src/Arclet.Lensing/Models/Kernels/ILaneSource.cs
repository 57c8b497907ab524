using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>How the kernel reads lenses' numbers: one lens for all lanes, or a lens for each.</summary>
internal interface ILaneSource
{
    /// <summary>A number of the lens or lenses that begin at a place.</summary>
    static abstract Vector512<double> Read(ref double lens, int stride, int field);

    /// <summary>How far it is to the next ones.</summary>
    static abstract int Advance { get; }
}
