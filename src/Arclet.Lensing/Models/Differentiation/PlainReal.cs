namespace Arclet.Lensing.Differentiation;

/// <summary>A double as an <see cref="IReal{T}"/>.</summary>
internal readonly struct PlainReal(double value) : IReal<PlainReal>
{
    public double Value { get; } = value;

    public static PlainReal Constant(double value) => new(value);

    public static PlainReal Lift(PlainReal x, double f, double derivative) => new(f);

    public static PlainReal operator +(PlainReal a, PlainReal b) => new(a.Value + b.Value);

    public static PlainReal operator +(PlainReal a, double b) => new(a.Value + b);

    public static PlainReal operator -(PlainReal a, PlainReal b) => new(a.Value - b.Value);

    public static PlainReal operator -(PlainReal a) => new(-a.Value);

    public static PlainReal operator *(PlainReal a, PlainReal b) => new(a.Value * b.Value);

    public static PlainReal operator *(PlainReal a, double b) => new(a.Value * b);

    public static PlainReal operator /(PlainReal a, PlainReal b) => new(a.Value / b.Value);
}
