using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>
/// A galaxy reconstructed in the source plane: the barycentre of its light, the central clump (the closest to it) and every clump's distance (sections
/// 4.5 and 4.6 of the paper).
/// </summary>
public sealed record SourceGalaxy
{
    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>x of the barycentre in arcsec of the model's frame.</summary>
    public required double BarycentreX { get; init; }

    /// <summary>y of the barycentre in arcsec of the model's frame.</summary>
    public required double BarycentreY { get; init; }

    /// <summary>The error of one coordinate of the barycentre over the drawn models, relative to the mean of the clumps, in arcsec; NaN without draws or clumps.</summary>
    public required double BarycentreErrorArcsec { get; init; }

    /// <summary>Source-plane area of the light, layers on each other counted each, over the area covered: above 1 where a critical line folds the image.</summary>
    public required double Folding { get; init; }

    /// <summary>The reconstruction under the best model.</summary>
    public required SourceReconstruction Reconstruction { get; init; }

    /// <summary>The clumps, in the order in which they were given.</summary>
    public required IReadOnlyList<SourceClump> Clumps { get; init; }

    /// <summary>Reconstructs a galaxy.</summary>
    /// <param name="galaxyId">The galaxy.</param>
    /// <param name="pixels">Its pixels.</param>
    /// <param name="clumps">Its clumps: id and place in arcsec of the model's frame.</param>
    /// <param name="fields">The models for its redshift.</param>
    /// <param name="reference">The frame.</param>
    /// <param name="kiloparsecPerArcsec">The scale at its redshift.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">No pixel is left, or the model is not defined there.</exception>
    public static SourceGalaxy Of(
        string galaxyId, GalaxyPixels pixels, IReadOnlyList<(string Id, double X, double Y)> clumps, LensFields fields, LensReference reference, double kiloparsecPerArcsec, SourcePlaneSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(clumps);
        ArgumentNullException.ThrowIfNull(fields);
        settings ??= new();
        settings.Check();
        (double[] x, double[] y, double[] brightness, double pixelArea) = pixels.InFrame(reference);
        if (x.Length == 0)
            throw new ArgumentException($"galaxy {galaxyId} has no pixel above {settings.ThresholdSigma} errors");
        LensedPixels lensed = LensedPixels.FromWcs(pixels.SurfaceBrightness, pixels.Width, pixels.Height, pixels.Wcs, reference);
        SearchWindow extent = SourceReconstruction.ExtentOf(fields.Best, lensed);
        if (!double.IsFinite(extent.Width + extent.Height))
            throw new ArgumentException($"the lens model is not defined on all pixels of galaxy {galaxyId}");
        double scale = settings.PixelFactor * Math.Sqrt(pixelArea / Math.Max(1, MedianMu(fields.Best, x, y)));
        SourceReconstruction source = SourceReconstruction.Trace(fields.Best, lensed, SourceGrid.Covering(extent, scale));
        LightBarycentre centre = LightBarycentre.Of(source);
        (double X, double Y)[] places = [.. clumps.Select(c => fields.Best.SourceOf(c.X, c.Y))];
        double[] distances = [.. places.Select(p => centre.DistanceKiloparsec(p.X, p.Y, kiloparsecPerArcsec))];
        int central = distances.Length == 0 ? -1 : Array.IndexOf(distances, distances.Min());
        var draws = new SourceDraws(fields, x, y, brightness, clumps, (centre.X, centre.Y), kiloparsecPerArcsec, settings.MostPixelsPerDraw);
        return new()
        {
            GalaxyId = galaxyId,
            BarycentreX = centre.X,
            BarycentreY = centre.Y,
            BarycentreErrorArcsec = draws.BarycentreErrorArcsec,
            Folding = source.TracedArea / source.CoveredArea,
            Reconstruction = source,
            Clumps = [.. clumps.Select((c, i) => Clump(c.Id, i))],
        };

        SourceClump Clump(string id, int i)
        {
            (double p16, double p50, double p84) = SamplePercentiles.Of(draws.Distances(i));
            return new(id, places[i].X, places[i].Y, distances[i], p16, p50, p84, i == central, draws.CentralFraction(i));
        }
    }

    private static double MedianMu(LensField field, double[] x, double[] y)
    {
        int step = Math.Max(1, x.Length / 10_000);
        double[] mu = [.. Enumerable.Range(0, (x.Length + step - 1) / step).Select(k => Math.Abs(field.DeflectionAndHessianAt(x[k * step], y[k * step]).Mu))];
        Array.Sort(mu);
        return mu[mu.Length / 2];
    }
}
