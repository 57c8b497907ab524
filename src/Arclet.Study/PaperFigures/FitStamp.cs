using Arclet.Figures;
using Arclet.Imaging.ClumpFit;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A galaxy in its reference filter: data, the model of its clumps, and what it leaves; in nJy, row 0 at the bottom.</summary>
public sealed record FitStamp
{
    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>Its redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>The filter.</summary>
    public required string Filter { get; init; }

    /// <summary>The side of a pixel in arcsec.</summary>
    public required double PixelScaleArcsec { get; init; }

    /// <summary>The data.</summary>
    public required FloatImage Data { get; init; }

    /// <summary>The fitted clumps, convolved with the PSF, without the backgrounds that were fitted with them.</summary>
    public required FloatImage Model { get; init; }

    /// <summary>The median error of the galaxy's pixels.</summary>
    public required double ErrorNanojansky { get; init; }

    /// <summary>The clumps with their half-light ellipses, free of the PSF.</summary>
    public required IReadOnlyList<(string Id, EllipseShape Ellipse, double FluxNanojansky)> Clumps { get; init; }

    /// <summary>Data minus model.</summary>
    public FloatImage Residual => new(Data.Pixels.ToArray().Select((d, i) => d - Model.Pixels.Span[i]).ToArray(), Data.Width, Data.Height);

    /// <summary>A galaxy's picture; null where its reference filter has no cutout or PSF, or no clump was measured in it.</summary>
    public static FitStamp? Of(Galaxy galaxy, CutoutSet cutouts, IReadOnlyList<ClumpPhotometry> photometry)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(cutouts);
        ArgumentNullException.ThrowIfNull(photometry);
        ClumpPhotometry[] fitted = [.. photometry.Where(p => p.SigmaMinorPixels >= 0 && p.AxisRatio > 0 && double.IsFinite(p.Bands[p.ReferenceFilter].FluxNanojansky))];
        if (fitted.Length == 0 || cutouts.Find(fitted[0].ReferenceFilter) is not { Psf: not null } band)
            return null;
        double scale = band.Wcs.PixelScaleArcsec;
        var clumps = new List<(string, EllipseShape, double)>();
        (double X, double Y)[] places = [.. fitted.Select(p => band.Wcs.SkyToPixel(new SkyPosition(p.RaDegrees, p.DecDegrees)))];
        StampWindow window = StampWindow.Around(band, galaxy, places);
        double radius = Math.Sqrt(2 * Math.Log(2));
        for (int i = 0; i < fitted.Length; i++)
        {
            ClumpPhotometry p = fitted[i];
            if (p.ReferenceFilter != band.Filter)
                continue;

            // The fit's own floor: a point has a shape of no extent, which has no ellipse.
            var shape = ClumpShape.FromAxes(Math.Max(p.SigmaMinorPixels, 1e-3), p.AxisRatio, p.ThetaDegrees);
            double flux = p.Bands[band.Filter].FluxNanojansky;
            clumps.Add((p.ClumpId, new EllipseShape(places[i].X - window.Left, places[i].Y - window.Bottom, Math.Max(0.4, radius * shape.SigmaMajPixels), Math.Max(0.4, radius * shape.SigmaMinPixels), p.ThetaDegrees), flux));
        }

        return new FitStamp
        {
            GalaxyId = galaxy.Id,
            Redshift = galaxy.Redshift,
            Filter = band.Filter,
            PixelScaleArcsec = scale,
            Data = window.Of(band.Science.Pixels, band.Width),
            Model = window.Of(new FittedBand(band, null).ModelOf(fitted), band.Width),
            ErrorNanojansky = CutoutBand.MedianOf(window.Of(band.Error.Pixels, band.Width).Pixels.Span),
            Clumps = clumps,
        };
    }
}
