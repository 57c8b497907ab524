using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>
/// NFW and Hernquist in units of the scale radius (Bartelmann 1996; Keeton 2001, section 3.7 and 3.9). Both follow from
/// F(x) = arccosh(1/x)/sqrt(1-x^2), which is atan(sqrt m)/sqrt m of m = x^2 - 1 and so smooth at x = 1, and g(x) = ln(x/2) + F(x).
/// </summary>
internal static class RadialProfiles
{
    /// <summary>Below this radius g and h come from their series, which do not cancel.</summary>
    private const double SeriesRadius = 0.2;

    /// <summary>psi = h, alpha = g/x, kappa = (1-F)/(2 (x^2-1)): the NFW of b0 = 1 and scale radius 1 (kappa_s = 1/4).</summary>
    public static RadialTerms<T> NavarroFrenkWhite<T>(T x)
        where T : struct, IReal<T>
    {
        double v = x.Value, m = (v * v) - 1;
        double g = MassFunction(v), h = PotentialFunction(v), f = Complement(v), slope = 2 * v * ComplementSlope(v, m, f);
        double mean = g / (v * v);
        return new(T.Lift(x, h, g / v), T.Lift(x, mean, (f - (2 * mean)) / v), T.Lift(x, f / 2, slope / 2));
    }

    /// <summary>The Hernquist profile of theta_M^2 = 1 and scale radius 1: psi = g, alpha = x (1-F)/(x^2-1), kappa = ((2+x^2) F - 3)/(2 (x^2-1)^2).</summary>
    public static RadialTerms<T> Hernquist<T>(T x)
        where T : struct, IReal<T>
    {
        double v = x.Value, m = (v * v) - 1;
        double f = Complement(v), slope = 2 * v * ComplementSlope(v, m, f);
        (double kappa, double kappaSlope) = HernquistConvergence(v, m);
        return new(T.Lift(x, MassFunction(v), v * f), T.Lift(x, f, slope), T.Lift(x, kappa, 2 * v * kappaSlope));
    }

    /// <summary>g(x) = ln(x/2) + F(x): the projected mass within x.</summary>
    public static double MassFunction(double x)
    {
        if (x >= SeriesRadius)
            return Math.Log(x / 2) + F(x);
        (double g, _) = SmallRadius(x);
        return g;
    }

    /// <summary>h(x) = (ln^2(x/2) - arccosh^2(1/x)) / 2, the integral of g/x.</summary>
    public static double PotentialFunction(double x)
    {
        if (x < SeriesRadius)
            return SmallRadius(x).H;
        double log = Math.Log(x / 2), f = F(x);
        return ((log * log) - (f * f * (1 - (x * x)))) / 2;
    }

    private static double F(double x)
    {
        double m = (x * x) - 1;

        // atanh(sqrt(1-x^2)) loses x where it is small; the logarithm does not.
        return m > -0.5 ? RealMath.AtanRatio(m) : Math.Log((1 + Math.Sqrt(-m)) / x) / Math.Sqrt(-m);
    }

    private static double Complement(double x)
    {
        double m = (x * x) - 1;
        return m > -0.5 ? RealMath.AtanRatioComplement(m) : (1 - F(x)) / m;
    }

    /// <summary>The derivative of (1-F)/m by m = x^2 - 1.</summary>
    private static double ComplementSlope(double x, double m, double complement)
    {
        if (m > -0.5)
            return RealMath.AtanRatioComplementSlope(m);

        // dF/dm = (1/x^2 - F)/(2m).
        return (-((1 / (x * x)) - F(x)) / (2 * m * m)) - (complement / m);
    }

    /// <summary>kappa and its derivative by m.</summary>
    private static (double Kappa, double Slope) HernquistConvergence(double x, double m)
    {
        if (Math.Abs(m) < 0.15)
        {
            double sum = 0, slope = 0;
            for (int j = 24; j >= 2; j--)
            {
                double c = (3.0 / ((2 * j) + 1)) - (1.0 / ((2 * j) - 1));
                slope = (slope * -m) - sum;
                sum = (sum * -m) + c;
            }

            return (sum / 2, slope / 2);
        }

        double f = F(x), top = ((3 + m) * f) - 3;
        double fSlope = ((1 / (x * x)) - f) / (2 * m);
        double value = top / (m * m);
        return (value / 2, (((f + ((3 + m) * fSlope)) / (m * m)) - (2 * value / m)) / 2);
    }

    /// <summary>
    /// g = sum x^2k (p_k L + r_k), h = sum x^2k/(2k) (p_k L + r_k + p_k/(2k)), L = ln(2/x); the coefficients follow from
    /// x (x^2-1) F' = 1 - x^2 F.
    /// </summary>
    private static (double G, double H) SmallRadius(double x)
    {
        double log = Math.Log(2 / x), square = x * x, power = 1, p = 1, r = 0, g = 0, h = 0;
        for (int k = 1; k <= 14; k++)
        {
            double before = p;
            p *= ((2.0 * k) - 1) / (2 * k);
            r = ((((2 * k) - 1) * r) - before + p) / (2 * k);
            power *= square;
            double term = (p * log) + r;
            g += power * term;
            h += power / (2 * k) * (term + (p / (2 * k)));
        }

        return (g, h);
    }
}
