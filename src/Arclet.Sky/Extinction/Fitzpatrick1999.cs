namespace Arclet.Sky;

/// <summary>
/// The Galactic extinction curve k(lambda) = A(lambda)/E(B-V) of Fitzpatrick 1999 (PASP 111, 63) for R_V = 3.1.
/// </summary>
/// <remarks>
/// In the optical and infrared (0.27 um and longer) it is the <b>natural</b> cubic spline (second derivative zero at both ends)
/// in x = 1/lambda through the paper's table 3 and the two ultraviolet nodes at 0.27 and 0.26 um; it falls to 0 at x = 0. The
/// boundary condition matters: "not-a-knot" differs by up to 0.004 in k beyond 4 um. Below 0.27 um it is the parametrisation of
/// Fitzpatrick and Massa with the coefficients of Fitzpatrick 1999, section 3, down to 0.1 um; where the two meet they differ by 5e-4,
/// the rounding of the published nodes.
/// </remarks>
public static class Fitzpatrick1999
{
    /// <summary>The ratio of total to selective extinction that the curve has.</summary>
    public const double RatioOfTotalToSelective = 3.1;

    /// <summary>The shortest wavelength of the curve, in um.</summary>
    public const double ShortestMicron = 0.1;

    private const double UltravioletMicron = 0.27;

    private static readonly double[] NodeX = [0, 0.377, 0.820, 1.667, 1.828, 2.141, 2.433, 3.704, 3.846];
    private static readonly double[] NodeK = [0, 0.265, 0.829, 2.688, 3.055, 3.806, 4.315, 6.265, 6.591];
    private static readonly NaturalCubicSpline Spline = new(NodeX, NodeK);

    /// <summary>k = A/E(B-V) at a wavelength in um.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The wavelength is below 0.1 um or not a number: the curve is not defined there.</exception>
    public static double AttenuationPerColorExcess(double wavelengthMicron)
    {
        if (!(wavelengthMicron >= ShortestMicron))
            throw new ArgumentOutOfRangeException(nameof(wavelengthMicron), wavelengthMicron, "the Fitzpatrick 1999 curve is defined from 0.1 um to longer wavelengths");
        double x = 1 / wavelengthMicron;
        return wavelengthMicron >= UltravioletMicron ? Spline.At(x) : Ultraviolet(x);
    }

    /// <summary>Linear term, 2175 angstrom bump (Drude profile) and far-ultraviolet rise (Fitzpatrick 1999, equations 1-2 and section 3).</summary>
    private static double Ultraviolet(double x)
    {
        const double c2 = -0.824 + (4.717 / RatioOfTotalToSelective), c1 = 2.030 - (3.007 * c2), c3 = 3.23, c4 = 0.41;
        const double bumpX = 4.596, bumpWidth = 0.99;
        double x2 = x * x, fromBump = x2 - (bumpX * bumpX);
        double bump = x2 / ((fromBump * fromBump) + (x2 * bumpWidth * bumpWidth));
        double y = Math.Max(0, x - 5.9);
        double rise = (0.5392 * y * y) + (0.05644 * y * y * y);
        return RatioOfTotalToSelective + c1 + (c2 * x) + (c3 * bump) + (c4 * rise);
    }
}
