using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// The constants that turn dispersions and masses into angles. <see cref="Lenstool"/> holds those of Lenstool, so that its numbers are
/// met to all digits; <see cref="Exact"/> those of the SI.
/// </summary>
/// <param name="DispersionArcsec">pi / c^2 in arcsec per (km/s)^2: b0 = 6 times it times v_disp^2.</param>
/// <param name="SpeedOfLightKms">The speed of light in km/s that scales distances.</param>
public readonly record struct LensConstants(double DispersionArcsec, double SpeedOfLightKms)
{
    /// <summary>Arcsec per radian.</summary>
    public const double ArcsecPerRadian = 180 * 3600 / Math.PI;

    /// <summary>c = 299792.458 km/s exactly.</summary>
    public static LensConstants Exact { get; } = new(
        Math.PI / (PhysicalConstants.SpeedOfLightKilometrePerSecond * PhysicalConstants.SpeedOfLightKilometrePerSecond) * ArcsecPerRadian,
        PhysicalConstants.SpeedOfLightKilometrePerSecond);

    /// <summary>Lenstool's: pi/c^2 = 7.20997e-6 arcsec/(km/s)^2, c = 299792.50 km/s (3.4e-7 below the exact b0).</summary>
    public static LensConstants Lenstool { get; } = new(7.20997e-6, 299792.50);
}
