namespace Arclet.Lensing;

/// <summary>
/// An image traced to the source plane. Lensing conserves surface brightness, so a source pixel has the mean surface brightness of what is
/// traced into it, weighted with the area; where several images of a galaxy are in the input, they are averaged so.
/// </summary>
public sealed class SourceReconstruction
{
    private SourceReconstruction(SourceGrid grid, SourceMethod method, double[] surfaceBrightness, double[] coverage, double[] parity, double tracedFlux, double tracedArea)
    {
        Grid = grid;
        Method = method;
        SurfaceBrightness = surfaceBrightness;
        Coverage = coverage;
        Parity = parity;
        TracedFlux = tracedFlux;
        TracedArea = tracedArea;
    }

    /// <summary>The source-plane pixels.</summary>
    public SourceGrid Grid { get; }

    /// <summary>How it was made.</summary>
    public SourceMethod Method { get; }

    /// <summary>Surface brightness, row by row; NaN where nothing is traced.</summary>
    public IReadOnlyList<double> SurfaceBrightness { get; }

    /// <summary>How many layers of the image plane lie on a pixel (flux conserving), or how many image pixels fell into it (pixel centres).</summary>
    public IReadOnlyList<double> Coverage { get; }

    /// <summary>As the coverage, but mirrored layers count negative: where it is below the coverage, a critical line folds the image over.</summary>
    public IReadOnlyList<double> Parity { get; }

    /// <summary>Surface brightness times source-plane area of all pixels traced, in and outside of the grid, each image of the galaxy by itself.</summary>
    public double TracedFlux { get; }

    /// <summary>The source-plane area of all pixels traced in arcsec^2, layers on each other counted each.</summary>
    public double TracedArea { get; }

    /// <summary>The flux of the source: surface brightness times the pixels' area.</summary>
    public double Flux => SurfaceBrightness.Where(double.IsFinite).Sum() * Grid.PixelArea;

    /// <summary>The source-plane area with any light on it in arcsec^2, each part of a pixel that is covered counted once.</summary>
    public double CoveredArea => Coverage.Sum(c => Math.Min(c, 1)) * Grid.PixelArea;

    /// <summary>Traces an image.</summary>
    /// <param name="field">The lens for the source's redshift.</param>
    /// <param name="pixels">The image.</param>
    /// <param name="grid">The source-plane pixels.</param>
    /// <param name="method">How.</param>
    public static SourceReconstruction Trace(LensField field, LensedPixels pixels, SourceGrid grid, SourceMethod method = SourceMethod.FluxConserving)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(pixels);
        var target = new SourceAccumulator(grid);
        var tracing = new PixelTracing(field, pixels);
        if (method == SourceMethod.FluxConserving)
            tracing.ByAreas(target, grid.PixelArcsec);
        else
            tracing.ByCentres(target);
        int n = grid.Width * grid.Height;
        double[] brightness = new double[n], coverage = new double[n], parity = new double[n];
        double unit = method == SourceMethod.FluxConserving ? grid.PixelArea : 1;
        for (int k = 0; k < n; k++)
        {
            brightness[k] = target.Weight[k] > 0 ? target.Light[k] / target.Weight[k] : double.NaN;
            coverage[k] = target.Weight[k] / unit;
            parity[k] = target.SignedWeight[k] / unit;
        }

        return new(grid, method, brightness, coverage, parity, tracing.Flux, tracing.Area);
    }

    /// <summary>The rectangle of the source plane that an image's pixels are traced to.</summary>
    /// <exception cref="ArgumentException">No pixel has a value.</exception>
    public static SearchWindow ExtentOf(LensField field, LensedPixels pixels)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(pixels);
        return new PixelTracing(field, pixels).Extent();
    }
}
