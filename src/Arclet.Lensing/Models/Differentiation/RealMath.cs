namespace Arclet.Lensing.Differentiation;

/// <summary>The elementary functions that the profiles need, over any <see cref="IReal{T}"/>.</summary>
internal static class RealMath
{
    public static T Sqrt<T>(T x)
        where T : struct, IReal<T>
    {
        double root = Math.Sqrt(x.Value);
        return T.Lift(x, root, 0.5 / root);
    }

    public static T Log<T>(T x)
        where T : struct, IReal<T> => T.Lift(x, Math.Log(x.Value), 1 / x.Value);

    public static T Exp<T>(T x)
        where T : struct, IReal<T>
    {
        double value = Math.Exp(x.Value);
        return T.Lift(x, value, value);
    }

    public static T Log1p<T>(T x)
        where T : struct, IReal<T>
    {
        // Kahan's correction of log(1 + x) by the rounding of 1 + x.
        double v = x.Value, u = 1 + v;
        double log = u == 1 ? v : double.IsInfinity(u) ? u : Math.Log(u) * (v / (u - 1));
        return T.Lift(x, log, 1 / u);
    }

    public static (T Sin, T Cos) SinCos<T>(T x)
        where T : struct, IReal<T>
    {
        (double sin, double cos) = Math.SinCos(x.Value);
        return (T.Lift(x, sin, cos), T.Lift(x, cos, -sin));
    }

    /// <summary>
    /// atan(sqrt m) / sqrt m, which is atanh(sqrt -m) / sqrt -m below 0: one analytic function for m above -1, with value 1 and
    /// derivative -1/3 at 0, so that nothing is special about a circular lens.
    /// </summary>
    public static T AtanRatio<T>(T m)
        where T : struct, IReal<T>
    {
        double v = m.Value, value = AtanRatio(v);
        return T.Lift(m, value, AtanRatioSlope(v, value));
    }

    /// <summary>The value of <see cref="AtanRatio{T}(T)"/>.</summary>
    public static double AtanRatio(double m)
    {
        if (Math.Abs(m) < SeriesLimit)
            return Series(m, 0, 1);
        double root = Math.Sqrt(Math.Abs(m));
        return m > 0 ? Math.Atan(root) / root : Math.Atanh(root) / root;
    }

    /// <summary>The derivative of the ratio A by m, (1/(1+m) - A) / (2m).</summary>
    public static double AtanRatioSlope(double m, double ratio)
    {
        if (Math.Abs(m) >= SeriesLimit)
            return ((1 / (1 + m)) - ratio) / (2 * m);
        double sum = 0;
        for (int k = Terms; k >= 1; k--)
            sum = (-m * sum) + ((double)k / ((2 * k) + 1));
        return -sum;
    }

    /// <summary>(1 - A) / m: the NFW convergence is this function of x^2 - 1.</summary>
    public static double AtanRatioComplement(double m) =>
        Math.Abs(m) < SeriesLimit ? Series(m, 1, 1) : (1 - AtanRatio(m)) / m;

    /// <summary>The derivative of <see cref="AtanRatioComplement"/>.</summary>
    public static double AtanRatioComplementSlope(double m)
    {
        if (Math.Abs(m) < SeriesLimit)
        {
            double sum = 0;
            for (int k = Terms; k >= 2; k--)
                sum = (-m * sum) + ((double)(k - 1) / ((2 * k) + 1));
            return -sum;
        }

        double ratio = AtanRatio(m);
        return (-AtanRatioSlope(m, ratio) / m) - ((1 - ratio) / (m * m));
    }

    // 0.15^21/43 is below 1e-18.
    private const double SeriesLimit = 0.15;
    private const int Terms = 22;

    /// <summary>The sum over k from <paramref name="first"/> of (-m)^(k-first) / (2k+1).</summary>
    private static double Series(double m, int first, double scale)
    {
        double sum = 0;
        for (int k = Terms; k >= first; k--)
            sum = (-m * sum) + (scale / ((2 * k) + 1));
        return sum;
    }
}
