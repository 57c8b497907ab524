namespace Arclet.Inference.Statistics;

/// <summary>The logarithm of the gamma function and the regularised incomplete beta function.</summary>
public static class GammaFunction
{
    /// <summary>ln Gamma(x) for x &gt; 0, by Stirling's series after shifting small arguments up; good to 1e-13 relative to its terms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not positive.</exception>
    public static double Log(double x)
    {
        if (!(x > 0))
            throw new ArgumentOutOfRangeException(nameof(x), x, "the gamma function is taken of positive numbers here");
        double product = 1;
        while (x < 12)
            product *= x++;
        double i = 1 / x, i2 = i * i;
        double series = i * ((1.0 / 12) - (i2 * ((1.0 / 360) - (i2 * ((1.0 / 1260) - (i2 * ((1.0 / 1680) - (i2 / 1188))))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - Math.Log(product);
    }

    /// <summary>I_x(a, b), the probability of a beta variate below <paramref name="x"/>, by Lentz's continued fraction (Abramowitz and Stegun 26.5.8).</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not within [0, 1], or a or b is not positive.</exception>
    public static double IncompleteBeta(double a, double b, double x)
    {
        if (!(x >= 0 && x <= 1))
            throw new ArgumentOutOfRangeException(nameof(x), x, "the incomplete beta function is defined within [0, 1]");
        if (x is 0 or 1)
            return x;
        double front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + Log(a + b) - Log(a) - Log(b));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    /// <summary>The x at which I_x(a, b) is <paramref name="probability"/>; closed forms where a or b is 1, otherwise Newton steps kept within a bracket.</summary>
    public static double InverseIncompleteBeta(double a, double b, double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies within [0, 1]");
        if (probability is 0 or 1)
            return probability;
        if (a == 1)
            return b == 1 ? probability : -Math.Exp(Math.Log(1 - probability) / b) + 1;
        if (b == 1)
            return Math.Pow(probability, 1 / a);
        double low = 0, high = 1, x = a / (a + b), norm = Log(a + b) - Log(a) - Log(b);
        for (int i = 0; i < 200; i++)
        {
            double excess = IncompleteBeta(a, b, x) - probability;
            if (excess > 0)
                high = x;
            else
                low = x;
            double next = x - (excess / Math.Exp(norm + ((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x))));

            // In a tail the density vanishes and Newton leaves the bracket: halve it, geometrically towards 0.
            if (!(next > low && next < high))
                next = low == 0 && high > 1e-300 ? high * 0.1 : 0.5 * (low + high);
            if (Math.Abs(next - x) <= 4e-16 * x || high - low <= 4e-16 * x)
                return next;
            x = next;
        }

        return x;
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1, d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        double result = d;
        for (int m = 1; m <= 400; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Guard(1 + (even * d));
            c = Guard(1 + (even / c));
            result *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Guard(1 + (odd * d));
            c = Guard(1 + (odd / c));
            double factor = c * d;
            result *= factor;
            if (Math.Abs(factor - 1) < 1e-15)
                break;
        }

        return result;

        static double Guard(double v) => Math.Abs(v) < tiny ? tiny : v;
    }
}
