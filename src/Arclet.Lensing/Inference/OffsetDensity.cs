namespace Arclet.Lensing.Fitting;

/// <summary>The density of an image's squared offset m, in units of its errors, by a fit's <see cref="OffsetDistribution"/>.</summary>
internal readonly struct OffsetDensity
{
    private readonly OffsetDistribution distribution;
    private readonly double freedom;
    private readonly double logNear, logWide, narrow;

    public OffsetDensity(LensFitOptions options)
    {
        (distribution, freedom) = (options.Offsets, options.StudentFreedom);
        narrow = 1 / (options.OutlierWidth * options.OutlierWidth);
        (logNear, logWide) = (Math.Log(1 - options.OutlierShare), Math.Log(options.OutlierShare * narrow));
    }

    /// <summary>ln of the density over the Gaussian's at its centre.</summary>
    public double LogOf(double m)
    {
        if (distribution == OffsetDistribution.Gaussian)
            return -0.5 * m;
        if (distribution == OffsetDistribution.Student)
            return -0.5 * (freedom + 2) * Math.Log(1 + (m / freedom));
        double a = logNear - (0.5 * m), b = logWide - (0.5 * m * narrow), larger = Math.Max(a, b);
        return larger + Math.Log(Math.Exp(a - larger) + Math.Exp(b - larger));
    }

    /// <summary>-2 d ln density / dm: 1 for a Gaussian.</summary>
    public double WeightOf(double m)
    {
        if (distribution == OffsetDistribution.Gaussian)
            return 1;
        if (distribution == OffsetDistribution.Student)
            return (freedom + 2) / (freedom + m);
        double odds = Math.Exp(Math.Min(700, logWide - logNear + (0.5 * m * (1 - narrow))));
        return (1 + (odds * narrow)) / (1 + odds);
    }
}
