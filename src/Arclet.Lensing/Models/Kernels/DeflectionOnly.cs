namespace Arclet.Lensing.Kernels;

/// <inheritdoc cref="IParts"/>
internal readonly struct DeflectionOnly : IParts
{
    public static bool Deflection => true;

    public static bool Hessian => false;
}
