namespace Arclet.Figures;

/// <summary>Tick labels as markup.</summary>
internal static class TickLabel
{
    /// <summary>
    /// As many decimals as the step needs; beyond 10^5 and below 10^-4 a power of ten, the same for the whole axis.
    /// </summary>
    public static string Linear(double value, TickStep step, double largest)
    {
        if (value == 0)
            return "0";
        int exponent = (int)Math.Floor(Math.Log10(largest));
        if (exponent is >= 5 or < -3)
        {
            string digits = Signed((value / Math.Pow(10, exponent)).ToString("F" + Math.Max(0, exponent - step.Exponent)));
            return $"${digits} \\times 10^{{{exponent}}}$";
        }

        return Signed(value.ToString("F" + Math.Max(0, -step.Exponent)));
    }

    /// <summary>A power of ten.</summary>
    public static string Power(int exponent, int sign = 1) => $"${(sign < 0 ? "−" : "")}10^{{{exponent}}}$";

    /// <summary>A number such as 0.02 or 500 in full.</summary>
    public static string Plain(double value) => Signed(value.ToString("0.##########"));

    /// <summary>A true minus sign, as wide as the plus; the hyphen is too short.</summary>
    private static string Signed(string number) => number.Replace('-', '−');
}
