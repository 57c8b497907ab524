using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Bagpipes' tables of age and luminosity distance: redshifts from 0 to 100 in steps of 0.01, linear between.</summary>
internal static class BagpipesCosmology
{
    private const double Step = 0.01;

    /// <summary>The age of the universe in Gyr.</summary>
    public static double AgeGyr(double redshift) => Interpolate(redshift, FlatLambdaCdm.Default.AgeGyr);

    /// <summary>The luminosity distance in Mpc.</summary>
    public static double LuminosityDistanceMpc(double redshift) => Interpolate(redshift, FlatLambdaCdm.Default.LuminosityDistanceMpc);

    private static double Interpolate(double redshift, Func<double, double> exact)
    {
        int low = (int)Math.Floor(redshift / Step);
        while (low * Step > redshift)
            low--;
        while ((low + 1) * Step <= redshift)
            low++;
        double a = low * Step, b = (low + 1) * Step, fa = exact(a), fb = exact(b);
        return fa + ((fb - fa) / (b - a) * (redshift - a));
    }
}
