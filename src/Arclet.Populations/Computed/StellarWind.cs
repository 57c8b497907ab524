namespace Arclet.Populations;

/// <summary>Mass-loss rates of single stars: Hurley, Pols and Tout 2000, section 7.1. Rates in Msun / yr.</summary>
internal static class StellarWind
{
    /// <summary>
    /// The rate of a star: the largest of Reimers' (giants; Kudritzki and Reimers 1978), Vassiliadis and Wood's (1993; asymptotic giants),
    /// Nieuwenhuijzen and de Jager's (1990; above 4000 Lsun, scaled with Z^1/2), and the Wolf-Rayet rate of naked cores (Hamann et al.
    /// 1995), plus that of luminous blue variables beyond the Humphreys-Davidson limit.
    /// </summary>
    /// <param name="state">The star.</param>
    /// <param name="metallicity">Absolute metallicity Z.</param>
    /// <param name="reimers">Reimers' efficiency.</param>
    /// <param name="envelope">mu of equation 97, how little envelope is left: 1 and more for an ordinary star.</param>
    /// <param name="dust">Whether <see cref="Dusty"/> is among them.</param>
    public static double RateSolarPerYear(in StellarState state, double metallicity, double reimers, double envelope, bool dust)
    {
        double luminosity = state.LuminositySolar;
        double radius = state.RadiusSolar;
        double mass = state.MassSolar;
        if (state.IsRemnant)
            return 0;
        if (state.Phase >= StellarPhase.HeliumMainSequence)
        {
            double evolved = reimers * 4e-13 * luminosity * radius / mass;
            return Math.Max(evolved, 1e-13 * Math.Pow(luminosity, 1.5));
        }

        double rate = 0;
        if (luminosity > 4000)
        {
            // Faded in over 500 Lsun so that the rate is continuous.
            double onset = Math.Min(1, (luminosity - 4000) / 500);
            rate = onset * Math.Sqrt(metallicity / 0.02) * 9.6e-15 * Math.Pow(radius, 0.81) * Math.Pow(luminosity, 1.24) * Math.Pow(mass, 0.16);
        }

        if (state.Phase >= StellarPhase.FirstGiantBranch)
            rate = Math.Max(rate, reimers * 4e-13 * luminosity * radius / mass);
        if (state.Phase is StellarPhase.EarlyAsymptoticGiantBranch or StellarPhase.ThermallyPulsingAsymptoticGiantBranch)
            rate = Math.Max(rate, Pulsating(mass, luminosity, radius));
        if (dust && state.Phase is >= StellarPhase.CoreHeliumBurning and <= StellarPhase.ThermallyPulsingAsymptoticGiantBranch)
            rate = Math.Max(rate, Dusty(state));
        if (envelope < 1)
            rate = Math.Max(rate, 1e-13 * Math.Pow(luminosity, 1.5) * (1 - envelope));
        double distance = 1e-5 * radius * Math.Sqrt(luminosity);
        if (luminosity > 6e5 && distance > 1)
        {
            double excess = distance - 1;
            rate += 0.1 * excess * excess * excess * ((luminosity / 6e5) - 1);
        }

        return rate;
    }

    /// <summary>
    /// Stars whose pulsations and dust drive their winds: van Loon et al. 2005, A&amp;A 438, 273, equation 1, log rate = -5.65 + 1.05 log (L / 1e4) - 6.3 log (Teff / 3500 K), on the asymptotic giant
    /// branch and for core-helium-burning supergiants above 8e4 Lsun, where they are dusty; for temperatures of their sample (supergiants: the mean of <see cref="RedSupergiantScale"/>, because the formulae make them too cool).
    /// </summary>
    private static double Dusty(in StellarState state)
    {
        double temperature = state.EffectiveTemperatureKelvin, luminosity = state.LuminositySolar;
        if (temperature > LineBlanketing.CoolestHotStar || luminosity < (state.Phase == StellarPhase.CoreHeliumBurning ? 8e4 : 8e3))
            return 0;
        return Math.Pow(10, -5.65 + (1.05 * Math.Log10(luminosity / 1e4)) - (6.3 * Math.Log10(Math.Max(temperature, state.Phase == StellarPhase.CoreHeliumBurning ? RedSupergiantScale.Galactic : 2600) / 3500)));
    }

    /// <summary>Vassiliadis and Wood 1993: rises with the pulsation period, up to the limit of radiation pressure.</summary>
    private static double Pulsating(double mass, double luminosity, double radius)
    {
        double period = Math.Pow(10, Math.Min(3.3, -2.07 - (0.9 * Math.Log10(mass)) + (1.94 * Math.Log10(radius))));
        double rate = Math.Pow(10, -11.4 + (0.0125 * (period - (100 * Math.Max(mass - 2.5, 0)))));
        return Math.Min(rate, 1.36e-9 * luminosity);
    }
}
