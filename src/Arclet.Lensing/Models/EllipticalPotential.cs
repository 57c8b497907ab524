using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>
/// Lenses whose potential has elliptical contours: psi(u) with u^2 = (1-eps) x^2 + (1+eps) y^2 (Golse and Kneib 2002), and the two
/// that are quadratic. A radial profile enters by psi, the mean convergence A = psi'/u and the convergence kappa, so that
/// alpha = A (a1 x, a2 y) and H = A diag(a1, a2) + 2 (kappa - A)/u^2 (a1 x, a2 y) (a1 x, a2 y)^T.
/// </summary>
/// <remarks>
/// eps is the ellipticity for NFW (as Lenstool's deflection has it), gNFW, Sersic and Hernquist, and a third of it for Lenstool's
/// profile 1. At a singular centre u is held at 1e-20 arcsec: the deflection is 0 and the Hessian large and finite.
/// </remarks>
internal static class EllipticalPotential
{
    private const double SmallestRadiusSquared = IsothermalEllipse.SmallestCoreArcsec * IsothermalEllipse.SmallestCoreArcsec;

    public static ProfileTerms<T> Evaluate<T>(MassProfile profile, RadialTable? table, in ProfileInput<T> input)
        where T : struct, IReal<T>
    {
        T x = input.X, y = input.Y;
        T eps = profile switch
        {
            MassProfile.SingularIsothermalPotential => input.Ellipticity * (1.0 / 3),
            MassProfile.PointMass => T.Constant(0),
            _ => input.Ellipticity,
        };
        T a1 = -eps + 1, a2 = eps + 1;
        T gx = a1 * x, gy = a2 * y;
        T square = (gx * x) + (gy * y) + SmallestRadiusSquared;
        T u = RealMath.Sqrt(square), b = input.Amplitude, scale = input.Core;
        RadialTerms<T> radial = profile switch
        {
            MassProfile.SingularIsothermalPotential => new(b * u, b / u, b / u * 0.5),
            MassProfile.PointMass => new(b * RealMath.Log(u), b / square, T.Constant(0)),
            MassProfile.NavarroFrenkWhite => RadialProfiles.NavarroFrenkWhite(u / scale).Times(b * scale, b / scale),
            MassProfile.Hernquist => RadialProfiles.Hernquist(u / scale).Times(b, b / (scale * scale)),
            MassProfile.GeneralizedNfw => table!.Evaluate(u / scale, input.Shape).Times(b * scale, b / scale),
            MassProfile.Sersic => table!.Evaluate(u / scale, input.Shape).Times(b * scale * scale, b),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "not a radial profile"),
        };
        T mean = radial.MeanConvergence, change = (radial.Convergence - mean) * 2 / square;
        return new(radial.Psi, mean * gx, mean * gy, (mean * a1) + (change * gx * gx), change * gx * gy, (mean * a2) + (change * gy * gy));
    }

    /// <summary>psi = gamma (x^2 - y^2) / 2 in the rotated axes.</summary>
    public static ProfileTerms<T> Shear<T>(in ProfileInput<T> input)
        where T : struct, IReal<T>
    {
        T g = input.Amplitude, gx = g * input.X, gy = -(g * input.Y);
        return new(((gx * input.X) + (gy * input.Y)) * 0.5, gx, gy, g, T.Constant(0), -g);
    }

    /// <summary>psi = kappa (x^2 + y^2) / 2.</summary>
    public static ProfileTerms<T> Sheet<T>(in ProfileInput<T> input)
        where T : struct, IReal<T>
    {
        T k = input.Amplitude, kx = k * input.X, ky = k * input.Y;
        return new(((kx * input.X) + (ky * input.Y)) * 0.5, kx, ky, k, T.Constant(0), k);
    }
}
