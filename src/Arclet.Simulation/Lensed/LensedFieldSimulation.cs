using Arclet.Lensing;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>
/// Makes a lensed field: a cluster, galaxies and clumps drawn in the source plane, their light from stellar populations, and their images by ray tracing.
/// Everything is seeded by unit, so the same settings give the same bits on any number of threads.
/// </summary>
public static class LensedFieldSimulation
{
    /// <summary>Images fainter than this |mu| are not drawn.</summary>
    public const double FaintestMagnification = 0.02;

    /// <summary>Makes a field without its images, which <see cref="LensedField.Observe"/> makes.</summary>
    /// <param name="settings">What it holds.</param>
    /// <param name="grids">The stellar populations.</param>
    /// <param name="curves">Throughput curves of all the settings' filters and of F160W.</param>
    /// <param name="threads">Number of threads, at least 1; it does not change the result.</param>
    /// <param name="progress">Receives the part of the galaxies done; null for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    /// <exception cref="Fits.InputException">A filter has no curve, or the populations cannot be used.</exception>
    public static LensedField Generate(
        LensedFieldSettings settings, PopulationGrids grids, FilterCurveSet curves, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grids);
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        settings.Check();
        var cluster = ClusterLens.Create(settings.Cluster, settings.Seed);
        FlatLambdaCdm cosmology = cluster.Model.Cosmology;
        var geometry = new FieldGeometry(cluster.Model.Reference, settings.CentreArcsec.X, settings.CentreArcsec.Y, settings.FinePixels);
        var basis = new PopulationBasis(grids);
        FilterCurve[] used = curves.Select(settings.Bands.Select(b => b.FilterId));
        var clusterLight = new ClusterLight(cluster, geometry, ClusterLight.RatiosOf(basis, curves, settings, cosmology), threads);
        IReadOnlyList<FieldStar> stars = StarDraws.Draw(settings, geometry, cluster);
        IEnumerable<SourceGalaxy> drawn = Enumerable.Range(1, settings.GalaxyCount).Select(n => SourceDraws.Galaxy(settings, cosmology, n));
        IReadOnlyList<(SourceGalaxy Galaxy, ClumpTracer Tracer, IReadOnlyList<CentreImage> Centres)> placed =
            new GalaxyPlacement(settings, geometry, cluster, stars).Place(drawn, cancellation);

        var discs = new DiscTracer(geometry);
        var galaxies = new LensedGalaxy[placed.Count];
        int done = 0;
        Parallel.For(0, galaxies.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            (SourceGalaxy galaxy, ClumpTracer tracer, IReadOnlyList<CentreImage> centres) = placed[i];
            var spectra = new SourceSpectra(basis, used, settings.Bands, galaxy.Redshift, settings.ColorExcess, cosmology);
            galaxy = galaxy with { Disc = spectra.Lit(galaxy.Disc), Clumps = [.. galaxy.Clumps.Select(c => c with { Light = spectra.Lit(c.Light) })] };
            SparseLight disc = discs.Trace(tracer.Field, galaxy);
            galaxies[i] = new LensedGalaxy
            {
                Source = galaxy,
                Centres = centres,
                Disc = disc,
                DiscMagnification = disc.Total,
                Clumps = [.. galaxy.Clumps.Select(c => new LensedClump(c, Images(geometry, tracer, c.ShapeAt(galaxy.X, galaxy.Y))))],
            };
            progress?.Report((double)Interlocked.Increment(ref done) / galaxies.Length);
        });
        return new LensedField(settings, cluster, geometry, galaxies, stars, clusterLight);
    }

    private static LensedClumpImage[] Images(FieldGeometry geometry, ClumpTracer tracer, ClumpShape shape) =>
        [.. tracer.Trace(shape, FaintestMagnification).Where(i => geometry.Contains(i.X, i.Y))];
}
