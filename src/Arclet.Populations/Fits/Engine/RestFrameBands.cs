namespace Arclet.Populations;

/// <summary>Rest-frame magnitudes and the ultraviolet slope of fitted models, as photometry through top-hats that are shifted to the redshift: hundreds of times faster than from spectra.</summary>
/// <remarks>Lines that fall into a window of the slope count; <see cref="RestFrame.UltravioletSlope"/> leaves them out. The windows were chosen to hold no strong ones.</remarks>
internal static class RestFrameBands
{
    /// <summary>The names of the quantities.</summary>
    public static readonly string[] Names = ["m_u_rest", "m_v_rest", "m_j_rest", "m_1500_rest", "beta_uv"];

    private static readonly (double From, double To)[] Magnitudes = [(3300, 4000), (5070, 5950), (11700, 13300), (1450, 1550)];

    /// <summary>The top-hats at a redshift.</summary>
    public static FilterCurve[] Filters(double redshift) =>
        [.. Magnitudes.Concat(RestFrame.SlopeWindows).Select((w, i) => new FilterCurve($"REST{i}", [w.From * (1 + redshift), w.To * (1 + redshift)], [1, 1], "top-hat"))];

    /// <summary>Fills the quantities from fluxes through <see cref="Filters"/>.</summary>
    /// <param name="population">What they were computed with.</param>
    /// <param name="flux">The fluxes in nJy.</param>
    /// <param name="values">As many as <see cref="Names"/>.</param>
    public static void Fill(PreparedPopulation population, ReadOnlySpan<double> flux, Span<double> values)
    {
        // f_nu = (1 + z) L_nu / (4 pi dL^2): at 10 pc without the redshift's stretch.
        double shift = (5 * Math.Log10(population.Cosmology.LuminosityDistanceMpc(population.Redshift) * 1e5)) - (2.5 * Math.Log10(1 + population.Redshift));
        for (int m = 0; m < Magnitudes.Length; m++)
            values[m] = 31.4 - (2.5 * Math.Log10(flux[m])) - shift;
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (int w = 0; w < RestFrame.SlopeWindows.Length; w++)
        {
            (double from, double to) = RestFrame.SlopeWindows[w];
            double pivot = population.Filters[Magnitudes.Length + w].PivotAngstrom, x = Math.Log((from + to) / 2), y = Math.Log(flux[Magnitudes.Length + w] / (pivot * pivot));
            (n, sx, sy, sxx, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), sxy + (x * y));
        }

        values[Magnitudes.Length] = ((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx));
    }
}
