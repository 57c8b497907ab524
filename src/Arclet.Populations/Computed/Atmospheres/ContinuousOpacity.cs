using System.Numerics;

namespace Arclet.Populations;

/// <summary>
/// Continuous absorption and scattering of hydrogen and helium at fixed wavelengths. Every source is a function of wavelength (tabulated once) times one of the gas, so a depth of
/// an atmosphere costs a few dozen multiplications per wavelength.
/// </summary>
/// <remarks>
/// Hydrogenic bound-free and free-free: Kramers with the Gaunt factors of Menzel and Pekeris 1935 as in Gray 2005, equations 8.5 and 8.9. H-: John 1988, A&amp;A 193, 189.
/// H2+: Bates 1952 as fitted by Kurucz 1970, SAO Special Report 309. He I: ground state Osterbrock and Ferland 2006, n = 2 thresholds of Gingerich 1964, higher levels hydrogenic.
/// Rayleigh scattering: Dalgarno and Williams 1962 (H, H2), 1960 (He).
/// </remarks>
internal sealed class ContinuousOpacity
{
    public const double WaveEnergy = 12398.41984; // eV angstrom
    public const double Rydberg = 13.598434;
    public const double SecondRadiation = 1.438776877e8; // hc/k, angstrom K
    private const int HydrogenLevels = 10;
    private const int HeliumIonLevels = 8;
    private const double Thomson = 6.6524587e-25;
    private const double FreeFree = 3.692e8;
    private const double LightAngstrom = 2.99792458e18;

    /// <summary>He I levels: statistical weight, excitation (eV), threshold cross-section (cm2), its power of frequency.</summary>
    private static readonly (double Weight, double Excitation, double CrossSection, double Power)[] HeliumLevels =
    [
        (3, 19.820, 5.48e-18, 1.5), (1, 20.616, 9.25e-18, 2.0), (9, 20.964, 1.5e-17, 3.0), (3, 21.218, 1.35e-17, 3.0),
        (36, 23.076, 2.37e-17, 3.0), (64, 23.737, 3.16e-17, 3.0), (100, 24.043, 3.95e-17, 3.0),
    ];

    private static readonly double[] MinusBound = [152.519, 49.534, -118.858, 92.536, -34.194, 4.982];

    private static readonly double[][] MinusFreeRed =
    [
        [0, 0, 0, 0, 0, 0],
        [2483.346, 285.827, -2054.291, 2827.776, -1341.537, 208.952],
        [-3449.889, -1158.382, 8746.523, -11485.632, 5303.609, -812.939],
        [2200.04, 2427.719, -13651.105, 16755.524, -7510.494, 1132.738],
        [-696.271, -1841.4, 8624.97, -10051.53, 4400.067, -655.02],
        [88.283, 444.517, -1863.864, 2095.288, -901.788, 132.985],
    ];

    private static readonly double[][] MinusFreeBlue =
    [
        [518.1021, -734.8666, 1021.1775, -479.0721, 93.1373, -6.4285],
        [473.2636, 1443.4137, -1977.3395, 922.3575, -178.9275, 12.36],
        [-482.2089, -737.1616, 1096.8827, -521.1341, 101.7963, -7.0571],
        [115.5291, 169.6374, -245.649, 114.243, -21.9972, 1.5097],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
    ];

    private readonly double[] waves;
    private readonly double[][] absorption;
    private readonly double[][] minusFree;
    private readonly double[][] rayleigh;
    private readonly double[] ionLog;
    private readonly double[] ionEnergy;

    public ContinuousOpacity(double[] wavelengthsAngstrom)
    {
        waves = wavelengthsAngstrom;
        var sources = new List<double[]>();
        for (int n = 1; n <= HydrogenLevels; n++)
        {
            int level = n;
            sources.Add(Table(w => BoundFree(w, level, 1)));
        }

        for (int n = 1; n <= HeliumIonLevels; n++)
        {
            int level = n;
            sources.Add(Table(w => BoundFree(w, level, 2)));
        }

        sources.Add(Table(w => WaveEnergy / w / 24.587 is var x && x >= 1 ? 7.43e-18 * ((1.66 * Math.Pow(x, -2.05)) - (0.66 * Math.Pow(x, -3.05))) : 0));
        foreach ((_, double excitation, double cross, double power) in HeliumLevels)
            sources.Add(Table(w => WaveEnergy / w / (24.587 - excitation) is var x && x >= 1 ? cross * Math.Pow(x, -power) : 0));
        sources.Add(Table(w => FreeFree * Cube(w / LightAngstrom) * (1 + (0.1728 / Root(w)))));
        sources.Add(Table(w => FreeFree * Cube(w / LightAngstrom) * 0.3456 / Root(w) * w / SecondRadiation));
        sources.Add(Table(w => w < 91000 ? FreeFree * Cube(w / LightAngstrom) : 0));
        sources.Add(Table(MinusBoundFree));
        absorption = [.. sources];
        minusFree = [.. Enumerable.Range(0, 6).Select(k => Table(w => MinusFreeFree(w, k)))];
        rayleigh =
        [
            Table(w => Math.Max(w, 1300) is var l ? Rayleigh(l, 5.799e-13, 1.422e-6, 2.784) : 0),
            Table(w => Math.Max(w, 700) is var l ? Rayleigh(l, 5.484e-14, 1.34e-8, 0) : 0),
            Table(w => Math.Max(w, 1300) is var l ? Rayleigh(l, 8.14e-13, 1.28e-6, 1.61) : 0),
        ];
        ionLog = Table(w => Math.Log(LightAngstrom / w) is var f ? -3023.3 + (f * (377.97 + (f * (-18.2496 + (f * (0.39207 - (0.0031672 * f))))))) : 0);
        ionEnergy = Table(w => LightAngstrom / w / 1e15 is var f ? -0.007342 + (f * (-2.409 + (f * (1.028 + (f * (-0.4230 + (f * (0.1224 - (0.01351 * f))))))))) : 0);
    }

    public ReadOnlySpan<double> WavelengthsAngstrom => waves;

    /// <summary>Hydrogenic cross-section (cm2) of the level n around the charge Z; 0 redward of its edge.</summary>
    public static double BoundFree(double wave, int n, int charge)
    {
        double energy = WaveEnergy / wave, edge = Rydberg * charge * charge / ((double)n * n);
        return energy >= edge ? BoundFreeExtended(wave, n, charge) : 0;
    }

    /// <summary>The same formula on both sides of the edge.</summary>
    public static double BoundFreeExtended(double wave, int n, int charge)
    {
        double x = Rydberg * charge * charge / n / n / (WaveEnergy / wave), scaled = wave * 1.0967758e-3 * charge * charge;
        double gaunt = 1 - (0.3456 / Math.Cbrt(scaled) * ((scaled / ((double)n * n)) - 0.5));
        return 7.906e-18 * n / (charge * charge) * x * x * x * Math.Clamp(gaunt, 0.5, 1.5);
    }

    /// <summary>Absorption and scattering per cm at every wavelength; <paramref name="stimulated"/> receives exp(-h nu / k T).</summary>
    public void Evaluate(in AtmosphereGas gas, Span<double> absorbed, Span<double> scattered, Span<double> stimulated)
    {
        double t = gas.Temperature, kt = AtmosphereGas.BoltzmannElectronvolt * t;
        absorbed.Clear();
        scattered.Fill(gas.Electrons * Thomson);
        int k = 0;
        for (int n = 1; n <= HydrogenLevels; n++)
            Accumulate(absorption[k++], gas.NeutralHydrogen * n * n * Math.Exp(-Rydberg * (1 - (1.0 / (n * n))) / kt), absorbed);
        for (int n = 1; n <= HeliumIonLevels; n++)
            Accumulate(absorption[k++], gas.SingleHelium * n * n * Math.Exp(-4 * Rydberg * (1 - (1.0 / (n * n))) / kt), absorbed);
        Accumulate(absorption[k++], gas.NeutralHelium, absorbed);
        foreach ((double weight, double excitation, _, _) in HeliumLevels)
            Accumulate(absorption[k++], gas.NeutralHelium * weight * Math.Exp(-excitation / kt), absorbed);
        double free = gas.Electrons / Math.Sqrt(t) * (gas.Protons + gas.SingleHelium + (4 * gas.DoubleHelium));
        Accumulate(absorption[k++], free, absorbed);
        Accumulate(absorption[k++], free * t, absorbed);
        double high = Rydberg / ((HydrogenLevels + 0.5) * (HydrogenLevels + 0.5) * kt);
        Accumulate(absorption[k++], gas.Electrons / Math.Sqrt(t) * gas.Protons * (Math.Exp(Math.Min(high, 50)) - 1), absorbed);
        double pressure = gas.Electrons * AtmosphereGas.Boltzmann * t;
        Accumulate(absorption[k], gas.NeutralHydrogen * pressure * 0.750 * Math.Pow(t, -2.5) * Math.Exp(1.4388e4 / (1.6419 * t)), absorbed);
        for (int i = 0; i < waves.Length; i++)
            stimulated[i] = Math.Exp(-SecondRadiation / (waves[i] * t));
        bool ion = t is > 3000 and < 15000;
        double pair = gas.NeutralHydrogen * gas.Protons;
        for (int i = 0; i < waves.Length; i++)
        {
            if (ion && waves[i] > 911.75)
                absorbed[i] += pair * Math.Exp(ionLog[i] - (ionEnergy[i] / kt));
            absorbed[i] *= 1 - stimulated[i];
        }

        // John's free-free coefficients include stimulated emission; they hold from 1400 to 10080 K.
        if (t < 10080)
        {
            double theta = Math.Min(5040 / t, 3.6);
            for (int n = 0; n < 6; n++)
                Accumulate(minusFree[n], gas.NeutralHydrogen * pressure * 1e-29 * Math.Pow(theta, 0.5 * (n + 2)), absorbed);
        }

        Accumulate(rayleigh[0], gas.NeutralHydrogen, scattered);
        Accumulate(rayleigh[1], gas.NeutralHelium, scattered);
        Accumulate(rayleigh[2], gas.Molecules, scattered);
    }

    private static void Accumulate(double[] source, double amount, Span<double> sum)
    {
        if (amount == 0)
            return;
        var factor = new Vector<double>(amount);
        int i = 0;
        for (; i <= source.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sum[i..]) + (factor * new Vector<double>(source, i))).CopyTo(sum[i..]);
        for (; i < source.Length; i++)
            sum[i] += amount * source[i];
    }

    private static double MinusBoundFree(double wave)
    {
        double micron = Math.Max(wave * 1e-4, 0.125), x = (1 / micron) - (1 / 1.6419);
        if (x <= 0)
            return 0;
        double sum = 0;
        for (int n = 5; n >= 0; n--)
            sum = (sum * Math.Sqrt(x)) + MinusBound[n];
        return 1e-18 * micron * micron * micron * x * Math.Sqrt(x) * sum;
    }

    private static double MinusFreeFree(double wave, int k)
    {
        double micron = wave * 1e-4;
        if (micron < 0.1823)
            return 0;
        double[] c = micron < 0.3645 ? MinusFreeBlue[k] : MinusFreeRed[k];
        return (c[0] * micron * micron) + c[1] + ((c[2] + ((c[3] + ((c[4] + (c[5] / micron)) / micron)) / micron)) / micron);
    }

    private static double Rayleigh(double l, double fourth, double sixth, double eighth)
    {
        double square = 1 / (l * l);
        return square * square * (fourth + (square * (sixth + (square * eighth))));
    }

    private static double Cube(double x) => x * x * x;

    private static double Root(double wave) => Math.Cbrt(wave * 1.0967758e-3);

    private double[] Table(Func<double, double> f) => Array.ConvertAll(waves, w => f(w));
}
