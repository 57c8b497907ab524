namespace Arclet.Populations;

/// <summary>The Sun as grids use it.</summary>
public static class SolarUnits
{
    /// <summary>The nominal solar luminosity in erg/s, 3.828e33 (IAU 2015 resolution B3). Bagpipes uses 3.826e33.</summary>
    public const double LuminosityErgPerSecond = 3.828e33;

    /// <summary>The Planck constant times c in erg angstrom (exact, SI): 6.62607015e-27 erg s x 2.99792458e18 angstrom/s.</summary>
    public const double PlanckTimesLightErgAngstrom = 6.62607015e-27 * Sky.PhysicalConstants.SpeedOfLightAngstromPerSecond;

    /// <summary>The hydrogen ionisation edge in angstrom (vacuum): 13.598434599702 eV (NIST).</summary>
    public const double LymanEdgeAngstrom = 911.7532;
}
