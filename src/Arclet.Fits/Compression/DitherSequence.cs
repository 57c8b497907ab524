namespace Arclet.Fits;

/// <summary>
/// The 10,000 pseudo-random numbers of subtractive dithering: x -> 16807 x mod (2^31 - 1) from 1, divided by the modulus and kept in
/// single precision (FITS standard 4.0, appendix I; Park and Miller 1988).
/// </summary>
internal static class DitherSequence
{
    public const int Length = 10_000;

    /// <summary>The quantised integer of pixels that are exactly 0 with SUBTRACTIVE_DITHER_2.</summary>
    public const int ZeroValue = -2147483646;

    /// <summary>The quantised integer that cfitsio and this writer use for NaN.</summary>
    public const int NullValue = -2147483647;

    private static readonly float[] Numbers = Make();

    public static ReadOnlySpan<float> Values => Numbers;

    /// <summary>The number of the sequence at which a tile (0-based) begins to look for its place, for ZDITHER0 = <paramref name="seed"/>.</summary>
    public static int Start(long tile, long seed) => (int)((((tile % Length) + ((seed - 1) % Length)) % Length + Length) % Length);

    /// <summary>The place in the sequence of a tile's first pixel, and of its first after each wrap: 500 x the number at <paramref name="start"/>.</summary>
    public static int First(int start) => (int)(Numbers[start] * 500f);

    private static float[] Make()
    {
        const long multiplier = 16807, modulus = 2147483647;
        float[] numbers = new float[Length];
        long seed = 1;
        for (int i = 0; i < numbers.Length; i++)
        {
            seed = seed * multiplier % modulus;
            numbers[i] = (float)(seed / (double)modulus);
        }

        return numbers;
    }
}
