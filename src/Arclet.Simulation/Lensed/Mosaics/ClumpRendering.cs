namespace Arclet.Simulation;

/// <summary>A clump's image as a band sees it: its Gaussians in the band's pixels, convolved with the PSF.</summary>
internal static class ClumpRendering
{
    /// <summary>Appends the Gaussians of an image of a flux behind the lens.</summary>
    /// <remarks>
    /// Where the image is made of many tiles, those within a standard deviation of one of the PSF's Gaussians are put together for that Gaussian, with their
    /// moments: a wide wing sees no tiles, and thousands of faint ones would each fall below the floor of the drawing.
    /// </remarks>
    public static void Add(LensedClumpImage image, double sourceFlux, FieldGeometry geometry, LensedBand band, GaussianMixturePsf psf, List<GaussianComponent> destination)
    {
        for (int i = 0; i < psf.Weights.Count; i++)
        {
            double variance = psf.SigmaPixels[i] * psf.SigmaPixels[i];
            foreach (GaussianComponent c in Blocks(image.Components, psf.SigmaPixels[i] * band.PixelScaleArcsec))
            {
                GaussianComponent pixels = FieldGeometry.Binned(geometry.ToPixels(c), band.PixelFactor);
                destination.Add((pixels with { Flux = pixels.Flux * sourceFlux }).ConvolvedWith(psf.Weights[i], variance));
            }
        }
    }

    /// <summary>The whole image as one Gaussian of its moments, in the band's pixels, convolved with the PSF, of unit flux; the strongest first.</summary>
    public static List<GaussianComponent> Whole(LensedClumpImage image, FieldGeometry geometry, LensedBand band, GaussianMixturePsf psf)
    {
        var list = new List<GaussianComponent>();
        var whole = new GaussianComponent(image.X, image.Y, 1, image.Cxx, image.Cxy, image.Cyy);
        psf.AddConvolved(FieldGeometry.Binned(geometry.ToPixels(whole), band.PixelFactor), list);
        list.Sort((p, q) => q.Peak.CompareTo(p.Peak));
        return list;
    }

    private static IEnumerable<GaussianComponent> Blocks(IReadOnlyList<GaussianComponent> tiles, double side)
    {
        if (tiles.Count == 1 || side < 1.5 * LensedBand.FinePixelArcsec)
            return tiles;
        return tiles.GroupBy(t => (Math.Floor(t.X / side), Math.Floor(t.Y / side))).Select(g => GaussianComponent.Moments([.. g]));
    }
}
