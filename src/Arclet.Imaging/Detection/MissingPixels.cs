using System.Numerics;
using System.Runtime.InteropServices;

namespace Arclet.Imaging.Detection;

/// <summary>Marks and neutralises missing pixels row by row: the value becomes 0, the best guess in a background-subtracted image, and the error infinite.</summary>
internal static class MissingPixels
{
    /// <summary>Replaces NaN and infinite values by 0.</summary>
    public static bool ReplaceNaN(Span<float> values, Span<byte> missing)
    {
        if (AllFinite(values))
            return false;
        for (int x = 0; x < values.Length; x++)
        {
            if (!float.IsFinite(values[x]))
            {
                values[x] = 0;
                missing[x] = 1;
            }
        }

        return true;
    }

    /// <summary>A mask value other than 0 (NaN included) means missing.</summary>
    public static bool ApplyMask(ReadOnlySpan<float> mask, Span<float> values, Span<byte> missing)
    {
        if (mask.IndexOfAnyExcept(0f) < 0)
            return false;
        for (int x = 0; x < values.Length; x++)
        {
            if (mask[x] != 0)
            {
                values[x] = 0;
                missing[x] = 1;
            }
        }

        return true;
    }

    /// <summary>An error that is no positive finite number means missing.</summary>
    public static bool ApplyErrors(Span<float> errors, Span<float> values, Span<byte> missing)
    {
        bool any = false;
        for (int x = 0; x < values.Length; x++)
        {
            if (!(errors[x] > 0 && errors[x] < float.PositiveInfinity) || missing[x] != 0)
            {
                errors[x] = float.PositiveInfinity;
                values[x] = 0;
                missing[x] = 1;
                any = true;
            }
        }

        return any;
    }

    // x - x is 0 for a finite x and NaN otherwise, so one sum tells for a whole row.
    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> sum = Vector<float>.Zero;
        foreach (Vector<float> v in vectors)
            sum += v - v;
        float rest = Vector.Sum(sum);
        foreach (float v in values[(vectors.Length * Vector<float>.Count)..])
            rest += v - v;
        return rest == 0;
    }
}
