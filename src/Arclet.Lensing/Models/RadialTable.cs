using System.Collections.Concurrent;
using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>
/// A circular profile whose mean convergence and potential have no closed form, tabulated for one shape (inner slope, Sersic index)
/// with its derivative by the shape: Chebyshev panels in u = ln x of kappa, M = integral 2 x^2 kappa du and psi = integral M du,
/// exact to about 1e-13 of each quantity's scale.
/// </summary>
internal sealed class RadialTable
{
    private const double FirstLog = -36, LastLog = 16, PanelWidth = 0.25;
    private const int Degree = 13, Nodes = Degree + 1, Quantities = 6;
    private const int PanelCount = (int)((LastLog - FirstLog) / PanelWidth);
    private const int LargestCache = 64;

    private static readonly ConcurrentDictionary<(MassProfile Profile, double Shape), RadialTable> Cache = new();
    private static readonly double[] Cosines = [.. Enumerable.Range(0, Nodes).Select(i => Math.Cos(Math.PI * (i + 0.5) / Nodes))];

    // Per panel: Chebyshev coefficients of kappa, dkappa/dshape, M, dM/dshape, psi, dpsi/dshape.
    private readonly double[] coefficients = new double[PanelCount * Quantities * Nodes];
    private readonly double[] total = new double[4];

    private RadialTable(MassProfile profile, double shape)
    {
        var shapeNumber = PartialReal.Parameter(shape, PotentialParameter.Shape);
        Func<double, PartialReal> convergence = profile == MassProfile.Sersic
            ? SersicConvergence(shapeNumber)
            : x => GeneralizedNfwConvergence(x, shapeNumber);
        double[] mass = [0, 0], psi = [0, 0];
        Span<double> values = stackalloc double[2 * Nodes];
        for (int panel = 0; panel < PanelCount; panel++)
        {
            double middle = FirstLog + ((panel + 0.5) * PanelWidth);
            for (int i = 0; i < Nodes; i++)
            {
                PartialReal kappa = convergence(Math.Exp(middle + (PanelWidth / 2 * Cosines[i])));
                values[i] = kappa.Value;
                values[Nodes + i] = kappa.Partials[(int)PotentialParameter.Shape];
            }

            for (int d = 0; d < 2; d++)
                FillPanel(panel, d, middle, values.Slice(d * Nodes, Nodes), ref mass[d], ref psi[d]);
        }

        (total[0], total[1], total[2], total[3]) = (mass[0], mass[1], psi[0], psi[1]);
    }

    /// <summary>The table of a profile and shape; recent ones are kept.</summary>
    public static RadialTable? For(Potential potential)
    {
        if (potential.Profile is not (MassProfile.Sersic or MassProfile.GeneralizedNfw))
            return null;
        if (Cache.Count >= LargestCache)
            Cache.Clear();
        return Cache.GetOrAdd((potential.Profile, ProfileFormulas.Shape(potential)), static key => new RadialTable(key.Profile, key.Shape));
    }

    /// <summary>
    /// psi, mean convergence and convergence at x (in scale radii), for the shape of the table. Within exp(-36) they are held at their
    /// values there; beyond exp(16) the mass is that within.
    /// </summary>
    public RadialTerms<T> Evaluate<T>(T x, T shape)
        where T : struct, IReal<T>
    {
        double v = Math.Max(x.Value, Math.Exp(FirstLog)), log = Math.Log(v);
        Span<double> q = stackalloc double[Quantities];
        double kappaSlope = 0;
        if (log < LastLog)
        {
            int panel = Math.Clamp((int)((log - FirstLog) / PanelWidth), 0, PanelCount - 1);
            double t = (log - (FirstLog + ((panel + 0.5) * PanelWidth))) * (2 / PanelWidth);
            ReadOnlySpan<double> c = coefficients.AsSpan(panel * Quantities * Nodes, Quantities * Nodes);
            for (int i = 0; i < Quantities; i++)
                q[i] = Chebyshev(c.Slice(i * Nodes, Nodes), t);
            kappaSlope = ChebyshevSlope(c[..Nodes], t) * (2 / PanelWidth) / v;
        }
        else
        {
            double beyond = log - LastLog;
            (q[2], q[3], q[4], q[5]) = (total[0], total[1], total[2] + (total[0] * beyond), total[3] + (total[1] * beyond));
        }

        double square = v * v, mean = q[2] / square;
        return new(
            Both(x, shape, q[4], q[2] / v, q[5]),
            Both(x, shape, mean, 2 * (q[0] - mean) / v, q[3] / square),
            Both(x, shape, q[0], kappaSlope, q[1]));
    }

    private static T Both<T>(T x, T shape, double value, double byX, double byShape)
        where T : struct, IReal<T> => T.Lift(x, value, byX) + T.Lift(shape, 0, byShape);

    private void FillPanel(int panel, int derivative, double middle, ReadOnlySpan<double> kappa, ref double mass, ref double psi)
    {
        Span<double> block = coefficients.AsSpan(panel * Quantities * Nodes, Quantities * Nodes);
        Span<double> kappaRow = block.Slice(derivative * Nodes, Nodes), massRow = block.Slice((2 + derivative) * Nodes, Nodes), psiRow = block.Slice((4 + derivative) * Nodes, Nodes);
        Transform(kappa, kappaRow);
        Span<double> integrand = stackalloc double[Nodes], row = stackalloc double[Nodes];
        for (int i = 0; i < Nodes; i++)
            integrand[i] = 2 * Math.Exp(2 * (middle + (PanelWidth / 2 * Cosines[i]))) * kappa[i];
        if (panel == 0)
        {
            // Inside the first panel a power law: M = 2 x^2 kappa / (2 + slope), psi = M / (2 + slope).
            double left = Math.Exp(FirstLog), slope = -ChebyshevSlope(kappaRow, -1) * (2 / PanelWidth) / Chebyshev(kappaRow, -1);
            double exponent = double.IsFinite(slope) && slope < 1.999 ? 2 - slope : 2;
            mass = 2 * left * left * Chebyshev(kappaRow, -1) / exponent;
            psi = mass / exponent;
        }

        Transform(integrand, row);
        Integrate(row, massRow, ref mass);
        Integrate(massRow, psiRow, ref psi);
    }

    /// <summary>Chebyshev coefficients of values at the nodes; the first is already halved.</summary>
    private static void Transform(ReadOnlySpan<double> values, Span<double> result)
    {
        for (int k = 0; k < Nodes; k++)
        {
            double sum = 0;
            for (int i = 0; i < Nodes; i++)
                sum += values[i] * Math.Cos(Math.PI * k * (i + 0.5) / Nodes);
            result[k] = sum * (k == 0 ? 1 : 2) / Nodes;
        }
    }

    /// <summary>The integral from the panel's left, plus a constant that becomes the value at its right.</summary>
    private static void Integrate(ReadOnlySpan<double> c, Span<double> result, ref double constant)
    {
        double scale = PanelWidth / 2, left = 0;
        for (int k = 1; k < Nodes; k++)
        {
            double before = k == 1 ? 2 * c[0] : c[k - 1], after = k + 1 < Nodes ? c[k + 1] : 0;
            result[k] = scale * (before - after) / (2 * k);
            left += k % 2 == 0 ? result[k] : -result[k];
        }

        result[0] = constant - left;
        constant = Chebyshev(result, 1);
    }

    private static double Chebyshev(ReadOnlySpan<double> c, double t)
    {
        double b1 = 0, b2 = 0;
        for (int k = c.Length - 1; k >= 1; k--)
            (b1, b2) = (c[k] + (2 * t * b1) - b2, b1);
        return c[0] + (t * b1) - b2;
    }

    private static double ChebyshevSlope(ReadOnlySpan<double> c, double t)
    {
        // T_k' = k U_(k-1), summed by Clenshaw's recurrence for U.
        double b1 = 0, b2 = 0;
        for (int k = c.Length - 1; k >= 1; k--)
            (b1, b2) = ((k * c[k]) + (2 * t * b1) - b2, b1);
        return b1;
    }

    /// <summary>
    /// kappa of rho ~ r^-gamma (1+r)^(gamma-3) with kappa_s = 1/4: half the integral of (x cosh t)^(1-gamma) (1 + x cosh t)^(gamma-3) over all
    /// t, times 1/2. The integrand is analytic within |Im t| below pi/2 and decays exponentially, so the trapezoidal rule of step 0.2
    /// is exact to rounding.
    /// </summary>
    private static PartialReal GeneralizedNfwConvergence(double x, PartialReal gamma)
    {
        const double step = 0.2;
        double slope = gamma.Value, sum = 0, bySlope = 0;
        double end = Math.Log(2 / x) > 0 ? Math.Log(2 / x) + 19 : 19;
        for (int i = 0; i * step < end; i++)
        {
            double r = x * Math.Cosh(i * step);
            double log1p = Math.Log(1 + r), logR = Math.Log(r);
            double value = Math.Exp(((1 - slope) * logR) + ((slope - 3) * log1p)) * (i == 0 ? 0.5 : 1);
            sum += value;
            bySlope += value * (log1p - logR);
        }

        return PartialReal.Lift(gamma, sum * step / 2, bySlope * step / 2);
    }

    /// <summary>kappa = exp(-b (x^(1/n) - 1)), with b such that half of the light is within x = 1.</summary>
    private static Func<double, PartialReal> SersicConvergence(PartialReal n)
    {
        PartialReal b = SersicCoefficient(n), inverse = PartialReal.Constant(1) / n;
        return x => RealMath.Exp(b * (-RealMath.Exp(inverse * Math.Log(x)) + 1));
    }

    /// <summary>b_n: gamma(2n, b) = Gamma(2n)/2. Newton's method for the value; one more step over the derivatives makes them exact.</summary>
    internal static PartialReal SersicCoefficient(PartialReal n)
    {
        PartialReal a = n * 2;
        var b = PartialReal.Constant((2 * n.Value) - (1.0 / 3) + (4 / (405 * n.Value)));
        var far = PartialReal.Constant(a.Value + (12 * Math.Sqrt(a.Value)) + 60);
        PartialReal half = LowerGamma(a, far) * 0.5;
        for (int i = 0; i < 8; i++)
        {
            b = PartialReal.Constant(b.Value);
            PartialReal density = RealMath.Exp(((a + -1) * RealMath.Log(b)) - b);
            b -= (LowerGamma(a, b) - half) / density;
        }

        return b;
    }

    /// <summary>The lower incomplete gamma function by its series of positive terms, z^a e^-z sum z^k / (a (a+1) ... (a+k)).</summary>
    private static PartialReal LowerGamma(PartialReal a, PartialReal z)
    {
        PartialReal term = PartialReal.Constant(1) / a, sum = term;
        for (int k = 1; k < 2000; k++)
        {
            term = term * z / (a + k);
            sum += term;
            if (term.Value < 1e-18 * sum.Value && k > z.Value)
                break;
        }

        return sum * RealMath.Exp((a * RealMath.Log(z)) - z);
    }
}
