namespace Arclet.Inference.Statistics;

/// <summary>Student's t distribution of location 0 and scale 1; closed forms for 1, 2 and 4 degrees of freedom.</summary>
public static class StudentDistribution
{
    /// <summary>ln of the density.</summary>
    public static double LogDensity(double x, double degreesOfFreedom)
    {
        double nu = degreesOfFreedom;
        return GammaFunction.Log((nu + 1) / 2) - GammaFunction.Log(nu / 2) - (0.5 * Math.Log(nu * Math.PI)) - ((nu + 1) / 2 * Math.Log(1 + (x * x / nu)));
    }

    /// <summary>The probability of a value below <paramref name="x"/>.</summary>
    public static double Cumulative(double x, double degreesOfFreedom)
    {
        if (double.IsInfinity(x))
            return x < 0 ? 0 : 1;
        double nu = degreesOfFreedom, tail;
        if (nu == 1)
            tail = Math.Atan2(1, Math.Abs(x)) / Math.PI;
        else if (nu == 2)
            tail = 1 / (2 + (x * x) + (Math.Abs(x) * Math.Sqrt(2 + (x * x))));
        else
            tail = 0.5 * GammaFunction.IncompleteBeta(nu / 2, 0.5, nu / (nu + (x * x)));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The value that lies above a fraction <paramref name="probability"/> of the distribution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not within [0, 1].</exception>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies within [0, 1]");
        double p = Math.Min(probability, 1 - probability), nu = degreesOfFreedom, size;
        if (p == 0)
            size = double.PositiveInfinity;
        else if (nu == 1)
            size = 1 / Math.Tan(Math.PI * p);
        else if (nu == 2)
            size = (1 - (2 * p)) / Math.Sqrt(2 * p * (1 - p));
        else if (nu == 4)
        {
            // Shaw 2006, J. Comput. Finance 9, 37.
            double a = 4 * p * (1 - p), q = Math.Cos(Math.Acos(Math.Min(1, Math.Sqrt(a))) / 3) / Math.Sqrt(a);
            size = 2 * Math.Sqrt(Math.Max(0, q - 1));
        }
        else
        {
            double w = GammaFunction.InverseIncompleteBeta(nu / 2, 0.5, 2 * p);
            size = Math.Sqrt(nu * (1 - w) / w);
        }

        return probability < 0.5 ? -size : size;
    }
}
