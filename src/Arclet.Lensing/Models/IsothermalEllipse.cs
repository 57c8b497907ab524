using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>
/// The dPIE and its limits PIEMD and SIE: kappa = (B/2) (1/W_a - 1/W_s), W_w = sqrt(w^2 + r^2), r^2 = x^2/(1+eps)^2 + y^2/(1-eps)^2
/// (Kassiola and Kovner 1993; Eliasdottir et al. 2007), in the real form of Keeton (2001, astro-ph/0102341, eqs 33-38).
/// </summary>
/// <remarks>
/// With q = (1-eps)/(1+eps), tau = 1-q^2, s = (1+eps) w and R = sqrt(q^2 (s^2+x^2) + y^2), one such term has the deflection
/// (1-eps) [f A(tau f^2), g A(-tau g^2)], f = x/(R+s), g = y/(R + q^2 s), where A(m) = atan(sqrt m)/sqrt m is analytic in m: there is no
/// branch cut, nothing is lost as the ellipticity goes to 0, and the formula holds on both sides of it. It equals the complex form
/// -i (1-eps^2)/(2 sqrt eps) ln(u/v).
/// </remarks>
internal static class IsothermalEllipse
{
    /// <summary>
    /// The smallest core in arcsec. It is added to every core: below the rounding of any real one, and it keeps a core of zero finite at
    /// the very centre (deflection 0, convergence about 1e20).
    /// </summary>
    public const double SmallestCoreArcsec = 1e-20;

    /// <summary>Core and cut nearer than this fraction are moved apart about their mean; the profile changes by the fraction's square.</summary>
    public const double SmallestGap = 1e-5;

    /// <summary>The dPIE; a cut of infinity leaves the second term out.</summary>
    public static ProfileTerms<T> Evaluate<T>(in ProfileInput<T> input)
        where T : struct, IReal<T>
    {
        T e = input.Ellipticity, core = input.Core + SmallestCoreArcsec;
        T eps = e / (RealMath.Sqrt(-(e * e) + 1) + 1);
        T one = eps + 1;
        T q = (-eps + 1) / one, tau = eps * 4 / (one * one);
        T factor = input.Amplitude * (-eps + 1);
        if (double.IsPositiveInfinity(input.Cut.Value))
            return Term(input.X, input.Y, q, tau, core * one) * factor;
        T cut = input.Cut, total = cut;
        (core, cut) = Apart(core, cut);
        factor = factor * total / (cut - core);
        return (Term(input.X, input.Y, q, tau, core * one) - Term(input.X, input.Y, q, tau, cut * one)) * factor;
    }

    /// <summary>The b0-less amplitude B / b0 = s / (s - a) needs core and cut apart: where they nearly agree they are moved symmetrically.</summary>
    public static (T Core, T Cut) Apart<T>(T core, T cut)
        where T : struct, IReal<T>
    {
        T difference = cut - core;
        if (Math.Abs(difference.Value) >= SmallestGap * cut.Value)
            return (core, cut);
        T mean = (core + cut) * 0.5, half = mean * (SmallestGap / 2);
        return (mean - half, mean + half);
    }

    private static ProfileTerms<T> Term<T>(T x, T y, T q, T tau, T s)
        where T : struct, IReal<T>
    {
        T xx = x * x, yy = y * y, q2 = q * q, ss = s * s;
        T root = RealMath.Sqrt((q2 * (ss + xx)) + yy);
        T px = root + s, f = x / px, g = y / (root + (q2 * s));
        T alphaX = f * RealMath.AtanRatio(tau * f * f), alphaY = g * RealMath.AtanRatio(-(tau * g * g));
        T sr = s * root;
        T inverse = T.Constant(1) / (root * (((q2 + 1) * ss) + (sr * 2) + xx + yy));

        // psi = x alpha_x + y alpha_y - s ln(sqrt((R+s)^2 + tau x^2) / ((1+q) s)); the logarithm's argument less 1 is written without cancellation.
        T excess = (((q2 * xx) + yy) / (root + (q * s)) * (root + ((q + 2) * s))) + (tau * xx);
        T scale = (q + 1) * s;
        T psi = (x * alphaX) + (y * alphaY) - (s * RealMath.Log1p(excess / (scale * scale)) * 0.5);
        return new(psi, alphaX, alphaY, ((q2 * ss) + yy + sr) * inverse, -(x * y * inverse), (ss + xx + sr) * inverse);
    }
}
