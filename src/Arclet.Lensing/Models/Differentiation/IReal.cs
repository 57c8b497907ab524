namespace Arclet.Lensing.Differentiation;

/// <summary>
/// A number that formulas are written over once: <see cref="PlainReal"/> gives the value, <see cref="PartialReal"/> the value with its
/// eight partial derivatives, exact to rounding.
/// </summary>
internal interface IReal<T>
    where T : struct, IReal<T>
{
    double Value { get; }

    static abstract T Constant(double value);

    /// <summary>f(x) from its value and derivative at x.</summary>
    static abstract T Lift(T x, double f, double derivative);

    static abstract T operator +(T a, T b);

    static abstract T operator +(T a, double b);

    static abstract T operator -(T a, T b);

    static abstract T operator -(T a);

    static abstract T operator *(T a, T b);

    static abstract T operator *(T a, double b);

    static abstract T operator /(T a, T b);
}
