namespace Arclet.Lensing.Kernels;

/// <summary>Which terms a pass computes, known when the kernel is compiled.</summary>
internal interface IParts
{
    static abstract bool Deflection { get; }

    static abstract bool Hessian { get; }
}
