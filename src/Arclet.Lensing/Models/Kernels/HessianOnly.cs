namespace Arclet.Lensing.Kernels;

/// <inheritdoc cref="IParts"/>
internal readonly struct HessianOnly : IParts
{
    public static bool Deflection => false;

    public static bool Hessian => true;
}
