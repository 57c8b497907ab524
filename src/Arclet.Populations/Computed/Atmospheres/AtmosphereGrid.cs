namespace Arclet.Populations;

/// <summary>
/// Model atmospheres on a grid of effective temperature (2,500 to 160,000 K), gravity and metallicity. Above 8,000 K the electrons of metals do not matter and one metallicity stands for all.
/// </summary>
internal sealed class AtmosphereGrid
{
    /// <summary>Z whose electrons are counted in cool atmospheres; between them the logarithm of the spectrum is interpolated in log Z.</summary>
    private static readonly double[] Metals = [0.0002, 0.002, 0.02];

    private static readonly double[] Gravities = [-0.5, 0.25, 1, 1.75, 2.5, 3.25, 4, 4.75, 6, 8];
    private const double MetalFree = 8000;
    private const double EddingtonMargin = 0.25;

    private readonly double[][][][] spectra;
    private readonly double[] logTemperatures;
    private readonly int[] firstGravity;
    private readonly int[] lastGravity;

    private AtmosphereGrid()
    {
        WavelengthsAngstrom = AtmosphereWavelengths.ForSpectra();
        var temperatures = new List<double>();
        for (double t = 3.40; t < 5.21; t += t < 3.949 ? 0.025 : t < 4.699 ? 0.035 : 0.1)
            temperatures.Add(t);
        logTemperatures = [.. temperatures];
        firstGravity = new int[logTemperatures.Length];
        lastGravity = new int[logTemperatures.Length];
        spectra = new double[logTemperatures.Length][][][];
        for (int t = 0; t < logTemperatures.Length; t++)
        {
            // Radiation on free electrons alone lifts an atmosphere below log g = 4 log Teff - 15.12 (0.2 (1 + X) cm2/g, X = 0.7).
            double least = (4 * logTemperatures[t]) - 15.12 + EddingtonMargin;
            firstGravity[t] = Math.Max(0, Array.FindIndex(Gravities, g => g >= least));
            lastGravity[t] = logTemperatures[t] < 3.7 ? Gravities.Length - 3 : Gravities.Length - 1;
        }
    }

    /// <summary>Wavelengths in angstrom.</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>log10 of the effective temperatures, K.</summary>
    public ReadOnlySpan<double> LogTemperatures => logTemperatures;

    /// <summary>Computes all atmospheres, on as many threads as there are processors unless told otherwise.</summary>
    public static AtmosphereGrid Compute(int threads = 0)
    {
        var grid = new AtmosphereGrid();
        var structure = new ContinuousOpacity(AtmosphereWavelengths.ForStructure());
        var spectrum = new ContinuousOpacity(grid.WavelengthsAngstrom);
        var lines = new HydrogenLines(grid.WavelengthsAngstrom);
        var jobs = new List<(int T, int G, int Z)>();
        for (int t = 0; t < grid.logTemperatures.Length; t++)
        {
            grid.spectra[t] = new double[Gravities.Length][][];
            for (int g = grid.firstGravity[t]; g <= grid.lastGravity[t]; g++)
            {
                int metals = grid.logTemperatures[t] < Math.Log10(MetalFree) ? Metals.Length : 1;
                grid.spectra[t][g] = new double[metals][];
                for (int z = 0; z < metals; z++)
                    jobs.Add((t, g, z));
            }
        }

        Parallel.ForEach(
            jobs,
            new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount },
            job => grid.spectra[job.T][job.G][job.Z] = ModelAtmosphere.Spectrum(
                structure, spectrum, lines, Math.Pow(10, grid.logTemperatures[job.T]), Gravities[job.G], grid.spectra[job.T][job.G].Length == 1 ? Metals[^1] : Metals[job.Z]));
        return grid;
    }

    /// <summary>The spectra of one metallicity.</summary>
    public AtmosphereTable At(double metallicity)
    {
        double place = Math.Clamp(Math.Log10(metallicity / Metals[0]), 0, Metals.Length - 1);
        int low = Math.Min((int)place, Metals.Length - 2);
        double f = place - low;
        double[][][] rows = new double[logTemperatures.Length][][];
        for (int t = 0; t < rows.Length; t++)
        {
            rows[t] = new double[Gravities.Length][];
            for (int g = firstGravity[t]; g <= lastGravity[t]; g++)
            {
                double[][] all = spectra[t][g];
                rows[t][g] = all.Length == 1 ? (double[])all[0].Clone() : Between(all[low], all[low + 1], f);
            }
        }

        return new AtmosphereTable(logTemperatures, Gravities, firstGravity, lastGravity, rows);
    }

    /// <summary>A spectrum between two by its logarithm, brought back to an integral of 1.</summary>
    private double[] Between(double[] low, double[] high, double f)
    {
        double[] spectrum = [.. low.Zip(high, (a, b) => a > 0 && b > 0 ? Math.Exp(((1 - f) * Math.Log(a)) + (f * Math.Log(b))) : ((1 - f) * a) + (f * b))];
        double sum = 0;
        for (int i = 1; i < spectrum.Length; i++)
            sum += 0.5 * (spectrum[i] + spectrum[i - 1]) * (WavelengthsAngstrom[i] - WavelengthsAngstrom[i - 1]);
        for (int i = 0; i < spectrum.Length; i++)
            spectrum[i] /= sum;
        return spectrum;
    }
}
