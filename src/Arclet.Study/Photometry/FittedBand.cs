using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A filter's cutout as the clump fit sees it.</summary>
internal sealed class FittedBand
{
    // A PSF's scale that differs by less is a rounding of a header.
    private const double SameScale = 0.005;

    private const double LeastSigmaPixels = 1e-3, ModelReachPixels = 40;

    public FittedBand(CutoutBand band, FilterDepth? depth)
    {
        Band = band;
        Depth = depth;
        GaussianMixturePsf psf = band.Psf ?? throw new ArgumentException($"filter {band.Filter} has no PSF");
        double scale = band.Wcs.PixelScaleArcsec;
        Image = new ClumpFitImage
        {
            Image = band.Science,
            Error = band.Error,
            Mask = band.Mask,
            Psf = Math.Abs((psf.PixelScaleArcsec / scale) - 1) <= SameScale ? psf : psf.Rescaled(scale),
            SaturationLevel = band.SaturationNanojansky,
            NoiseScale = depth?.NoiseScale ?? 1,
        };
    }

    public CutoutBand Band { get; }

    public FilterDepth? Depth { get; }

    public ClumpFitImage Image { get; }

    /// <summary>Where a position is in this filter's pixels.</summary>
    public ClumpPosition Place(string id, SkyPosition position)
    {
        (double x, double y) = Band.Wcs.SkyToPixel(position);
        return new(id, x, y);
    }

    /// <summary>A clump that was fitted in another filter, in this filter's pixels.</summary>
    public ShapedClump Shaped(ClumpFitResult fit, Wcs from)
    {
        ClumpPosition there = Place(fit.Id, from.PixelToSky(fit.X, fit.Y));
        WcsJacobian a = from.JacobianAt(fit.X, fit.Y), b = Band.Wcs.JacobianAt(there.X, there.Y);

        // To the sky with one filter's map and back with the inverse of the other's.
        double determinant = (b.EastPerX * b.NorthPerY) - (b.EastPerY * b.NorthPerX);
        return new ShapedClump(new ClumpPosition(fit.Id, fit.X, fit.Y), fit.Shape, fit.ShapeCovariance).InPixelsOf(
            there.X, there.Y,
            ((b.NorthPerY * a.EastPerX) - (b.EastPerY * a.NorthPerX)) / determinant,
            ((b.NorthPerY * a.EastPerY) - (b.EastPerY * a.NorthPerY)) / determinant,
            ((b.EastPerX * a.NorthPerX) - (b.NorthPerX * a.EastPerX)) / determinant,
            ((b.EastPerX * a.NorthPerY) - (b.NorthPerX * a.EastPerY)) / determinant);
    }

    /// <summary>The measured clumps of this reference filter as it shows them, nJy, row after row.</summary>
    public float[] ModelOf(IEnumerable<ClumpPhotometry> clumps)
    {
        var model = new float[Band.Width * Band.Height];
        foreach (ClumpPhotometry p in clumps.Where(p => p.ReferenceFilter == Band.Filter))
        {
            double flux = p.Bands.TryGetValue(Band.Filter, out BandFlux of) ? of.FluxNanojansky : double.NaN;
            if (!(p.SigmaMinorPixels >= 0 && p.AxisRatio > 0 && double.IsFinite(flux)))
                continue;
            (double x, double y) = Band.Wcs.SkyToPixel(new SkyPosition(p.RaDegrees, p.DecDegrees));

            // The fit's own floor: a point has a shape of no extent, which has no ellipse.
            var shape = ClumpShape.FromAxes(Math.Max(p.SigmaMinorPixels, LeastSigmaPixels), p.AxisRatio, double.IsFinite(p.ThetaDegrees) ? p.ThetaDegrees : 0);
            ClumpModel.Add(model, Band.Width, Image.Psf, x, y, shape, flux, ModelReachPixels);
        }

        return model;
    }

    /// <summary>A fit's flux with its limit.</summary>
    public BandFlux Flux(ClumpFitResult fit, double limitErrors)
    {
        var flags = (BandFlags)(int)fit.Flags;
        double total = double.Hypot(fit.FluxErrorIndependent, fit.FluxErrorCommon);
        double limit = Depth?.LimitNanojansky ?? double.NaN;
        if (!(limit > 0))
        {
            limit = limitErrors * (double.IsFinite(total) ? total : fit.FluxError);
            flags |= BandFlags.LimitFromError;
        }

        return new(fit.Flux, fit.FluxErrorIndependent, fit.FluxErrorCommon, limit, fit.Flux < limit, (int)flags);
    }
}
