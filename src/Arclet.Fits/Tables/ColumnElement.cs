using System.Numerics;

namespace Arclet.Fits;

/// <summary>The types that columns can hold, what a missing value of each is, and how each is called in messages.</summary>
internal static class ColumnElement
{
    private static readonly HashSet<Type> Known =
    [
        typeof(bool), typeof(string), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(Complex),
    ];

    public static void Require<T>()
    {
        if (!Known.Contains(typeof(T)))
            throw new ArgumentException($"a column cannot hold {typeof(T).Name}: expected a type of numbers, bool, string or Complex");
    }

    /// <summary>What stands at a missing place: NaN, 0, an empty string or false.</summary>
    public static T Missing<T>()
    {
        if (typeof(T) == typeof(double))
            return (T)(object)double.NaN;
        if (typeof(T) == typeof(float))
            return (T)(object)float.NaN;
        if (typeof(T) == typeof(Complex))
            return (T)(object)new Complex(double.NaN, double.NaN);
        return typeof(T) == typeof(string) ? (T)(object)"" : default!;
    }

    public static bool IsInteger(Type type) => IsNumber(type) && type != typeof(float) && type != typeof(double);

    public static bool IsNumber(Type type) => Known.Contains(type) && type != typeof(bool) && type != typeof(string) && type != typeof(Complex);

    /// <summary>What messages call values of this type.</summary>
    public static string Words(Type type) =>
        type == typeof(bool) ? "True and False"
        : type == typeof(string) ? "texts"
        : type == typeof(Complex) ? "complex numbers"
        : IsInteger(type) ? "integers" : "numbers";

    public static string Words(Column column) =>
        (column.IsVariableLength ? "arrays of varying length of " : column.Shape.Count > 0 ? $"arrays of shape ({string.Join(", ", column.Shape)}) of " : "") + Words(column.ElementType);
}
