using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Hosts;
using Arclet.Imaging.Psf;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>
/// Fluxes of whole galaxies in their cutouts: sums over the galaxy's segments, every filter brought to the broadest PSF, so that colours are those of one region. A segment ends
/// where a galaxy sinks into the noise: all filters are scaled by what the sum of the clearest one gains while its region grows.
/// </summary>
public static class ImageHosts
{
    // The PSF whose core holds the least flux is the broadest.
    private const double CoreRadiusArcsec = 0.1;

    /// <summary>The region grows by this, about half of the broadest PSF's width, ...</summary>
    private const double StepArcsec = 0.12;

    /// <summary>... at most so many times.</summary>
    private const int MostSteps = 10;

    /// <summary>Measures a galaxy.</summary>
    /// <param name="cutouts">Its cutouts.</param>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="psfs">The PSFs of filters on their pixels; filters without one are left out.</param>
    /// <param name="total">Whether fluxes are of the whole galaxy, or of its segments alone.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Fluxes in nJy.</returns>
    /// <exception cref="InputException">There is too little sky around the galaxy for errors, or a PSF is not round.</exception>
    public static IReadOnlyList<SedBand> Measure(CutoutSet cutouts, Galaxy galaxy, IReadOnlyDictionary<string, GaussianMixturePsf> psfs, bool total = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cutouts);
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(psfs);
        if (galaxy.Segments.Count == 0)
            throw new InputException($"galaxy {galaxy.Id} has no segments, expected a segmentation map for sums over images");
        CutoutBand[] bands = [.. cutouts.Bands.Where(b => psfs.ContainsKey(b.Filter))];
        if (bands.Length == 0)
            return [];
        if (bands.FirstOrDefault(b => !psfs[b.Filter].IsRound) is { } elongated)
            throw new InputException($"the PSF of {elongated.Filter} is not round, expected round ones for matching (psf.model: analytic)");
        CutoutBand broadest = bands.MinBy(b => psfs[b.Filter].Normalized().EnclosedFlux(CoreRadiusArcsec / psfs[b.Filter].PixelScaleArcsec))!;
        var own = galaxy.Segments.ToHashSet();
        var detecting = new DetectionSettings { DeblendLevels = 1, Threads = 1, Background = new BackgroundSettings() };
        var result = new List<SedBand>();
        (CutoutBand Band, ImageSource Seen, HostFlux Flux)? clearest = null;
        foreach (CutoutBand band in bands)
        {
            cancellation.ThrowIfCancellationRequested();
            GaussianMixturePsf psf = psfs[band.Filter];
            ImageSource seen = band == broadest ? band.Science : MatchingKernel.Between(psf, psfs[broadest.Filter].Rescaled(psf.PixelScaleArcsec)).Apply(band.Science, band.Mask, cancellation);
            var aperture = HostAperture.Of((x, y) => own.Contains(band.SegmentAt(x, y)), new PixelBounds(0, 0, band.Width, band.Height));
            HostFlux flux = HostPhotometry.Measure(seen, band.Error, band.Mask, aperture, detecting, cancellation);
            if (!double.IsFinite(flux.Flux))
                continue;
            result.Add(new SedBand(band.Filter, flux.Flux, flux.FluxError));
            if (clearest is not { } best || flux.Flux / flux.FluxError > best.Flux.Flux / best.Flux.FluxError)
                clearest = (band, seen, flux);
        }

        if (!total || clearest is not { } reference || !(reference.Flux.Flux > 0))
            return result;
        double factor = Growth(reference.Band, reference.Seen, reference.Flux.Flux, own, detecting, cancellation);
        return [.. result.Select(b => b with { FluxNanojansky = factor * b.FluxNanojansky, ErrorNanojansky = factor * b.ErrorNanojansky })];
    }

    /// <summary>The flux of the grown region over that of the segments: it grows, other objects left out, until a step adds less than the error of the sum.</summary>
    private static double Growth(CutoutBand band, ImageSource seen, double segments, HashSet<int> own, DetectionSettings detecting, CancellationToken cancellation)
    {
        double[] away = Distances(band, own);
        double step = StepArcsec / band.Wcs.PixelScaleArcsec, flux = segments;
        var whole = new PixelBounds(0, 0, band.Width, band.Height);
        for (int i = 1; i <= MostSteps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double reach = i * step;
            HostFlux grown = HostPhotometry.Measure(
                seen, band.Error, band.Mask, HostAperture.Of((x, y) => away[((int)Math.Round(y) * band.Width) + (int)Math.Round(x)] <= reach && (band.SegmentAt(x, y) == 0 || own.Contains(band.SegmentAt(x, y))), whole), detecting, cancellation);
            if (!(grown.Flux - flux > grown.FluxError))
                break;
            flux = grown.Flux;
        }

        return flux / segments;
    }

    /// <summary>How far each pixel is from the nearest one of the galaxy's segments, pixels; what is farther than the region can grow is infinitely far.</summary>
    private static double[] Distances(CutoutBand band, HashSet<int> own)
    {
        double[] away = new double[band.Width * band.Height];
        Array.Fill(away, double.PositiveInfinity);
        int reach = (int)Math.Ceiling(MostSteps * StepArcsec / band.Wcs.PixelScaleArcsec);
        for (int y = 0; y < band.Height; y++)
        {
            for (int x = 0; x < band.Width; x++)
            {
                if (!own.Contains(band.SegmentAt(x, y)))
                    continue;
                bool isInside = own.Contains(band.SegmentAt(x - 1, y)) && own.Contains(band.SegmentAt(x + 1, y)) && own.Contains(band.SegmentAt(x, y - 1)) && own.Contains(band.SegmentAt(x, y + 1));
                away[(y * band.Width) + x] = 0;
                for (int v = Math.Max(0, y - reach); !isInside && v <= Math.Min(band.Height - 1, y + reach); v++)
                {
                    for (int u = Math.Max(0, x - reach); u <= Math.Min(band.Width - 1, x + reach); u++)
                        away[(v * band.Width) + u] = Math.Min(away[(v * band.Width) + u], double.Hypot(u - x, v - y));
                }
            }
        }

        return away;
    }
}
