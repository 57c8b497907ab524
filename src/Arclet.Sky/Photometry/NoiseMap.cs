using System.Numerics;

namespace Arclet.Sky;

/// <summary>
/// Errors (one standard deviation) from noise maps, a row at a time. A pixel whose map says nothing (zero, negative, infinite or not a
/// number) is masked: its error is plus infinity, so that it weighs nothing.
/// </summary>
public static class NoiseMap
{
    /// <summary>Whether a pixel of a noise map, of whatever kind, says something: a finite number above 0.</summary>
    public static bool IsUsable(float value) => value > 0 && value < float.PositiveInfinity;

    /// <summary>The errors of a row of pixels, in the unit of the image.</summary>
    /// <param name="kind">What the map holds.</param>
    /// <param name="map">The map's row.</param>
    /// <param name="error">Receives the errors, as many as the map has pixels; may be the map itself.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void ToError(NoiseMapKind kind, ReadOnlySpan<float> map, Span<float> error)
    {
        if (map.Length != error.Length)
            throw new ArgumentException($"a row of {map.Length} pixels has as many errors, not {error.Length}");
        int i = 0;
        var infinity = new Vector<float>(float.PositiveInfinity);
        for (; i <= map.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(map[i..]);
            Vector<float> result = kind switch
            {
                NoiseMapKind.Error => value,
                NoiseMapKind.Variance => Vector.SquareRoot(value),
                _ => Vector<float>.One / Vector.SquareRoot(value),
            };

            // Comparisons are false for not-a-number, so it is masked as well.
            Vector<int> usable = Vector.GreaterThan(value, Vector<float>.Zero) & Vector.LessThan(value, infinity);
            Vector.ConditionalSelect(usable, result, infinity).CopyTo(error[i..]);
        }

        for (; i < map.Length; i++)
            error[i] = ToError(kind, map[i]);
    }

    /// <summary>The error of one pixel; plus infinity where the map says nothing.</summary>
    public static float ToError(NoiseMapKind kind, float value) =>
        !IsUsable(value) ? float.PositiveInfinity
        : kind switch
        {
            NoiseMapKind.Error => value,
            NoiseMapKind.Variance => MathF.Sqrt(value),
            _ => 1 / MathF.Sqrt(value),
        };
}
