namespace Arclet.Populations;

/// <summary>What a star is at one age.</summary>
/// <param name="Phase">The phase of its life.</param>
/// <param name="AgeMyr">Time since the zero-age main sequence, Myr.</param>
/// <param name="MassSolar">The star's present mass, Msun.</param>
/// <param name="CoreMassSolar">
/// Mass of the core, Msun: helium core on the first giant branch, in core helium burning and on the early asymptotic giant branch,
/// carbon-oxygen core on the thermally pulsing one and in helium stars past their main sequence, 0 on main sequences, the whole star for remnants.
/// </param>
/// <param name="LuminositySolar">Luminosity, Lsun.</param>
/// <param name="RadiusSolar">Radius, Rsun.</param>
public readonly record struct StellarState(
    StellarPhase Phase, double AgeMyr, double MassSolar, double CoreMassSolar, double LuminositySolar, double RadiusSolar)
{
    /// <summary>The Sun's effective temperature, K (IAU 2015 resolution B3).</summary>
    private const double SunTemperatureKelvin = 5772;

    /// <summary>log10 of the Sun's surface gravity, cm/s2 (IAU 2015 resolution B3: GM_Sun / R_Sun^2).</summary>
    private const double SunLogGravity = 4.438;

    /// <summary>Effective temperature, K, of a sphere of this luminosity and radius; 0 where nothing shines.</summary>
    public double EffectiveTemperatureKelvin =>
        LuminositySolar > 0 ? SunTemperatureKelvin * Math.Sqrt(Math.Sqrt(LuminositySolar) / RadiusSolar) : 0;

    /// <summary>log10 of the surface gravity, cm/s2.</summary>
    public double LogGravity => SunLogGravity + Math.Log10(MassSolar) - (2 * Math.Log10(RadiusSolar));

    /// <summary>Whether the star no longer burns: a white dwarf, neutron star or black hole, or nothing.</summary>
    public bool IsRemnant => Phase >= StellarPhase.HeliumWhiteDwarf;
}
