namespace Arclet.Populations;

/// <summary>
/// Radial integrals of a one-electron ion, int P_a r P_b dr, exact and for all angular momenta of two shells at once: from the closed form where the lower
/// state's orbit is circular downwards by the ladder of Infeld and Hull (1951, Rev. Mod. Phys. 23, 21), which is stable in that direction. Charge 1, atomic units.
/// </summary>
internal static class HydrogenicRadial
{
    private const double Large = 1e200;

    /// <summary>
    /// ln of the scale, and the integrals up to it, between the shells <paramref name="upper"/> and <paramref name="lower"/>: <c>down[l]</c> for
    /// upper l to lower l - 1, <c>up[l]</c> for upper l - 1 to lower l, l = 1 ... lower. Both arrays have lower + 1 places.
    /// </summary>
    public static double Bound(int upper, int lower, Span<double> down, Span<double> up)
    {
        double n = upper, m = lower;

        // Menzel and Pekeris (1935, MNRAS 96, 77): the integral from (n, l = m) to the circular state (m, m - 1).
        double log = -Math.Log(4) + ((m + 2) * Math.Log(4 * n * m)) + (0.5 * (LogFactorial(upper + lower) - LogFactorial(upper - lower - 1) - LogFactorial((2 * lower) - 1)))
            + ((n - m - 2) * Math.Log(n - m)) - ((n + m + 2) * Math.Log(n + m));
        return Ladder(-1 / (n * n), lower, log, down, up);
    }

    /// <summary>
    /// The same between the shell <paramref name="lower"/> and the free electron of energy <paramref name="energy"/> in Rydberg (K^2), with the
    /// normalisation of Burgess (1965, Mem. R. astr. Soc. 69, 1): K's g times (2 n)^2 / n^2 ... see <see cref="HydrogenicAtom.CrossSection"/> for its use.
    /// </summary>
    public static double Free(double energy, int lower, Span<double> down, Span<double> up)
    {
        double n = lower, k = Math.Sqrt(energy), nk = n * k;
        double log = (0.5 * LogFactorial((2 * lower) - 1)) - Math.Log(2 * n) + (0.5 * Math.Log(Math.PI / 2)) + Math.Log(8 * n) - LogFactorial((2 * lower) - 1) + (n * Math.Log(4 * n)) - (2 * n);
        for (int s = 1; s <= lower; s++)
            log += 0.5 * Math.Log(1 + (s * s * energy));
        log += k < 1e-3 ? 2 * n * nk * nk * (1.0 / 3 - (nk * nk / 5)) : (2 * n) - (2 / k * Math.Atan(nk));
        if (k > 1e-3)
            log -= 0.5 * Math.Log(1 - Math.Exp(-2 * Math.PI / k));
        log -= (n + 2) * Math.Log(1 + (nk * nk));
        return Ladder(energy, lower, log, down, up);
    }

    /// <summary>ln n!, from a table.</summary>
    public static double LogFactorial(int n) => Factorials[n];

    private static readonly double[] Factorials = MakeFactorials(512);

    private static double[] MakeFactorials(int count)
    {
        double[] table = new double[count];
        for (int i = 2; i < count; i++)
            table[i] = table[i - 1] + Math.Log(i);
        return table;
    }

    /// <summary>2l A_m(l) J(l) = (2l + 1) A_n(l+1) J(l+1) + A_m(l+1) K(l+1), and with J, K and the shells exchanged; A(l)^2 = 1/l^2 + energy.</summary>
    private static double Ladder(double energy, int lower, double log, Span<double> down, Span<double> up)
    {
        double own = -1.0 / ((double)lower * lower);
        down[lower] = 1;
        up[lower] = 0;
        for (int l = lower - 1; l >= 1; l--)
        {
            double a = Factor(energy, l + 1) * down[l + 1], b = l + 1 == lower ? 0 : Factor(own, l + 1) * up[l + 1];
            down[l] = (((2 * l) + 1) * a + b) / (2 * l * Factor(own, l));
            up[l] = (a + (((2 * l) + 1) * b)) / (2 * l * Factor(energy, l));
            if (down[l] > Large)
            {
                log += Math.Log(Large);
                for (int i = l; i <= lower; i++)
                {
                    down[i] /= Large;
                    up[i] /= Large;
                }
            }
        }

        return log;
    }

    private static double Factor(double energy, int l) => Math.Sqrt((1.0 / ((double)l * l)) + energy);
}
