namespace Arclet.Lensing.Kernels;

/// <inheritdoc cref="IParts"/>
internal readonly struct DeflectionAndHessian : IParts
{
    public static bool Deflection => true;

    public static bool Hessian => true;
}
