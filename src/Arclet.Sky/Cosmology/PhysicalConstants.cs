namespace Arclet.Sky;

/// <summary>Physical constants, each with its source; the only place where they are written.</summary>
public static class PhysicalConstants
{
    /// <summary>c in km/s (exact, SI).</summary>
    public const double SpeedOfLightKilometrePerSecond = 299792.458;

    /// <summary>c in angstrom per second (exact, SI).</summary>
    public const double SpeedOfLightAngstromPerSecond = 2.99792458e18;

    /// <summary>The parsec in metres: 648000/pi astronomical units of 149597870700 m (IAU 2015 resolution B2).</summary>
    public const double MetrePerParsec = 149597870700.0 * 648000 / Math.PI;

    /// <summary>Kilometres in a megaparsec.</summary>
    public const double KilometrePerMegaparsec = MetrePerParsec * 1e3;

    /// <summary>Seconds in 1e9 Julian years of 365.25 days.</summary>
    public const double SecondsPerGyr = 365.25 * 86400 * 1e9;

    /// <summary>Arcseconds in a radian.</summary>
    public const double ArcsecPerRadian = 648000 / Math.PI;

    /// <summary>Degrees in a radian.</summary>
    public const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>The nominal solar mass parameter G Msun in m^3/s^2 (IAU 2015 resolution B3).</summary>
    public const double SolarMassParameter = 1.3271244e20;

    /// <summary>c^2/(4 pi G) in solar masses per kpc: what turns distances into a critical surface density. G itself cancels in the solar mass.</summary>
    public const double LensingMassPerKiloparsec =
        SpeedOfLightKilometrePerSecond * 1e3 * SpeedOfLightKilometrePerSecond * 1e3 / (4 * Math.PI * SolarMassParameter) * MetrePerParsec * 1e3;
}
