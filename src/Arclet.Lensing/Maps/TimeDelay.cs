using Arclet.Sky;

namespace Arclet.Lensing.Maps;

/// <summary>
/// Arrival times: t = (1+z_l)/c D_l D_s/D_ls (|theta - beta|^2/2 - psi), with psi for the source (D_LS/D_S included), against an unlensed
/// ray (Schneider, Ehlers and Falco 1992, eq. 5.44). Only differences between images of one source can be observed. One lens plane only.
/// </summary>
public static class TimeDelay
{
    /// <summary>(1+z_l)/c D_l D_s/D_ls in days per arcsec^2.</summary>
    /// <exception cref="ArgumentException">The source is not behind the lens.</exception>
    public static double DaysPerSquareArcsec(FlatLambdaCdm cosmology, double lensRedshift, double sourceRedshift)
    {
        double efficiency = cosmology.LensingEfficiency(lensRedshift, sourceRedshift);
        if (!(efficiency > 0))
            throw new ArgumentException($"a source at z = {sourceRedshift} is not behind a lens at z = {lensRedshift}");
        double seconds = (1 + lensRedshift) * cosmology.AngularDiameterDistanceMpc(lensRedshift) / efficiency
            * PhysicalConstants.KilometrePerMegaparsec / PhysicalConstants.SpeedOfLightKilometrePerSecond;
        return seconds / 86400 / (PhysicalConstants.ArcsecPerRadian * PhysicalConstants.ArcsecPerRadian);
    }

    /// <summary>Arrival times in days at points (arcsec) for a source position (arcsec).</summary>
    /// <exception cref="ArgumentException">The model has lenses at more than one redshift, or none in front of the source.</exception>
    public static double[] At(LensModel model, double sourceRedshift, double sourceX, double sourceY, double[] x, double[] y, int threads = 1)
    {
        if (!model.HasOnePlane || model.AllPotentials.Count == 0)
            throw new ArgumentException("time delays need lenses at one redshift");
        double scale = DaysPerSquareArcsec(model.Cosmology, model.AllPotentials[0].Redshift, sourceRedshift);
        double[] psi = LensMap.At(model.FieldFor(sourceRedshift), LensQuantity.Potential, x, y, threads);
        for (int i = 0; i < psi.Length; i++)
        {
            double dx = x[i] - sourceX, dy = y[i] - sourceY;
            psi[i] = scale * ((((dx * dx) + (dy * dy)) / 2) - psi[i]);
        }

        return psi;
    }

    /// <summary>The arrival-time surface in days on a grid, row by row.</summary>
    public static double[] OnGrid(LensModel model, double sourceRedshift, double sourceX, double sourceY, MapGrid grid, int threads = 1) => At(
        model, sourceRedshift, sourceX, sourceY,
        [.. Enumerable.Range(0, grid.Count).Select(k => grid.X(k % grid.Width))], [.. Enumerable.Range(0, grid.Count).Select(k => grid.Y(k / grid.Width))], threads);
}
