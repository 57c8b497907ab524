using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// What gives an NFW halo its amplitude. Lenstool's b0 = 6 pi (sigma_s/c)^2 with sigma_s^2 = (8/3) G rho_s r_s^2 makes the deflection
/// b0 g(x)/x, so that kappa_s = rho_s r_s / Sigma_crit = b0 / (4 theta_s) for D_LS/D_S = 1.
/// </summary>
public static class NfwScale
{
    /// <summary>G in (km/s)^2 kpc per solar mass.</summary>
    private const double Gravity = PhysicalConstants.SolarMassParameter * 1e-6 / (PhysicalConstants.MetrePerParsec * 1e3);

    /// <summary>sigma_s in km/s of a halo by concentration c = r_delta / r_s and scale radius; delta times the critical density is the mean within r_delta.</summary>
    public static double DispersionKms(double concentration, double scaleRadiusKpc, double redshift, FlatLambdaCdm cosmology, double overdensity = 200)
    {
        double density = CharacteristicDensity(concentration, redshift, cosmology, overdensity);
        return Math.Sqrt(8.0 / 3 * Gravity * density) * scaleRadiusKpc;
    }

    /// <summary>rho_s in solar masses per kpc^3: delta/3 c^3 / (ln(1+c) - c/(1+c)) times the critical density.</summary>
    public static double CharacteristicDensity(double concentration, double redshift, FlatLambdaCdm cosmology, double overdensity = 200) =>
        overdensity / 3 * concentration * concentration * concentration / (Math.Log(1 + concentration) - (concentration / (1 + concentration)))
        * CriticalDensity(redshift, cosmology);

    /// <summary>r_s in kpc of a halo of mass m_delta (solar masses) and concentration.</summary>
    public static double ScaleRadiusKpc(double massSolar, double concentration, double redshift, FlatLambdaCdm cosmology, double overdensity = 200) =>
        Math.Cbrt(3 * massSolar / (4 * Math.PI * overdensity * CriticalDensity(redshift, cosmology))) / concentration;

    /// <summary>m_delta in solar masses of a halo by concentration and scale radius.</summary>
    public static double MassSolar(double concentration, double scaleRadiusKpc, double redshift, FlatLambdaCdm cosmology, double overdensity = 200) =>
        4 * Math.PI / 3 * overdensity * CriticalDensity(redshift, cosmology) * Math.Pow(concentration * scaleRadiusKpc, 3);

    /// <summary>The concentration at which a halo of this mass has this scale radius.</summary>
    public static double Concentration(double massSolar, double scaleRadiusKpc, double redshift, FlatLambdaCdm cosmology, double overdensity = 200) =>
        ScaleRadiusKpc(massSolar, 1, redshift, cosmology, overdensity) / scaleRadiusKpc;

    /// <summary>3 H^2 / (8 pi G) in solar masses per kpc^3.</summary>
    public static double CriticalDensity(double redshift, FlatLambdaCdm cosmology)
    {
        double hubble = cosmology.HubbleConstant * cosmology.ExpansionRate(redshift) / 1000;
        return 3 * hubble * hubble / (8 * Math.PI * Gravity);
    }

    /// <summary>4 G M / (c^2 D_L) in arcsec^2 per solar mass: the square of a point mass' Einstein radius for D_LS/D_S = 1.</summary>
    internal static double EinsteinRadiusSquaredPerMass(double lensDistanceMpc)
    {
        double c = PhysicalConstants.SpeedOfLightKilometrePerSecond;
        return 4 * Gravity / (c * c * lensDistanceMpc * 1000) * PhysicalConstants.ArcsecPerRadian * PhysicalConstants.ArcsecPerRadian;
    }
}
