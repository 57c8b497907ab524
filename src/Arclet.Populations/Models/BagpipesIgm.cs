namespace Arclet.Populations;

/// <summary>
/// Inoue et al. (2014) as Bagpipes tabulates it: redshifts to 10 in steps of 0.01 and rest wavelengths from 1 to 1225 A in steps of 1, linear between
/// and separately on each side of Lyman alpha; the pixel nearest Lyman alpha is always attenuated.
/// </summary>
internal static class BagpipesIgm
{
    private const double LymanAlpha = 1215.67;
    private const int LastBelow = 1215;

    /// <summary>Transmissions at rest wavelengths.</summary>
    public static double[] Transmission(double[] wavelengths, double redshift)
    {
        int high = 1;
        while (high * 0.01 < redshift && high < 1000)
            high++;
        double weight = (redshift - ((high - 1) * 0.01)) / 0.01;
        double[] values = new double[wavelengths.Length];
        int nearest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (Math.Abs(wavelengths[i] - LymanAlpha) < Math.Abs(wavelengths[nearest] - LymanAlpha))
                nearest = i;
            values[i] = wavelengths[i] >= LymanAlpha ? 1 : ((1 - weight) * At(wavelengths[i], high - 1)) + (weight * At(wavelengths[i], high));
        }

        if (nearest > 0 && wavelengths[nearest] > LymanAlpha)
            values[nearest] = values[nearest - 1];
        return values;
    }

    private static double At(double wavelength, int redshiftStep)
    {
        int low = Math.Clamp((int)wavelength, 1, LastBelow), up = Math.Min(low + 1, LastBelow);
        double z = redshiftStep * 0.01, a = InoueIgm.Transmission(low, z);
        return up == low || wavelength <= low ? a : a + ((InoueIgm.Transmission(up, z) - a) * (wavelength - low));
    }
}
