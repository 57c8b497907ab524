namespace Arclet.Populations;

/// <summary>
/// The cascade of a one-electron ion after recombination in case B (Baker and Menzel 1938, ApJ 88, 52): every Lyman photon but Lyman alpha is absorbed where it is made. States
/// are resolved in angular momentum, which collisions with protons change (Pengelly and Seaton 1964, MNRAS 127, 165); those that change the shell are left out. Exact one-electron
/// transition rates and recombination coefficients; ratios to H beta and to He II 4686 are those of Storey and Hummer (1995, MNRAS 272, 41) to 0.3 %.
/// </summary>
/// <remarks>Per recombination to an excited state, which in case B is one ionising photon.</remarks>
internal sealed class CaseBCascade
{
    /// <summary>Hydrogen's transition rate per s for a radial integral of 1 and an energy of 1 Rydberg: alpha^3 / 6 over the atomic unit of time.</summary>
    private const double RateUnit = 2.6775e9;

    private readonly double[][] photons;

    /// <summary>The cascade in ionised gas.</summary>
    /// <param name="kelvin">The electrons' temperature, K.</param>
    /// <param name="density">Electrons, and protons, per cm^3.</param>
    /// <param name="charge">The charge of the bare nucleus: 1 for hydrogen, 2 for ionised helium.</param>
    /// <param name="shells">The highest shell; those above recombine into it. 80 give H alpha to 0.1 %, but He II 4686 only to 2 %.</param>
    public CaseBCascade(double kelvin, double density = 100, int charge = 1, int shells = 150)
    {
        Kelvin = kelvin;
        double scaled = kelvin / (charge * charge), rateUnit = RateUnit * Math.Pow(charge, 4);
        double[][] arrivals = new double[shells + 1][];
        double total = 0;
        for (int n = 2; n <= shells; n++)
        {
            arrivals[n] = HydrogenicAtom.Recombination(n, scaled);
            total += arrivals[n].Sum();
        }

        // The shells above: recombination falls as n^-3 ln(...), nearly as the last two do; its sum by the last ratio's power law.
        double last = arrivals[shells].Sum(), power = Math.Log(arrivals[shells - 1].Sum() / last) / Math.Log(shells / (shells - 1.0));
        double tail = last * shells / (power - 1) * Math.Pow(1 + (0.5 / shells), 1 - power);
        for (int l = 0; l < shells; l++)
            arrivals[shells][l] += tail * ((2 * l) + 1) / ((double)shells * shells);
        total += tail;
        Coefficient = charge * total;
        photons = new double[shells + 1][];
        photons[2] = [0, 0];
        double[] down = new double[shells + 1], up = new double[shells + 1];
        for (int n = shells; n >= 3; n--)
        {
            // Rates to every lower state but the ground state, then the shares.
            double[][] toMore = new double[n][], toLess = new double[n][];
            double[] sum = new double[n];
            for (int m = 2; m < n; m++)
            {
                double scale = HydrogenicRadial.Bound(n, m, down, up), energy = (1.0 / ((double)m * m)) - (1.0 / ((double)n * n));
                double factor = rateUnit * energy * energy * energy * Math.Exp(2 * scale);
                double[] less = toLess[m] = new double[n], more = toMore[m] = new double[n];
                for (int l = 0; l < n; l++)
                {
                    if (l >= 1 && l <= m)
                        less[l] = factor * l / ((2 * l) + 1) * down[l] * down[l];
                    if (l + 1 < m)
                        more[l] = factor * (l + 1) / ((2 * l) + 1) * up[l + 1] * up[l + 1];
                    sum[l] += less[l] + more[l];
                }
            }

            // Populations over the density that recombines.
            Mix(n, charge, kelvin, density, sum, arrivals[n]);
            photons[n] = new double[n];
            for (int m = 2; m < n; m++)
            {
                for (int l = 0; l < n; l++)
                {
                    double share = arrivals[n][l];
                    if (toLess[m][l] > 0)
                        arrivals[m][l - 1] += share * toLess[m][l];
                    if (toMore[m][l] > 0)
                        arrivals[m][l + 1] += share * toMore[m][l];
                    photons[n][m] += share * (toLess[m][l] + toMore[m][l]) / total;
                }
            }
        }

        TwoPhotonShare = arrivals[2][0] / total;
        photons[2][1] = arrivals[2][1] / total;
    }

    /// <summary>The electrons' temperature, K.</summary>
    public double Kelvin { get; }

    /// <summary>alpha_B in cm^3/s.</summary>
    public double Coefficient { get; }

    /// <summary>The share of recombinations that end in 2s and leave it by two photons, without collisions.</summary>
    public double TwoPhotonShare { get; }

    /// <summary>Photons of the line from shell <paramref name="upper"/> to <paramref name="lower"/> (2 and above, or Lyman alpha) per recombination.</summary>
    public double Photons(int upper, int lower) => photons[upper][lower];

    /// <summary>
    /// Turns arrivals in the states of a shell into their populations: what arrives and what protons bring from l - 1 and l + 1 leaves by radiation and protons.
    /// </summary>
    private static void Mix(int shell, int charge, double kelvin, double density, double[] rates, double[] states)
    {
        // Reduced mass of the proton and the ion in electron masses: half a proton's with hydrogen, four fifths with helium.
        double mass = 1836.15 * (charge == 1 ? 0.5 : 0.8), n2 = (double)shell * shell;
        double[] up = new double[shell], down = new double[shell];
        for (int l = 0; l + 1 < shell; l++)
        {
            // Pengelly and Seaton's equation 43, shared between l - 1 and l + 1 by line strength; Debye's length or the state's life ends the impact parameters.
            double life = 1 / rates[l], d = 6 * n2 / (charge * charge) * (n2 - (l * l) - l - 1);
            double cut = Math.Min(1.68 + Math.Log10(kelvin / density), 10.95 + Math.Log10(kelvin * life * life / mass));
            double bracket = Math.Max(0, 11.54 + Math.Log10(kelvin / (mass * d)) + cut);
            double rate = density * 9.93e-6 * Math.Sqrt(mass / kelvin) * 6 * n2 / (charge * charge) * (l + 1) * (n2 - ((l + 1) * (l + 1))) * bracket;
            up[l] = rate / ((2 * l) + 1);
            down[l + 1] = rate / ((2 * l) + 3);
        }

        // Thomas's elimination of the tridiagonal balance.
        double[] factor = new double[shell];
        double before = 0;
        for (int l = 0; l < shell; l++)
        {
            double inflow = l == 0 ? 0 : up[l - 1];
            double pivot = rates[l] + up[l] + down[l] - (l == 0 ? 0 : inflow * factor[l - 1]);
            states[l] = (states[l] + (inflow * before)) / pivot;
            factor[l] = l + 1 < shell ? down[l + 1] / pivot : 0;
            before = states[l];
        }

        for (int l = shell - 2; l >= 0; l--)
            states[l] += factor[l] * states[l + 1];
    }
}
