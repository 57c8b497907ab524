using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>Puts galaxies behind the lens so that they are seen, magnified and apart from each other, stars and cluster members.</summary>
internal sealed class GalaxyPlacement(LensedFieldSettings settings, FieldGeometry geometry, ClusterLens cluster, IReadOnlyList<FieldStar> stars)
{
    private const double MarginArcsec = 1.5;
    private const int AttemptsBeforeCrowding = 150;

    private readonly List<(double X, double Y, double Radius)> taken =
    [
        .. stars.Select(s => (s.X, s.Y, 1.0)),
        .. cluster.Galaxies.Select(g => (g.X, g.Y, 0.3 + (1.6 * g.HalfLightRadiusArcsec))),
    ];

    /// <summary>Places galaxies one after the other.</summary>
    public IReadOnlyList<(SourceGalaxy Galaxy, ClumpTracer Tracer, IReadOnlyList<CentreImage> Centres)> Place(IEnumerable<SourceGalaxy> galaxies, CancellationToken cancellation)
    {
        var result = new List<(SourceGalaxy, ClumpTracer, IReadOnlyList<CentreImage>)>();
        foreach (SourceGalaxy galaxy in galaxies)
        {
            cancellation.ThrowIfCancellationRequested();
            result.Add(Place(galaxy));
        }

        return result;
    }

    private (SourceGalaxy Galaxy, ClumpTracer Tracer, IReadOnlyList<CentreImage> Centres) Place(SourceGalaxy galaxy)
    {
        var random = new SeededRandom(settings.Seed, "galaxy place", galaxy.Number);
        var tracer = new ClumpTracer(cluster.Model, galaxy.Redshift);
        (double least, double largest) = settings.Galaxies.Magnification;
        double margin = MarginArcsec / LensedBand.FinePixelArcsec, allowance = 1;
        for (int attempt = 1; ; attempt++)
        {
            // In a full field galaxies come nearer to each other, and less magnified places are taken.
            if (attempt % AttemptsBeforeCrowding == 0)
                (allowance, least) = (allowance * 0.8, Math.Max(1.2, least * 0.95));
            (double x, double y) = geometry.ToFrame(random.Uniform(margin, geometry.FinePixels - margin), random.Uniform(margin, geometry.FinePixels - margin));
            LensTerms terms = tracer.Field.DeflectionAndHessianAt(x, y);
            if (!(Math.Abs(terms.Mu) >= least && Math.Abs(terms.Mu) <= largest) || !IsFree(x, y, Radius(galaxy, terms.Mu), allowance))
                continue;
            (double sx, double sy) = tracer.Field.SourceOf(x, y);
            CentreImage[] images = [.. tracer.Solver.Solve(sx, sy).Images.Select(i => new CentreImage(i.X, i.Y, i.Mu, geometry.Contains(i.X, i.Y)))];
            CentreImage[] seen = [.. images.Where(i => i.IsOnMosaics && Math.Abs(i.Mu) > 0.5)];
            if (!Array.TrueForAll(seen, i => IsFree(i.X, i.Y, Radius(galaxy, i.Mu), allowance)))
                continue;
            taken.AddRange(seen.Select(i => (i.X, i.Y, Radius(galaxy, i.Mu))));
            return (galaxy with { X = sx, Y = sy }, tracer, images);
        }
    }

    private bool IsFree(double x, double y, double radius, double allowance) =>
        taken.TrueForAll(t => double.Hypot(t.X - x, t.Y - y) > allowance * (t.Radius + radius + settings.Galaxies.SeparationArcsec));

    /// <summary>About where half of an image's light lies.</summary>
    private static double Radius(SourceGalaxy galaxy, double mu) => Math.Min(3, 1.7 * galaxy.ScaleLengthArcsec * Math.Sqrt(Math.Abs(mu)));
}
