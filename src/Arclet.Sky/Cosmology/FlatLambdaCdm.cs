namespace Arclet.Sky;

/// <summary>
/// Distances and ages in a flat universe of matter and a cosmological constant, without radiation:
/// E(z)^2 = Om (1+z)^3 + 1 - Om.
/// </summary>
/// <remarks>
/// Distances are integrals over u = ln(1+z), where the integrand's nearest singularities are pi/3 off the real axis, so that
/// 16-point Gauss-Legendre on panels of at most one unit of u is exact to rounding (the remainder is below 1e-20). Redshifts are any
/// numbers above -1. Immutable, so safe to share between threads.
/// </remarks>
public sealed record FlatLambdaCdm
{
    /// <summary>A cosmology.</summary>
    /// <param name="hubbleConstant">H0 in km/s/Mpc, above 0.</param>
    /// <param name="matterDensity">Om at z = 0, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public FlatLambdaCdm(double hubbleConstant = 70, double matterDensity = 0.3)
    {
        if (!(hubbleConstant > 0 && double.IsFinite(hubbleConstant)))
            throw new ArgumentOutOfRangeException(nameof(hubbleConstant), hubbleConstant, "H0 in km/s/Mpc is above 0");
        if (!(matterDensity > 0 && matterDensity <= 1))
            throw new ArgumentOutOfRangeException(nameof(matterDensity), matterDensity, "a flat universe has 0 < Om <= 1");
        HubbleConstant = hubbleConstant;
        MatterDensity = matterDensity;
    }

    /// <summary>The default of a study: H0 = 70 km/s/Mpc, Om = 0.3.</summary>
    public static FlatLambdaCdm Default { get; } = new();

    /// <summary>H0 in km/s/Mpc.</summary>
    public double HubbleConstant { get; }

    /// <summary>Om at z = 0.</summary>
    public double MatterDensity { get; }

    /// <summary>The density of the cosmological constant, 1 - Om.</summary>
    public double DarkEnergyDensity => 1 - MatterDensity;

    /// <summary>c / H0 in Mpc.</summary>
    public double HubbleDistanceMpc => PhysicalConstants.SpeedOfLightKilometrePerSecond / HubbleConstant;

    /// <summary>1 / H0 in Gyr (Julian years).</summary>
    public double HubbleTimeGyr => PhysicalConstants.KilometrePerMegaparsec / HubbleConstant / PhysicalConstants.SecondsPerGyr;

    /// <summary>E(z) = H(z) / H0.</summary>
    public double ExpansionRate(double z)
    {
        double a = 1 + CheckedRedshift(z);
        return Math.Sqrt((MatterDensity * a * a * a) + DarkEnergyDensity);
    }

    /// <summary>The line-of-sight comoving distance to z, in Mpc.</summary>
    public double ComovingDistanceMpc(double z) => ComovingDistanceMpc(0, z);

    /// <summary>The line-of-sight comoving distance from z1 to z2 in Mpc; negative where z2 is nearer.</summary>
    public double ComovingDistanceMpc(double z1, double z2) =>
        HubbleDistanceMpc * Integrate(z1, z2, static (a, e) => a / e);

    /// <summary>The angular-diameter distance to z, in Mpc.</summary>
    public double AngularDiameterDistanceMpc(double z) => ComovingDistanceMpc(z) / (1 + z);

    /// <summary>The angular-diameter distance of z2 as seen from z1, in Mpc: D_LS of a lens at z1 and a source at z2.</summary>
    public double AngularDiameterDistanceMpc(double z1, double z2) => ComovingDistanceMpc(z1, z2) / (1 + z2);

    /// <summary>The luminosity distance to z, in Mpc.</summary>
    public double LuminosityDistanceMpc(double z) => ComovingDistanceMpc(z) * (1 + z);

    /// <summary>The distance modulus 5 log10(D_L / 10 pc) in magnitudes; minus infinity at z = 0.</summary>
    public double DistanceModulus(double z) => (5 * Math.Log10(LuminosityDistanceMpc(z))) + 25;

    /// <summary>The proper length in kpc that spans one arcsecond at z.</summary>
    public double KiloparsecPerArcsec(double z) =>
        AngularDiameterDistanceMpc(z) * 1000 / PhysicalConstants.ArcsecPerRadian;

    /// <summary>The age of the universe at z in Gyr (closed form).</summary>
    public double AgeGyr(double z)
    {
        double a = 1 + CheckedRedshift(z), growth = 1 / (a * Math.Sqrt(a));
        double lambda = DarkEnergyDensity;
        return lambda == 0
            ? 2.0 / 3 * HubbleTimeGyr * growth / Math.Sqrt(MatterDensity)
            : 2.0 / 3 * HubbleTimeGyr / Math.Sqrt(lambda) * Math.Asinh(Math.Sqrt(lambda / MatterDensity) * growth);
    }

    /// <summary>The time between z and today in Gyr; integrated, so without loss of digits at small z.</summary>
    public double LookbackTimeGyr(double z) => HubbleTimeGyr * Integrate(0, z, static (_, e) => 1 / e);

    /// <summary>The redshift at which the universe had an age in Gyr: the inverse of <see cref="AgeGyr"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is not above 0.</exception>
    public double RedshiftAtAgeGyr(double ageGyr)
    {
        if (!(ageGyr > 0 && double.IsFinite(ageGyr)))
            throw new ArgumentOutOfRangeException(nameof(ageGyr), ageGyr, "an age is above 0");
        double time = 1.5 * ageGyr / HubbleTimeGyr, lambda = DarkEnergyDensity;
        double growth = lambda == 0
            ? time * Math.Sqrt(MatterDensity)
            : Math.Sinh(time * Math.Sqrt(lambda)) * Math.Sqrt(MatterDensity / lambda);
        return Math.Pow(growth, -2.0 / 3) - 1;
    }

    /// <summary>The lensing efficiency D_LS / D_S of a source behind a lens; 0 for a source in front of it.</summary>
    public double LensingEfficiency(double zLens, double zSource) =>
        zSource <= zLens ? 0 : ComovingDistanceMpc(zLens, zSource) / ComovingDistanceMpc(zSource);

    /// <summary>The critical surface density c^2/(4 pi G) D_S/(D_L D_LS) in solar masses per square kpc; infinite for a source not behind the lens.</summary>
    public double CriticalSurfaceDensity(double zLens, double zSource)
    {
        double efficiency = LensingEfficiency(zLens, zSource);
        return PhysicalConstants.LensingMassPerKiloparsec / (efficiency * AngularDiameterDistanceMpc(zLens) * 1000);
    }

    /// <summary>The cosmology as messages and headers show it.</summary>
    public override string ToString() => $"flat LCDM, H0 = {HubbleConstant} km/s/Mpc, Om = {MatterDensity}";

    private static double CheckedRedshift(double z) =>
        z > -1 ? z : throw new ArgumentOutOfRangeException(nameof(z), z, "a redshift is above -1");

    /// <summary>The integral over ln(1+z) of a function of 1+z and E.</summary>
    private double Integrate(double z1, double z2, Func<double, double, double> integrand)
    {
        double from = Math.Log(1 + CheckedRedshift(z1));
        // log1p keeps the digits of very small redshift differences.
        double length = Log1p((CheckedRedshift(z2) - z1) / (1 + z1));
        if (!double.IsFinite(length))
            return length;
        int panels = Math.Max(1, (int)Math.Ceiling(Math.Abs(length)));
        double half = length / panels / 2, om = MatterDensity, lambda = DarkEnergyDensity, sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            double middle = from + (half * ((2 * panel) + 1));
            for (int i = 0; i < Nodes.Length; i++)
            {
                double up = Math.Exp(middle + (half * Nodes[i])), down = Math.Exp(middle - (half * Nodes[i]));
                sum += Weights[i] * (integrand(up, Math.Sqrt((om * up * up * up) + lambda)) + integrand(down, Math.Sqrt((om * down * down * down) + lambda)));
            }
        }

        return sum * half;
    }

    private static double Log1p(double x)
    {
        // Kahan's correction of log(1 + x) by the rounding of 1 + x.
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    // Positive half of the 16-point Gauss-Legendre rule (roots of P16, weights 2/((1-x^2) P16'(x)^2)).
    private static readonly double[] Nodes =
    [
        0.09501250983763744, 0.28160355077925892, 0.45801677765722739, 0.61787624440264375,
        0.75540440835500303, 0.86563120238783174, 0.94457502307323258, 0.98940093499164993,
    ];

    private static readonly double[] Weights =
    [
        0.18945061045506850, 0.18260341504492359, 0.16915651939500254, 0.14959598881657673,
        0.12462897125553387, 0.09515851168249278, 0.06225352393864789, 0.02715245941175409,
    ];
}
