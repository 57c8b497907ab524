using System.Numerics.Tensors;
using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Light of clusters whose stars are drawn from the mass function. A star is the point of the isochrone whose range of masses it falls into, so that the mean of many clusters is
/// the fully sampled population; each point's light is prepared once, and a cluster costs little more than drawing its stars.
/// </summary>
/// <threadsafety>Immutable; clusters may be drawn from any thread.</threadsafety>
public sealed class StochasticClusterModel
{
    private const double TenParsecMpc = 1e-5;

    private readonly IsochronePoint[] points;
    private readonly double[] upperMasses;
    private readonly double[] numbers;
    private readonly double[] spectra;
    private readonly IonisingRates[] rates;
    private readonly double[] light;
    private readonly double[] starWaves;
    private readonly GasEmission? gas;
    private readonly BandWeights[] starBands;
    private readonly BandWeights[] gasBands;

    /// <summary>Prepares clusters.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="stars">Spectra of single stars.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public StochasticClusterModel(StochasticClusterSettings settings, IStarSpectra stars)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(stars);
        settings.Validate();
        Settings = settings;
        InitialMassFunction imf = settings.MassFunction;
        var options = new IsochroneOptions { LowestMassSolar = imf.LowestMassSolar, HighestMassSolar = imf.HighestMassSolar, LogLuminosityStep = 0.05, LogTemperatureStep = 0.015 };
        Isochrone isochrone = Isochrone.Compute(new StellarEvolution(settings.Metallicity, settings.Evolution), settings.AgeMyr, options);
        points = isochrone.Points.ToArray();
        numbers = isochrone.NumbersPerSolarMass(imf);
        upperMasses = [.. points.Zip(points.Skip(1), (a, b) => Math.Sqrt(a.InitialMassSolar * b.InitialMassSolar)), double.PositiveInfinity];
        starWaves = stars.WavelengthsAngstrom.ToArray();
        gas = settings.LogIonisation is null ? null : new GasEmission(starWaves, new NebularSettings().TemperatureKelvin);
        double[] distances = [.. RestBands.Select(_ => TenParsecMpc), .. settings.Filters.Select(_ => settings.Cosmology.LuminosityDistanceMpc(settings.Redshift))];
        FilterCurve[] curves = [.. RestBands, .. settings.Filters];
        starBands = [.. curves.Select((c, i) => BandWeights.Of(c, starWaves, i < RestBands.Count ? 0 : settings.Redshift, distances[i], hasIgm: i >= RestBands.Count))];
        gasBands = gas is null ? [] : [.. curves.Select((c, i) => BandWeights.Of(c, gas.WavelengthsAngstrom, i < RestBands.Count ? 0 : settings.Redshift, distances[i], hasIgm: i >= RestBands.Count))];
        spectra = new double[points.Length * starWaves.Length];
        rates = new IonisingRates[points.Length];
        light = new double[points.Length * starBands.Length];
        double[] seen = new double[starWaves.Length];
        for (int p = 0; p < points.Length; p++)
        {
            Span<double> spectrum = spectra.AsSpan(p * starWaves.Length, starWaves.Length);
            stars.Add(points[p], settings.Metallicity, 1, spectrum);
            rates[p] = IonisingRates.Of(starWaves, spectrum);
            spectrum.CopyTo(seen);
            HideIonising(seen);
            for (int b = 0; b < starBands.Length; b++)
                light[(p * starBands.Length) + b] = starBands[b].Flux(seen);
        }
    }

    /// <summary>The rest-frame bands of magnitudes: top-hats of 1450-1550 A and, about U, V and J, those of <see cref="RestFrame"/>.</summary>
    public static IReadOnlyList<FilterCurve> RestBands { get; } =
    [
        new("M1500", [1450, 1550], [1, 1], "top-hat"), new("U", [3300, 4000], [1, 1], "top-hat"), new("V", [5070, 5950], [1, 1], "top-hat"), new("J", [11700, 13300], [1, 1], "top-hat"),
    ];

    /// <summary>The settings.</summary>
    public StochasticClusterSettings Settings { get; }

    /// <summary>The stars' wavelengths in angstrom.</summary>
    public ReadOnlySpan<double> WavelengthsAngstrom => starWaves;

    /// <summary>The population of the settings' mass with the mass function filled exactly.</summary>
    public StochasticCluster Expected()
    {
        double[] counts = [.. numbers.Select(n => n * Settings.MassSolar)];
        return Of(counts, Settings.MassSolar, Settings.MassFunction.StarsPerSolarMass * Settings.MassSolar, Settings.MassFunction.HighestMassSolar);
    }

    /// <summary>Cluster number <paramref name="number"/>, from 0.</summary>
    public StochasticCluster Draw(int number)
    {
        (double[] counts, double[] masses) = Counts(number);
        return Of(counts, masses.Sum(), masses.Length, masses.Length == 0 ? 0 : masses.Max());
    }

    /// <summary>The spectrum of the stars of cluster number <paramref name="number"/> at <see cref="WavelengthsAngstrom"/>, Lsun per angstrom.</summary>
    public double[] Spectrum(int number)
    {
        double[] counts = Counts(number).Counts, sum = new double[starWaves.Length];
        for (int p = 0; p < counts.Length; p++)
        {
            if (counts[p] > 0)
                TensorPrimitives.MultiplyAdd(spectra.AsSpan(p * starWaves.Length, starWaves.Length), counts[p], sum, sum);
        }

        return sum;
    }

    /// <summary>Clusters 0 to <paramref name="count"/> - 1; the same on any number of threads.</summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">How many threads draw; 0 for as many as there are processors.</param>
    /// <param name="progress">Receives the fraction that is done, from any thread.</param>
    /// <param name="cancellation">Stops between clusters.</param>
    public StochasticCluster[] DrawAll(int count, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var clusters = new StochasticCluster[count];
        int done = 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation }, i =>
        {
            clusters[i] = Draw(i);
            progress?.Report((double)Interlocked.Increment(ref done) / count);
        });
        return clusters;
    }

    private (double[] Counts, double[] Masses) Counts(int number)
    {
        double[] masses = Settings.MassFunction.SampleCluster(Settings.MassSolar, new SeededRandom(Settings.Seed, "stochastic cluster", number)), counts = new double[points.Length];
        foreach (double mass in masses)
        {
            int at = Array.BinarySearch(upperMasses, mass);
            counts[at >= 0 ? at : ~at]++;
        }

        return (counts, masses);
    }

    private StochasticCluster Of(double[] counts, double mass, double stars, double largest)
    {
        double luminosity = 0;
        IonisingRates sum = default;
        double[] flux = new double[starBands.Length];
        for (int p = 0; p < counts.Length; p++)
        {
            if (counts[p] == 0)
                continue;
            luminosity += counts[p] * points[p].State.LuminositySolar;
            sum = new(sum.Hydrogen + (counts[p] * rates[p].Hydrogen), sum.Helium + (counts[p] * rates[p].Helium), sum.IonisedHelium + (counts[p] * rates[p].IonisedHelium));
            TensorPrimitives.MultiplyAdd(light.AsSpan(p * flux.Length, flux.Length), counts[p], flux, flux);
        }

        if (gas is not null)
            AddGas(sum, flux);
        double[] magnitudes = [.. flux.Take(RestBands.Count).Select(f => 31.4 - (2.5 * Math.Log10(f)))];
        return new StochasticCluster(mass, stars, largest, sum, luminosity, magnitudes, flux[RestBands.Count..]);
    }

    private void AddGas(in IonisingRates sum, double[] flux)
    {
        double[] continuum = new double[gas!.WavelengthsAngstrom.Length], lines = new double[gas.LineNames.Length];
        gas.Continuum(sum, Settings.Metallicity, continuum);
        gas.Lines(sum, Settings.Metallicity, Settings.LogIonisation!.Value, lines);
        for (int b = 0; b < flux.Length; b++)
        {
            flux[b] += gasBands[b].Flux(continuum);
            for (int l = 0; l < lines.Length; l++)
                flux[b] += lines[l] == 0 ? 0 : lines[l] * gasBands[b].Line(gas.LineWavelengthsAngstrom[l]);
        }
    }

    /// <summary>With gas around, no ionising light leaves.</summary>
    private void HideIonising(double[] spectrum)
    {
        if (gas is null)
            return;
        for (int i = 0; i < spectrum.Length && starWaves[i] < SolarUnits.LymanEdgeAngstrom; i++)
            spectrum[i] = 0;
    }
}
