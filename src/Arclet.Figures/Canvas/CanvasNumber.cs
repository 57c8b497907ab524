using System.Globalization;

namespace Arclet.Figures;

/// <summary>Coordinates as text: three decimals of a point (0.35 micrometres), no exponent, the same on every machine.</summary>
internal static class CanvasNumber
{
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A coordinate is {value}: a finite number is expected.", nameof(value));
        double rounded = Math.Round(value, 3, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }
}
