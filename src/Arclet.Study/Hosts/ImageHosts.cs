using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Hosts;
using Arclet.Imaging.Psf;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>Fluxes of whole galaxies in their cutouts: sums over the galaxy's segments, every filter brought to the broadest PSF.</summary>
public static class ImageHosts
{
    // The PSF whose core holds the least flux is the broadest.
    private const double CoreRadiusArcsec = 0.1;

    /// <summary>Measures a galaxy.</summary>
    /// <param name="cutouts">Its cutouts.</param>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="psfs">The PSFs of filters on their pixels; filters without one are left out.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Fluxes in nJy.</returns>
    /// <exception cref="InputException">There is too little sky around the galaxy for errors, or a PSF is not round.</exception>
    public static IReadOnlyList<SedBand> Measure(CutoutSet cutouts, Galaxy galaxy, IReadOnlyDictionary<string, GaussianMixturePsf> psfs, CancellationToken cancellation = default)
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
        foreach (CutoutBand band in bands)
        {
            cancellation.ThrowIfCancellationRequested();
            GaussianMixturePsf psf = psfs[band.Filter];
            ImageSource seen = band == broadest ? band.Science : MatchingKernel.Between(psf, psfs[broadest.Filter].Rescaled(psf.PixelScaleArcsec)).Apply(band.Science, band.Mask, cancellation);
            var aperture = HostAperture.Of((x, y) => own.Contains(band.SegmentAt(x, y)), new PixelBounds(0, 0, band.Width, band.Height));
            HostFlux flux = HostPhotometry.Measure(seen, band.Error, band.Mask, aperture, detecting, cancellation);
            if (double.IsFinite(flux.Flux))
                result.Add(new SedBand(band.Filter, flux.Flux, flux.FluxError));
        }

        return result;
    }
}
