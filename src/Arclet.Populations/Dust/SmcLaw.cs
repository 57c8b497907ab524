namespace Arclet.Populations;

/// <summary>
/// The bar of the Small Magellanic Cloud, Gordon et al. (2003): below 2700 A the form of Fitzpatrick and Massa with their Table 3
/// (c1 = -4.959, c2 = 2.264, c3 = 0.389, c4 = 0.461, x0 = 4.6, gamma = 1), above it a cubic spline through their Table 4, with zero at
/// infinite wavelength; R_V = 2.74. Below 912 A the value there is kept.
/// </summary>
internal sealed class SmcLaw : AttenuationLaw
{
    private const double Rv = 2.74;

    private readonly double[] x = [0, 1 / 2.198, 1 / 1.65, 1 / 1.25, 1 / 0.81, 1 / 0.65, 1 / 0.55, 1 / 0.44, 1 / 0.37, 1 / 0.27, 1 / 0.26];
    private readonly double[] y;
    private readonly double[] curvature;

    public SmcLaw()
    {
        // A(K) and A(J) as Gordon et al. (2016, ApJ 826, 104) revised them, so that the curve is smooth.
        y = [0, 0.11, 0.169, 0.25, 0.567, 0.801, 1.00, 1.374, 1.672, Ultraviolet(1 / 0.27), Ultraviolet(1 / 0.26)];
        curvature = Curvature(x, y);
    }

    public override string Name => "smc";

    public override IReadOnlyList<double> BreaksAngstrom { get; } = [912, 1e4 / 5.9, 2700];

    public override double At(double wavelengthAngstrom)
    {
        double at = Math.Min(1e4 / wavelengthAngstrom, 1e4 / 912);
        if (at >= 1 / 0.27)
            return Ultraviolet(at);
        int i = GridAxis.Bracket(x, at).Low;
        double h = x[i + 1] - x[i], a = (x[i + 1] - at) / h, b = (at - x[i]) / h;
        return (a * y[i]) + (b * y[i + 1]) + (h * h / 6 * ((((a * a * a) - a) * curvature[i]) + (((b * b * b) - b) * curvature[i + 1])));
    }

    private static double Ultraviolet(double x)
    {
        double x2 = x * x, drude = x2 / (((x2 - (4.6 * 4.6)) * (x2 - (4.6 * 4.6))) + x2), rise = Math.Max(0, x - 5.9);
        return 1 + ((-4.959 + (2.264 * x) + (0.389 * drude) + (0.461 * rise * rise * (0.5392 + (0.05644 * rise)))) / Rv);
    }

    /// <summary>Second derivatives of the natural spline (Thomas algorithm).</summary>
    private static double[] Curvature(double[] x, double[] y)
    {
        double[] second = new double[x.Length], upper = new double[x.Length];
        for (int i = 1; i < x.Length - 1; i++)
        {
            double left = x[i] - x[i - 1], right = x[i + 1] - x[i];
            double pivot = (2 * (left + right)) - (left * upper[i - 1]);
            upper[i] = right / pivot;
            second[i] = ((6 * (((y[i + 1] - y[i]) / right) - ((y[i] - y[i - 1]) / left))) - (left * second[i - 1])) / pivot;
        }

        for (int i = x.Length - 2; i > 0; i--)
            second[i] -= upper[i] * second[i + 1];
        return second;
    }
}
