using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Differentiation;

/// <summary>A value with its partial derivatives by the eight <see cref="PotentialParameter"/>s, in one vector register.</summary>
internal readonly struct PartialReal(double value, Vector512<double> partials) : IReal<PartialReal>
{
    public double Value { get; } = value;

    public Vector512<double> Partials { get; } = partials;

    /// <summary>A parameter's own number: the derivative by itself is 1.</summary>
    public static PartialReal Parameter(double value, PotentialParameter parameter) =>
        new(value, Vector512<double>.Zero.WithElement((int)parameter, 1));

    public static PartialReal Constant(double value) => new(value, Vector512<double>.Zero);

    public static PartialReal Lift(PartialReal x, double f, double derivative) => new(f, x.Partials * derivative);

    public static PartialReal operator +(PartialReal a, PartialReal b) => new(a.Value + b.Value, a.Partials + b.Partials);

    public static PartialReal operator +(PartialReal a, double b) => new(a.Value + b, a.Partials);

    public static PartialReal operator -(PartialReal a, PartialReal b) => new(a.Value - b.Value, a.Partials - b.Partials);

    public static PartialReal operator -(PartialReal a) => new(-a.Value, -a.Partials);

    public static PartialReal operator *(PartialReal a, PartialReal b) => new(a.Value * b.Value, (a.Partials * b.Value) + (b.Partials * a.Value));

    public static PartialReal operator *(PartialReal a, double b) => new(a.Value * b, a.Partials * b);

    public static PartialReal operator /(PartialReal a, PartialReal b)
    {
        double quotient = a.Value / b.Value;
        return new(quotient, (a.Partials - (b.Partials * quotient)) * (1 / b.Value));
    }
}
