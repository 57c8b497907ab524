using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>
/// Images of Gaussian clumps behind a lens. Where the lens map is linear over a clump its image is the Gaussian of covariance A^-1 C A^-T, exactly; elsewhere
/// rays are shot from tiles of the image plane, and each tile becomes a Gaussian of the flux, centroid and second moments of its light.
/// </summary>
/// <remarks>
/// Surface brightness is conserved: a ray at theta sees the source's brightness at beta(theta). A tile of the size of a fine pixel with its exact moments cannot be told
/// from its own light after a PSF whose core is wider than the tile, and no grid of an image enters. Tiles are followed from the images of the clump's
/// centre, and of four points two standard deviations away, so that parts behind a caustic that the centre is not behind are found.
/// </remarks>
internal sealed class ClumpTracer
{
    /// <summary>The tiles' side, arcsec.</summary>
    private const double TileArcsec = LensedBand.FinePixelArcsec;

    /// <summary>Light beyond this many standard deviations is left out: 1e-5 of the flux.</summary>
    private const double ReachSigmas = 4.8;

    /// <summary>The largest departure from the linear map at 2.5 standard deviations, in standard deviations.</summary>
    private const double LinearTolerance = 0.04;

    /// <summary>Images nearer than this are one in every filter, arcsec.</summary>
    private const double MergeArcsec = 0.05;

    /// <summary>Rays along a tile's side: at least this many, and so many that a standard deviation of the image holds two and a half.</summary>
    private const int FewestRays = 4, MostRays = 48;

    private const int MostTiles = 60_000;


    public ClumpTracer(LensModel model, double redshift)
    {
        Field = model.FieldFor(redshift);
        Solver = new ImageSolver(model, redshift, new ImageSolverOptions { FaintestMagnification = 1e-3 });
    }

    public LensField Field { get; }

    public ImageSolver Solver { get; }

    /// <summary>All images of a clump that are brighter than a magnification, in the order of the solver.</summary>
    /// <param name="clump">The clump in the source plane.</param>
    /// <param name="faintest">Images of a smaller |mu| are left out.</param>
    /// <param name="mayBeCut">Whether a caustic may run through the clump beside its centre; false saves the search for that.</param>
    public IReadOnlyList<LensedClumpImage> Trace(ClumpShape clump, double faintest, bool mayBeCut = true)
    {
        var source = SourceGaussian.Of(clump);
        var linear = new List<LensedImage>();
        var bent = new List<LensedImage>();
        foreach (LensedImage image in Solver.Solve(clump.X, clump.Y).Images.Where(i => Math.Abs(i.Mu) >= faintest))
            (IsLinear(source, image) ? linear : bent).Add(image);
        var parts = new List<LensedImage>();
        if (mayBeCut)
        {
            foreach ((double x, double y) in source.Around(2))
                parts.AddRange(Solver.Solve(x, y).Images.Where(i => Math.Abs(i.Mu) >= faintest && !linear.Exists(l => IsInside(source, l, i.X, i.Y))));
        }

        var result = new List<LensedClumpImage>();
        if (bent.Count > 0 || parts.Count > 0)
        {
            List<GaussianComponent> tiles = Tiles(source, [.. bent, .. parts], out HashSet<(int, int)> visited);
            bent.AddRange(linear.Where(l => visited.Contains(TileOf(l.X, l.Y))));
            linear.RemoveAll(bent.Contains);
            result.AddRange(Divide(tiles, bent));
        }

        result.InsertRange(0, linear.Select(l => Linear(source, l)));
        return result;
    }

    private static LensedClumpImage Linear(SourceGaussian source, LensedImage image)
    {
        GaussianComponent c = source.Through(image);
        return new LensedClumpImage
        {
            X = c.X,
            Y = c.Y,
            Magnification = c.Flux,
            MuCentre = image.Mu,
            MuTangential = image.MuTangential,
            MuRadial = image.MuRadial,
            Cxx = c.Cxx,
            Cxy = c.Cxy,
            Cyy = c.Cyy,
            MergedImages = 1,
            IsDistorted = false,
            Components = [c],
        };
    }

    private bool IsLinear(SourceGaussian source, LensedImage image)
    {
        const double radius = 2.5;
        LensTerms t = image.Terms;
        for (int i = 0; i < 8; i++)
        {
            (double ux, double uy) = source.Point(radius, i * Math.PI / 4);

            // delta = A^-1 u, the place that the linear map gives; and where the lens really sends it.
            double dx = (((1 - t.PsiYy) * ux) + (t.PsiXy * uy)) / t.DeterminantA, dy = (((1 - t.PsiXx) * uy) + (t.PsiXy * ux)) / t.DeterminantA;
            if (!(double.Hypot(dx, dy) < 3))
                return false;
            (double bx, double by) = Field.SourceOf(image.X + dx, image.Y + dy);
            if (!(source.DistanceSquared(bx - source.X - ux, by - source.Y - uy) < LinearTolerance * LinearTolerance))
                return false;
        }

        return true;
    }

    private static bool IsInside(SourceGaussian source, LensedImage image, double x, double y)
    {
        GaussianComponent c = source.Through(image);
        double dx = x - c.X, dy = y - c.Y;
        return ((c.Cyy * dx * dx) - (2 * c.Cxy * dx * dy) + (c.Cxx * dy * dy)) / c.Determinant < 3 * 3;
    }

    private static (int X, int Y) TileOf(double x, double y) => ((int)Math.Floor(x / TileArcsec), (int)Math.Floor(y / TileArcsec));

    /// <summary>All tiles with light that are connected with a seed.</summary>
    private List<GaussianComponent> Tiles(SourceGaussian source, IReadOnlyList<LensedImage> seeds, out HashSet<(int, int)> visited)
    {
        // The image is narrowest where A stretches most: the largest singular value of A is at most 1 + kappa + gamma.
        double narrowest = seeds.Min(s => source.SmallestSigma / Math.Max(1, Math.Max(Math.Abs(s.Terms.LambdaRadial), Math.Abs(s.Terms.LambdaTangential))));
        int rays = Math.Clamp((int)Math.Ceiling(2.5 * TileArcsec / narrowest), FewestRays, MostRays);
        double step = TileArcsec / rays;
        double[] x = new double[rays * rays], y = new double[x.Length], ax = new double[x.Length], ay = new double[x.Length];
        visited = [];
        var queue = new Queue<(int X, int Y)>();
        foreach (LensedImage seed in seeds)
        {
            (int tx, int ty) = TileOf(seed.X, seed.Y);
            if (visited.Add((tx, ty)))
                queue.Enqueue((tx, ty));
        }

        var result = new List<GaussianComponent>();
        while (queue.TryDequeue(out (int X, int Y) tile) && visited.Count < MostTiles)
        {
            for (int i = 0; i < x.Length; i++)
                (x[i], y[i]) = ((tile.X * TileArcsec) + (((i % rays) + 0.5) * step), (tile.Y * TileArcsec) + (((i / rays) + 0.5) * step));
            Field.Deflections(x, y, ax, ay);
            double sum = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double d2 = source.DistanceSquared(x[i] - ax[i] - source.X, y[i] - ay[i] - source.Y);
                if (!(d2 < ReachSigmas * ReachSigmas))
                    continue;
                double light = Math.Exp(-0.5 * d2), dx = x[i] - ((tile.X + 0.5) * TileArcsec), dy = y[i] - ((tile.Y + 0.5) * TileArcsec);
                sum += light;
                sx += light * dx;
                sy += light * dy;
                sxx += light * dx * dx;
                sxy += light * dx * dy;
                syy += light * dy * dy;
            }

            if (!(sum > 0))
                continue;
            double mx = sx / sum, my = sy / sum, own = step * step / 12;
            result.Add(new GaussianComponent(
                ((tile.X + 0.5) * TileArcsec) + mx,
                ((tile.Y + 0.5) * TileArcsec) + my,
                sum * step * step / source.Area,
                (sxx / sum) - (mx * mx) + own,
                (sxy / sum) - (mx * my),
                (syy / sum) - (my * my) + own));
            for (int ny = -1; ny <= 1; ny++)
            {
                for (int nx = -1; nx <= 1; nx++)
                {
                    if (visited.Add((tile.X + nx, tile.Y + ny)))
                        queue.Enqueue((tile.X + nx, tile.Y + ny));
                }
            }
        }

        return result;
    }

    /// <summary>The tiles' light shared out among the images of the centre by distance; tiles far from all of them are parts of their own.</summary>
    private static IEnumerable<LensedClumpImage> Divide(List<GaussianComponent> tiles, List<LensedImage> centres)
    {
        if (tiles.Count == 0)
            yield break;
        int[] patch = Patches(tiles);
        foreach (IGrouping<int, int> group in Enumerable.Range(0, tiles.Count).GroupBy(i => patch[i]))
        {
            int[] members = [.. group];
            LensedImage[] inside = [.. centres.Where(c => members.Any(m => TileOf(tiles[m].X, tiles[m].Y) == TileOf(c.X, c.Y)))];
            var merged = new List<List<LensedImage>>();
            foreach (LensedImage centre in inside)
            {
                List<LensedImage>? near = merged.Find(g => g.Exists(c => c.DistanceArcsec(centre.X, centre.Y) < MergeArcsec));
                if (near is null)
                    merged.Add([centre]);
                else
                    near.Add(centre);
            }

            if (merged.Count <= 1)
            {
                yield return Image(members.Select(m => tiles[m]), merged.Count == 0 ? [] : merged[0]);
                continue;
            }

            foreach (IGrouping<int, GaussianComponent> share in members.Select(m => tiles[m]).GroupBy(t => Nearest(merged, t)).OrderBy(g => g.Key))
                yield return Image(share, merged[share.Key]);
        }
    }

    private static int Nearest(List<List<LensedImage>> groups, GaussianComponent tile)
    {
        int best = 0;
        for (int g = 1; g < groups.Count; g++)
        {
            if (groups[g].Min(c => c.DistanceArcsec(tile.X, tile.Y)) < groups[best].Min(c => c.DistanceArcsec(tile.X, tile.Y)))
                best = g;
        }

        return best;
    }

    /// <summary>Numbers the connected groups of tiles.</summary>
    private static int[] Patches(List<GaussianComponent> tiles)
    {
        var at = new Dictionary<(int, int), int>();
        for (int i = 0; i < tiles.Count; i++)
            at[TileOf(tiles[i].X, tiles[i].Y)] = i;
        int[] patch = new int[tiles.Count];
        Array.Fill(patch, -1);
        int count = 0;
        var stack = new Stack<int>();
        for (int first = 0; first < tiles.Count; first++)
        {
            if (patch[first] >= 0)
                continue;
            patch[first] = count;
            stack.Push(first);
            while (stack.TryPop(out int i))
            {
                (int x, int y) = TileOf(tiles[i].X, tiles[i].Y);
                for (int n = 0; n < 9; n++)
                {
                    if (at.TryGetValue((x + (n % 3) - 1, y + (n / 3) - 1), out int j) && patch[j] < 0)
                    {
                        patch[j] = count;
                        stack.Push(j);
                    }
                }
            }

            count++;
        }

        return patch;
    }

    private static LensedClumpImage Image(IEnumerable<GaussianComponent> light, List<LensedImage> centres)
    {
        GaussianComponent[] parts = [.. light];
        GaussianComponent all = GaussianComponent.Moments(parts);
        LensedImage? main = centres.Count == 0 ? null : centres.MaxBy(c => Math.Abs(c.Mu));
        return new LensedClumpImage
        {
            X = all.X,
            Y = all.Y,
            Magnification = all.Flux,
            MuCentre = main?.Mu ?? double.NaN,
            MuTangential = main?.MuTangential ?? double.NaN,
            MuRadial = main?.MuRadial ?? double.NaN,
            Cxx = all.Cxx,
            Cxy = all.Cxy,
            Cyy = all.Cyy,
            MergedImages = centres.Count,
            IsDistorted = true,
            Components = parts,
        };
    }
}
