namespace Arclet.Inference.Statistics;

/// <summary>
/// The standard normal distribution: its cumulative by Cody's rational approximations of erfc (1969, Math. Comp. 23, 631) and its quantile by Wichura's
/// AS 241 (1988, Appl. Stat. 37, 477). Both are good to about 1e-15, relative, also far out in the lower tail.
/// </summary>
public static class NormalDistribution
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    private static readonly double[] SmallP = [3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3, 1.85777706184603153e-1];
    private static readonly double[] SmallQ = [2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];
    private static readonly double[] MiddleP =
    [
        5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3, 2.15311535474403846e-8,
    ];

    private static readonly double[] MiddleQ =
    [
        1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3,
        1.23033935480374942e3,
    ];

    private static readonly double[] LargeP = [3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4, 1.63153871373020978e-2];
    private static readonly double[] LargeQ = [2.56852019228982242e0, 1.87295284992346047e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    private static readonly double[] CentreA =
    [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4,
        2.5090809287301226727e3,
    ];

    private static readonly double[] CentreB =
    [
        1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static readonly double[] NearC =
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
        2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static readonly double[] NearD =
    [
        1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ];

    private static readonly double[] FarE =
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] FarF =
    [
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ];

    /// <summary>ln of the density at <paramref name="x"/>.</summary>
    public static double LogDensity(double x) => (-0.5 * x * x) - HalfLogTwoPi;

    /// <summary>The probability of a value below <paramref name="x"/>.</summary>
    public static double Cumulative(double x) => 0.5 * ComplementaryErrorFunction(-x * Math.Sqrt(0.5));

    /// <summary>The value that lies above a fraction <paramref name="probability"/> of the distribution; infinite at 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not within [0, 1].</exception>
    public static double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies within [0, 1]");
        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * Ratio(CentreA, CentreB, r);
        }

        double tail = q < 0 ? probability : 1 - probability;
        if (tail <= 0)
            return q < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        double root = Math.Sqrt(-Math.Log(tail));
        double value = root <= 5 ? Ratio(NearC, NearD, root - 1.6) : Ratio(FarE, FarF, root - 5);
        return q < 0 ? -value : value;
    }

    /// <summary>erfc(x) = 2/sqrt(pi) int_x^inf exp(-t^2) dt.</summary>
    public static double ComplementaryErrorFunction(double x)
    {
        double y = Math.Abs(x);
        if (y <= 0.46875)
        {
            double z = y * y, numerator = SmallP[4] * z, denominator = z;
            for (int i = 0; i < 3; i++)
                (numerator, denominator) = ((numerator + SmallP[i]) * z, (denominator + SmallQ[i]) * z);
            return 1 - (x * (numerator + SmallP[3]) / (denominator + SmallQ[3]));
        }

        double value;
        if (y <= 4)
        {
            double numerator = MiddleP[8] * y, denominator = y;
            for (int i = 0; i < 7; i++)
                (numerator, denominator) = ((numerator + MiddleP[i]) * y, (denominator + MiddleQ[i]) * y);
            value = (numerator + MiddleP[7]) / (denominator + MiddleQ[7]);
        }
        else
        {
            if (y > 27)
                return x < 0 ? 2 : 0;
            double z = 1 / (y * y), numerator = LargeP[5] * z, denominator = z;
            for (int i = 0; i < 4; i++)
                (numerator, denominator) = ((numerator + LargeP[i]) * z, (denominator + LargeQ[i]) * z);
            value = z * (numerator + LargeP[4]) / (denominator + LargeQ[4]);
            value = ((1 / Math.Sqrt(Math.PI)) - value) / y;
        }

        // exp(-y^2) in two factors: rounding y^2 would cost digits far out.
        double head = Math.Truncate(y * 16) / 16;
        value *= Math.Exp(-head * head) * Math.Exp(-(y - head) * (y + head));
        return x < 0 ? 2 - value : value;
    }

    private static double Ratio(double[] a, double[] b, double r)
    {
        double numerator = a[7], denominator = b[7];
        for (int i = 6; i >= 0; i--)
            (numerator, denominator) = ((numerator * r) + a[i], (denominator * r) + b[i]);
        return numerator / denominator;
    }
}
