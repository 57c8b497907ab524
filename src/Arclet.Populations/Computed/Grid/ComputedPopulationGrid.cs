using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Arclet.Populations;

/// <summary>
/// Stars and gas computed from single-star evolution, atmospheres, the initial mass function and recombination theory, as grids that every engine reads. Each population is computed by
/// itself, so that the result is the same to the bit whatever the threads.
/// </summary>
public static class ComputedPopulationGrid
{
    /// <summary>Counts changes of the computation after which kept grids are not the same any more.</summary>
    public const int Version = 3;

    /// <summary>Isochrones begin after birth: the age 0 is computed at this age, Myr, before any star has changed.</summary>
    private const double YoungestMyr = 0.01;

    private static readonly Lock AtmospheresGate = new();

    private static StarSpectra? atmospheres;

    /// <summary>Computes stars and gas.</summary>
    /// <param name="settings">What is computed.</param>
    /// <param name="threads">How many threads compute; 0 for as many as there are processors.</param>
    /// <param name="progress">Receives the fraction that is done, from any thread.</param>
    /// <param name="cancellation">Stops between populations.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static PopulationGrids Compute(ComputedPopulationSettings settings, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        double[] zs = [.. settings.Metallicities], ages = [.. settings.AgesYears];
        StellarEvolution[] evolutions = [.. zs.Select(z => new StellarEvolution(z, settings.Evolution))];
        IStarSpectra spectra = Stars(settings, threads);
        cancellation.ThrowIfCancellationRequested();
        double[] waves = spectra.WavelengthsAngstrom.ToArray();
        double[] luminosity = new double[zs.Length * ages.Length * waves.Length], surviving = new double[zs.Length * ages.Length];
        int done = 0;
        Parallel.For(
            0,
            surviving.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation },
            i =>
            {
                // The oldest last: they take longest, and neighbours in the list go to different threads.
                int z = i % zs.Length, a = i / zs.Length, at = (z * ages.Length) + a;
                Isochrone isochrone = Isochrone.Compute(evolutions[z], Math.Max(ages[a] * 1e-6, YoungestMyr), new IsochroneOptions { LowestMassSolar = settings.MassFunction.LowestMassSolar, HighestMassSolar = settings.MassFunction.HighestMassSolar });
                Span<double> light = luminosity.AsSpan(at * waves.Length, waves.Length);
                ComputedPopulation.Spectrum(isochrone, settings.MassFunction, spectra, light);

                // Single precision loses nothing that is known, and halves the file.
                foreach (ref double value in light)
                    value = (float)value;
                surviving[at] = (float)isochrone.SurvivingMass(settings.MassFunction).WithRemnants;
                progress?.Report((double)Interlocked.Increment(ref done) / surviving.Length);
            });
        var provenance = new Provenance
        {
            Library = $"{ComputedPopulations.Library} {Version}",
            Imf = settings.MassFunction.Name,
            Notes = $"{ComputedPopulations.Caution}; {Text(settings)}",
        };
        var stars = new StellarGrid("computed", provenance, waves, ages, zs, luminosity, surviving);
        NebularGrid gas = ComputedNebula.For(stars, settings.Gas);
        foreach (double[] values in (double[][])[gas.LineLuminosity, gas.Continuum])
        {
            foreach (ref double value in values.AsSpan())
                value = (float)value;
        }

        return new PopulationGrids(stars, gas);
    }

    /// <summary>The spectra of single stars that settings ask for; a process computes the atmospheres once.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="threads">How many threads compute; 0 for as many as there are processors.</param>
    public static IStarSpectra Stars(ComputedPopulationSettings settings, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.BlackBodies)
            return new BlackBodySpectra();
        lock (AtmospheresGate)
            return (atmospheres ??= StarSpectra.Compute(threads: threads)).With(settings.Spectra);
    }

    /// <summary>64 hexadecimal digits that stand for the settings and the version of the computation.</summary>
    public static string Fingerprint(ComputedPopulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        InitialMassFunction imf = settings.MassFunction;

        // A mass function's name does not tell its slopes; its values do.
        double step = Math.Log(imf.HighestMassSolar / imf.LowestMassSolar) / 64;
        IEnumerable<double> shape = Enumerable.Range(0, 64).Select(i => imf.Density(imf.LowestMassSolar * Math.Exp((i + 0.5) * step)));
        string all = $"version {Version}; {Text(settings)}; {settings.Evolution}; {settings.Spectra}; IMF {List(shape)}; ages {List(settings.AgesYears)}; log U {List(settings.Gas.LogIonisation)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    /// <summary>The settings in words, for the provenance.</summary>
    private static string Text(ComputedPopulationSettings settings)
    {
        InitialMassFunction imf = settings.MassFunction;
        (StellarEvolutionOptions evolution, StarSpectraOptions stars) = (settings.Evolution, settings.Spectra);
        IEnumerable<string> off = new (bool On, string Name)[]
        {
            (evolution.MassLoss, "mass loss"), (evolution.DustWinds, "dust winds"), (!settings.BlackBodies, "atmospheres"), (stars.LineBlanketing, "line blanketing"), (stars.CoolStars, "cool stars"),
            (stars.WolfRayetWinds, "Wolf-Rayet winds"), (stars.RedSupergiantTemperatures, "supergiant scale"),
        }.Where(s => !s.On).Select(s => s.Name);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{imf.LowestMassSolar:R} to {imf.HighestMassSolar:R} Msun; Z {List(settings.Metallicities)}; {settings.AgesYears.Count} ages; stripped fraction {stars.StrippedFraction:R}; gas {settings.Gas.TemperatureKelvin:R} K; switched off: {(off.Any() ? string.Join(", ", off) : "nothing")}");
    }

    private static string List(IEnumerable<double> values) => string.Join(' ', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
