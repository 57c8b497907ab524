using Arclet.Imaging;
using Arclet.Inference;

namespace Arclet.Simulation;

/// <summary>
/// Sees a simulated field through other filters: the same sources at the same places and with the same shapes, on another filter's
/// pixels, through its PSF and with its own noise; the sky is the same in units of a pixel's noise. The lower left corners of the first pixels coincide.
/// </summary>
public static class BandObservation
{
    /// <summary>Makes a band's image.</summary>
    /// <param name="field">The field.</param>
    /// <param name="band">The filter.</param>
    /// <param name="threads">Number of threads, at least 1; it does not change the result.</param>
    /// <exception cref="ArgumentException">The field's size is no multiple of the band's pixels.</exception>
    public static BandImage Observe(SimulatedField field, FieldBand band, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(band);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        DeepFieldSettings s = field.Settings;
        if (band.PixelFactor < 1 || s.SizePixels % band.PixelFactor != 0)
            throw new ArgumentException($"a field of {s.SizePixels} pixels cannot be seen by pixels {band.PixelFactor} times as large");
        int size = s.SizePixels / band.PixelFactor;
        double floor = FieldExposure.RenderingFloor * band.NoiseNanojansky;
        var light = new double[size * size];
        FieldExposure.AddLight(light, size, field.Galaxies.SelectMany(g => Seen(SourceProfiles.Disc(g), band.DiffuseRatio(s, g.Id), band)), floor, threads);

        var fluxes = new double[field.Sources.Count];
        var signalToNoise = new double[fluxes.Length];
        var compact = new List<GaussianComponent>();
        for (int i = 0; i < fluxes.Length; i++)
        {
            TrueSource source = field.Sources[i];
            fluxes[i] = band.FluxNanojansky(s, source);
            List<GaussianComponent> profile = Seen(SourceProfiles.Compact(source, field.Galaxies), fluxes[i] / source.FluxNanojansky, band);
            profile.Sort((p, q) => q.Peak.CompareTo(p.Peak));
            compact.AddRange(profile);
            signalToNoise[i] = fluxes[i] * OptimalSignalToNoise.PerUnitFlux(
                [.. profile.Select(c => c with { Flux = c.Flux / fluxes[i] })],
                (x, y) => light[(Math.Clamp(y, 0, size - 1) * size) + Math.Clamp(x, 0, size - 1)],
                band.NoiseNanojansky,
                s.ElectronsPerNanojansky,
                [1]);
        }

        FieldExposure.AddLight(light, size, compact, floor, threads);
        var exposure = new FieldExposure
        {
            Name = band.Name,
            Seed = new SeededRandom(s.Seed, "band " + band.Name).NextBits(),
            NoiseNanojansky = band.NoiseNanojansky,
            NoiseCorrelationFwhmPixels = 0,
            ElectronsPerNanojansky = s.ElectronsPerNanojansky,
            BackgroundNanojansky = s.BackgroundNanojansky * band.NoiseNanojansky / s.NoiseNanojansky,
            BackgroundSlopeNanojansky = s.BackgroundSlopeNanojansky * band.NoiseNanojansky / s.NoiseNanojansky,
        };
        (MemoryImage image, MemoryImage error) = exposure.Expose(light, size, threads);
        return new(band, image, error, new MemoryImage(Array.ConvertAll(light, v => (float)v), size, size, "light of " + band.Name), fluxes, signalToNoise);
    }

    /// <summary>Components in the field's pixels as the band sees them: in its pixels, scaled, and convolved with its PSF.</summary>
    private static List<GaussianComponent> Seen(IEnumerable<GaussianComponent> components, double ratio, FieldBand band)
    {
        var seen = new List<GaussianComponent>();
        double k = band.PixelFactor;
        foreach (GaussianComponent c in components)
        {
            band.Psf.AddConvolved(
                new(((c.X + 0.5) / k) - 0.5, ((c.Y + 0.5) / k) - 0.5, c.Flux * ratio, c.Cxx / (k * k), c.Cxy / (k * k), c.Cyy / (k * k)), seen);
        }

        return seen;
    }
}
