using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>
/// The SIP polynomials (Shupe et al. 2005): offsets u, v from CRPIX become u + A(u, v), v + B(u, v) with A = sum A_p_q u^p v^q. The
/// inverse is Newton's iteration on these; the approximate polynomials AP and BP are not used.
/// </summary>
internal sealed class SipDistortion
{
    private readonly double[] _a;
    private readonly double[] _b;

    private SipDistortion(int order, double[] a, double[] b) => (Order, _a, _b) = (order, a, b);

    /// <summary>The larger order of the two polynomials.</summary>
    public int Order { get; }

    /// <summary>Reads A_ORDER, B_ORDER and the coefficients; null where there are none.</summary>
    public static SipDistortion? FromHeader(FitsHeader header)
    {
        long? orderA = header.GetInteger("A_ORDER"), orderB = header.GetInteger("B_ORDER");
        if (orderA is null && orderB is null)
            return null;
        if (orderA is null || orderB is null)
            throw InputException.InFile(header.Source, $"keyword {(orderA is null ? "A_ORDER" : "B_ORDER")} is missing, expected both SIP orders or none");
        if (orderA is < 0 or > 9 || orderB is < 0 or > 9)
            throw InputException.InFile(header.Source, $"keywords A_ORDER and B_ORDER are {orderA} and {orderB}, expected 0 to 9");
        int order = (int)Math.Max(orderA.Value, orderB.Value);
        return new SipDistortion(order, Read(header, "A", (int)orderA, order), Read(header, "B", (int)orderB, order));
    }

    /// <summary>The coefficient of u^p v^q for axis 1 (A) or 2 (B).</summary>
    public double Coefficient(int axis, int p, int q) => (axis == 1 ? _a : _b)[(p * (Order + 1)) + q];

    /// <summary>The same distortion on pixels that are some factor larger.</summary>
    public SipDistortion Binned(double factor) => new(Order, Scaled(_a, factor), Scaled(_b, factor));

    /// <summary>u + A(u, v), v + B(u, v).</summary>
    public (double U, double V) Apply(double u, double v) => (u + Evaluate(_a, u, v).Value, v + Evaluate(_b, u, v).Value);

    /// <summary>The derivatives of the corrected offsets.</summary>
    public (double Uu, double Uv, double Vu, double Vv) Jacobian(double u, double v)
    {
        (_, double au, double av) = Evaluate(_a, u, v);
        (_, double bu, double bv) = Evaluate(_b, u, v);
        return (1 + au, av, bu, 1 + bv);
    }

    /// <summary>The offsets whose corrected ones are given; not a number where the iteration does not converge.</summary>
    public (double U, double V) Invert(double targetU, double targetV)
    {
        (double u, double v) = (targetU, targetV);
        for (int step = 0; step < 50; step++)
        {
            (double a, double au, double av) = Evaluate(_a, u, v);
            (double b, double bu, double bv) = Evaluate(_b, u, v);
            double missU = u + a - targetU, missV = v + b - targetV;
            double determinant = ((1 + au) * (1 + bv)) - (av * bu);
            double du = (((1 + bv) * missU) - (av * missV)) / determinant;
            double dv = (((1 + au) * missV) - (bu * missU)) / determinant;
            u -= du;
            v -= dv;

            // The tolerance is a rounding error of the offsets themselves; Newton has then gained all it can.
            if (Math.Abs(du) + Math.Abs(dv) <= 1e-13 * (1 + Math.Abs(u) + Math.Abs(v)))
                return (u, v);
        }

        return (double.NaN, double.NaN);
    }

    private (double Value, double ByU, double ByV) Evaluate(double[] c, double u, double v)
    {
        // Horner in u over Horner in v, with both derivatives carried along.
        double value = 0, byU = 0, byV = 0;
        int width = Order + 1;
        for (int p = Order; p >= 0; p--)
        {
            double row = 0, rowByV = 0;
            for (int q = Order - p; q >= 0; q--)
            {
                rowByV = (rowByV * v) + row;
                row = (row * v) + c[(p * width) + q];
            }

            byU = (byU * u) + value;
            value = (value * u) + row;
            byV = (byV * u) + rowByV;
        }

        return (value, byU, byV);
    }

    private double[] Scaled(double[] c, double factor)
    {
        double[] scaled = [.. c];
        for (int p = 0; p <= Order; p++)
        {
            for (int q = 0; p + q <= Order; q++)
                scaled[(p * (Order + 1)) + q] *= Math.Pow(factor, p + q - 1);
        }

        return scaled;
    }

    private static double[] Read(FitsHeader header, string letter, int own, int order)
    {
        double[] c = new double[(order + 1) * (order + 1)];
        for (int p = 0; p <= own; p++)
        {
            for (int q = 0; p + q <= own; q++)
                c[(p * (order + 1)) + q] = header.GetDouble($"{letter}_{p}_{q}") ?? 0;
        }

        return c;
    }
}
