using Arclet.Imaging;
using Arclet.Inference;

namespace Arclet.Simulation;

/// <summary>
/// A deep field with known truth: diffuse galaxies, clumps scattered like their light, a few stars, a sloping background, and
/// the noise of background and photons. All of it is seeded by unit (a galaxy, a star, a row), so the same settings give
/// the same bits on any number of threads.
/// </summary>
public static class DeepField
{
    /// <summary>Makes a field.</summary>
    /// <param name="settings">What it holds.</param>
    /// <param name="threads">Number of threads, at least 1; it does not change the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public static SimulatedField Generate(DeepFieldSettings settings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings, threads);
        SimulatedGalaxy[] galaxies = [.. Enumerable.Range(1, settings.GalaxyCount).Select(id => DrawGalaxy(settings, id))];
        double[] diffuse = Render(settings, DiscComponents(settings, galaxies), threads);
        var noise = new BackgroundNoise(settings.Seed, settings.SizePixels, settings.NoiseCorrelationFwhmPixels);

        var drawn = new List<TrueSource>();
        foreach (SimulatedGalaxy galaxy in galaxies)
        {
            drawn.Add(new(0, SourceKind.GalaxyCore, galaxy.Id, galaxy.Core.X, galaxy.Core.Y, galaxy.Core.FluxNanojansky,
                galaxy.Core.ScaleLengthPixels * galaxy.Core.AxisRatio, galaxy.Core.AxisRatio, galaxy.Core.ThetaDeg, 0, 0));
            AddClumps(settings, galaxy, drawn);
        }

        AddStars(settings, drawn);
        TrueSource[] sources = Measure(settings, drawn, galaxies, diffuse, noise);
        double[] light = Render(settings, [.. DiscComponents(settings, galaxies), .. sources.SelectMany(s => Components(settings, s, galaxies))], threads);
        var exposure = new FieldExposure
        {
            Name = "field",
            Seed = settings.Seed,
            NoiseNanojansky = settings.NoiseNanojansky,
            NoiseCorrelationFwhmPixels = settings.NoiseCorrelationFwhmPixels,
            ElectronsPerNanojansky = settings.ElectronsPerNanojansky,
            BackgroundNanojansky = settings.BackgroundNanojansky,
            BackgroundSlopeNanojansky = settings.BackgroundSlopeNanojansky,
        };
        (MemoryImage image, MemoryImage error) = exposure.Expose(light, settings.SizePixels, threads);
        return new(settings, image, error, sources, galaxies);
    }

    private static void Check(DeepFieldSettings s, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(s.SizePixels, 64);
        ArgumentOutOfRangeException.ThrowIfNegative(s.GalaxyCount);
        ArgumentOutOfRangeException.ThrowIfNegative(s.ClumpsPerGalaxy);
        ArgumentOutOfRangeException.ThrowIfNegative(s.StarCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(s.NoiseNanojansky);
        ArgumentOutOfRangeException.ThrowIfNegative(s.NoiseCorrelationFwhmPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(s.ElectronsPerNanojansky);
    }

    private static SimulatedGalaxy DrawGalaxy(DeepFieldSettings s, int id)
    {
        var random = new SeededRandom(s.Seed, "galaxy", id);

        // One galaxy in each cell of a grid, moved about inside it: they cover the field and seldom overlap.
        int cells = (int)Math.Ceiling(Math.Sqrt(s.GalaxyCount));
        double cell = (double)s.SizePixels / cells;
        double x = (((id - 1) % cells) + random.Uniform(0.15, 0.85)) * cell;
        double y = (((id - 1) / cells) + random.Uniform(0.15, 0.85)) * cell;
        double h = random.LogUniform(s.DiscScalePixels.Least, s.DiscScalePixels.Largest);
        double q = random.Uniform(0.3, 0.9);
        double theta = random.Uniform(-90, 90);
        double brightness = random.LogUniform(s.DiscBrightness.Least, s.DiscBrightness.Largest) * s.NoiseNanojansky;
        var disc = new ExponentialDisc(x, y, 2 * Math.PI * h * h * q * brightness, h, q, theta);
        var core = new ExponentialDisc(x, y, disc.FluxNanojansky * random.Uniform(0.02, 0.08), random.Uniform(0.8, 1.6), random.Uniform(0.7, 1), theta);
        return new(id, disc, core);
    }

    private static void AddClumps(DeepFieldSettings s, SimulatedGalaxy galaxy, List<TrueSource> sources)
    {
        for (int i = 0; i < s.ClumpsPerGalaxy; i++)
        {
            var random = new SeededRandom(s.Seed, "clump", ((long)galaxy.Id << 32) + i);

            // The radius of light of an exponential disc, r e^-r, is the sum of two exponential deviates; beyond four scale lengths it is drawn again.
            double r;
            do
                r = -Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble()));
            while (r > 4);
            (double sin, double cos) = Math.SinCos(random.Uniform(0, 2 * Math.PI));
            (double ts, double tc) = Math.SinCos(double.DegreesToRadians(galaxy.Disc.ThetaDeg));
            double u = r * cos * galaxy.Disc.ScaleLengthPixels;
            double v = r * sin * galaxy.Disc.ScaleLengthPixels * galaxy.Disc.AxisRatio;
            double sigma = random.LogUniform(s.ClumpSigmaPixels.Least, s.ClumpSigmaPixels.Largest);
            double q = random.Uniform(0.4, 1);
            double theta = random.Uniform(-90, 90);

            // The flux follows from the signal-to-noise ratio once the profile and the light under it are known: until then the ratio stands in its place.
            double signalToNoise = random.LogUniform(s.ClumpSignalToNoise.Least, s.ClumpSignalToNoise.Largest);
            sources.Add(new(0, SourceKind.Clump, galaxy.Id, galaxy.Disc.X + (u * tc) - (v * ts), galaxy.Disc.Y + (u * ts) + (v * tc), 1,
                sigma, q, theta, signalToNoise, 0));
        }
    }

    private static void AddStars(DeepFieldSettings s, List<TrueSource> sources)
    {
        for (int i = 0; i < s.StarCount; i++)
        {
            var random = new SeededRandom(s.Seed, "star", i);
            double flux = s.NoiseNanojansky * random.LogUniform(300, 30_000);
            sources.Add(new(0, SourceKind.Star, 0, random.Uniform(0.03, 0.97) * s.SizePixels, random.Uniform(0.03, 0.97) * s.SizePixels, flux, 0, 1, 0, 0, 0));
        }
    }

    /// <summary>Gives the sources their ids, fluxes, signal-to-noise ratios and distances; clumps whose centre is off the image are left out.</summary>
    private static TrueSource[] Measure(
        DeepFieldSettings s, List<TrueSource> drawn, SimulatedGalaxy[] galaxies, double[] diffuse, BackgroundNoise noise)
    {
        int n = s.SizePixels;
        TrueSource[] sources = [.. drawn.Where(c => c.X > -0.5 && c.X < n - 0.5 && c.Y > -0.5 && c.Y < n - 0.5)];
        for (int i = 0; i < sources.Length; i++)
        {
            TrueSource source = sources[i] with { Id = i + 1 };
            List<GaussianComponent> unit = Components(s, source with { FluxNanojansky = 1 }, galaxies);
            double perFlux = OptimalSignalToNoise.PerUnitFlux(
                unit,
                (x, y) => diffuse[(Math.Clamp(y, 0, n - 1) * n) + Math.Clamp(x, 0, n - 1)],
                s.NoiseNanojansky,
                s.ElectronsPerNanojansky,
                noise.KernelPerAxis);
            source = source.Kind == SourceKind.Clump
                ? source with { FluxNanojansky = source.SignalToNoise / perFlux }
                : source with { SignalToNoise = source.FluxNanojansky * perFlux };
            double nearest = double.PositiveInfinity;
            for (int j = 0; j < sources.Length; j++)
            {
                if (j != i)
                    nearest = Math.Min(nearest, double.Hypot(sources[j].X - source.X, sources[j].Y - source.Y));
            }

            sources[i] = source with { IsolationPixels = nearest };
        }

        return sources;
    }

    private static List<GaussianComponent> DiscComponents(DeepFieldSettings s, SimulatedGalaxy[] galaxies)
    {
        var components = new List<GaussianComponent>();
        foreach (GaussianComponent c in galaxies.SelectMany(SourceProfiles.Disc))
            s.Psf.AddConvolved(c, components);
        return components;
    }

    /// <summary>The Gaussians of a compact source after the PSF, its strongest first.</summary>
    private static List<GaussianComponent> Components(DeepFieldSettings s, TrueSource source, SimulatedGalaxy[] galaxies)
    {
        var components = new List<GaussianComponent>();
        foreach (GaussianComponent c in SourceProfiles.Compact(source, galaxies))
            s.Psf.AddConvolved(c, components);
        components.Sort((p, q) => q.Peak.CompareTo(p.Peak));
        return components;
    }

    private static double[] Render(DeepFieldSettings s, IEnumerable<GaussianComponent> components, int threads)
    {
        var light = new double[s.SizePixels * s.SizePixels];
        FieldExposure.AddLight(light, s.SizePixels, components, FieldExposure.RenderingFloor * s.NoiseNanojansky, threads);
        return light;
    }
}
