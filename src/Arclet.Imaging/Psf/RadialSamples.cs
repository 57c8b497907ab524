namespace Arclet.Imaging.Psf;

/// <summary>
/// A radial profile at its centre and at logarithmic radii with the weight of each, and its flux inside the outer radius:
/// what an expansion in round Gaussians is fitted to.
/// </summary>
internal sealed class RadialSamples
{
    /// <summary>The flux inside the outer radius is kept to this part of it.</summary>
    private const double FluxTolerance = 1e-4;

    private readonly double[] radii;
    private readonly double[] values;
    private readonly double[] inverseErrors;
    private readonly double outerRadius;

    private RadialSamples(double[] radii, double[] values, double[] inverseErrors, double outerRadius, double halfWidth, double flux)
    {
        this.radii = radii;
        this.values = values;
        this.inverseErrors = inverseErrors;
        this.outerRadius = outerRadius;
        HalfWidth = halfWidth;
        Flux = flux;
    }

    /// <summary>The number of radii.</summary>
    public int Count => radii.Length;

    /// <summary>Where the profile has fallen to half, in pixels.</summary>
    public double HalfWidth { get; }

    /// <summary>The profile's flux inside the outer radius.</summary>
    public double Flux { get; }

    /// <summary>Samples a profile.</summary>
    public static RadialSamples Of(Func<double, double> profile, double peak, double outerRadius, int count, MultiGaussianSettings settings)
    {
        double halfWidth = FindHalfWidth(profile, peak, outerRadius);
        var r = new double[count];
        var p = new double[count];
        var inverse = new double[count];
        double first = 0.05 * halfWidth;
        for (int i = 0; i < count; i++)
        {
            r[i] = i == 0 ? 0 : first * Math.Pow(outerRadius / first, (double)(i - 1) / (count - 2));
            p[i] = profile(r[i]);
            double core = settings.CoreTolerance * peak;
            double wing = Math.Max(settings.WingTolerance * Math.Max(p[i], 0), 1e-3 * core);
            inverse[i] = Math.Sqrt((1 / (core * core)) + (1 / (wing * wing)));
        }

        return new RadialSamples(r, p, inverse, outerRadius, halfWidth, IntegrateFlux(profile, halfWidth, outerRadius));
    }

    /// <summary>The radius of a sample, in pixels.</summary>
    public double Radius(int index) => radii[index];

    /// <summary>One weighted equation in the fluxes, sum_k row_k f_k = target: a radius, or after the last of them the enclosed flux.</summary>
    public double Row(int index, ReadOnlySpan<double> logSigmas, Span<double> row)
    {
        if (index == Count)
        {
            for (int k = 0; k < row.Length; k++)
                row[k] = (1 - Math.Exp(-outerRadius * outerRadius / 2 * Math.Exp(-2 * logSigmas[k]))) / (FluxTolerance * Flux);
            return 1 / FluxTolerance;
        }

        double r2 = radii[index] * radii[index];
        for (int k = 0; k < row.Length; k++)
        {
            double inverseVariance = Math.Exp(-2 * logSigmas[k]);
            row[k] = inverseVariance / (2 * Math.PI) * Math.Exp(-r2 * inverseVariance / 2) * inverseErrors[index];
        }

        return values[index] * inverseErrors[index];
    }

    /// <summary>Residuals (model - profile, weighted) and derivatives for the parameters ln sigma_1..n, ln flux_1..n, which keeps the fluxes positive.</summary>
    public void EvaluatePositive(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> derivatives) => Evaluate(parameters, residuals, derivatives, isLogarithmic: true);

    /// <summary>Residuals (model - profile, weighted) and derivatives for the parameters ln sigma_1..n, flux_1..n of either sign.</summary>
    public void EvaluateSigned(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> derivatives) => Evaluate(parameters, residuals, derivatives, isLogarithmic: false);

    private void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> derivatives, bool isLogarithmic)
    {
        int count = parameters.Length / 2;
        ReadOnlySpan<double> logSigmas = parameters[..count];
        Span<double> row = stackalloc double[count];
        for (int i = 0; i <= Count; i++)
        {
            residuals[i] = -Row(i, logSigmas, row);
            Span<double> slope = derivatives.Slice(i * 2 * count, 2 * count);
            double r2 = i < Count ? radii[i] * radii[i] : outerRadius * outerRadius;
            for (int k = 0; k < count; k++)
            {
                double flux = isLogarithmic ? Math.Exp(parameters[count + k]) : parameters[count + k];
                double term = row[k] * flux;
                double inverseVariance = Math.Exp(-2 * logSigmas[k]);
                residuals[i] += term;
                slope[count + k] = isLogarithmic ? term : row[k];
                slope[k] = i < Count
                    ? term * ((r2 * inverseVariance) - 2)
                    : -flux * Math.Exp(-r2 * inverseVariance / 2) * r2 * inverseVariance / (FluxTolerance * Flux);
            }
        }
    }

    private static double FindHalfWidth(Func<double, double> profile, double peak, double outerRadius)
    {
        double high = outerRadius;
        double low = 0;
        // Outwards in small steps: the first crossing counts, whatever the wings do.
        for (double r = outerRadius / 4096; r <= outerRadius; r *= 1.1)
        {
            if (profile(r) <= peak / 2)
            {
                high = r;
                break;
            }

            low = r;
        }

        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            if (profile(middle) > peak / 2)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    private static double IntegrateFlux(Func<double, double> profile, double halfWidth, double outerRadius)
    {
        // Simpson's rule in t with r = h sinh(t): even steps in the core, logarithmic ones in the wings.
        const int Intervals = 2000;
        double end = Math.Asinh(outerRadius / halfWidth);
        double sum = 0;
        for (int i = 0; i <= Intervals; i++)
        {
            double t = end * i / Intervals;
            double r = halfWidth * Math.Sinh(t);
            double weight = i == 0 || i == Intervals ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * 2 * Math.PI * r * profile(r) * halfWidth * Math.Cosh(t);
        }

        return sum * end / (3 * Intervals);
    }
}
