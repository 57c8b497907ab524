namespace Arclet.Lensing;

/// <summary>One search of a window for the images of one source, tile by tile and level by level.</summary>
internal sealed class TileSearch(
    LensField field, LensField equation, CompactMasses masses, ImageSolverOptions options, SearchWindow window, double sourceX, double sourceY)
{
    /// <summary>A mass is near a tile when it is not farther from its centre than this many half-widths.</summary>
    private const double NearHalfWidths = 3;

    /// <summary>A tile smaller than this part of a mass's core sees its field as smooth.</summary>
    private const double SmoothPartOfCore = 0.25;

    private static readonly List<CompactMass> NoMasses = [];

    private readonly List<LensedImage> images = [];
    private readonly List<LensTile> undecided = [];
    private readonly HashSet<CompactMass> cores = [];
    private readonly TileSamples samples = new(equation);
    private int tileCount;

    public ImageSet Run(double sourceRedshift)
    {
        List<LensTile> level = FirstTiles();
        while (level.Count > 0)
        {
            tileCount += level.Count;
            samples.Take(level);
            var next = new List<LensTile>();
            for (int i = 0; i < level.Count; i++)
                Decide(level[i], i, next);
            level = next;
        }

        List<UnresolvedTile> unresolved = [];
        foreach (CompactMass core in cores)
            AddCore(core, unresolved);
        foreach (LensTile tile in Merged(undecided))
            AddUndecided(tile, unresolved);
        images.Sort((a, b) => Math.Abs(b.Mu).CompareTo(Math.Abs(a.Mu)));
        return new ImageSet
        {
            SourceX = sourceX,
            SourceY = sourceY,
            SourceRedshift = sourceRedshift,
            Window = window,
            Images = images,
            Unresolved = unresolved,
            EdgeIndex = EdgeWinding.Of(equation, window, sourceX, sourceY, 2 * options.FirstTiles) ?? int.MinValue / 2,
            TileCount = tileCount,
        };
    }

    private List<LensTile> FirstTiles()
    {
        double half = Math.Min(Math.Max(window.Width, window.Height) / options.FirstTiles, Math.Min(window.Width, window.Height)) / 2;
        var tiles = new List<LensTile>();
        int columns = (int)Math.Ceiling(window.Width / (2 * half) * (1 - 1e-12)), rows = (int)Math.Ceiling(window.Height / (2 * half) * (1 - 1e-12));
        for (int row = 0; row < rows; row++)
        {
            // The last tiles are moved back into the window; what they share with their neighbours is found twice and kept once.
            double y = Math.Min(window.YMin + (((2 * row) + 1) * half), window.YMax - half);
            for (int column = 0; column < columns; column++)
                tiles.Add(new(Math.Min(window.XMin + (((2 * column) + 1) * half), window.XMax - half), y, half));
        }

        return tiles;
    }

    private void Decide(LensTile tile, int index, List<LensTile> next)
    {
        Jacobian j = samples.Centre(index);
        double variation = options.VariationSafety * samples.Variation(index);
        double dx = sourceX - samples.SourceX(index), dy = sourceY - samples.SourceY(index);
        if (NearMasses(tile) is { Deflection: > 0 } near)
        {
            double reach = (tile.Radius * (samples.LargestNorm(index) + variation)) + (2 * near.Deflection);
            if ((dx * dx) + (dy * dy) > reach * reach)
                return;
            if (near.AllBelowFloor)
                cores.UnionWith(near.Masses);
            else
                Split(tile, next);
            return;
        }

        double error = variation * tile.Radius;
        if (IsOutside(j, tile.Half, error, dx, dy))
            return;
        double kappa = j.InverseNorm * variation;
        if (kappa < 0.5)
        {
            (double ux, double uy) = j.Solve(dx, dy);
            double limit = (1 + kappa) * tile.Radius;
            if ((ux * ux) + (uy * uy) > limit * limit)
                return;
            if (new TileRoot(equation, sourceX, sourceY).Find(tile, j, kappa) is { } root)
                Add(root.X, root.Y);
            return;
        }

        if (tile.Half < options.SmallestTileArcsec)
            undecided.Add(tile);
        else
            Split(tile, next);
    }

    /// <summary>Whether the parallelogram J times the tile, widened by the error, misses the point: a separating axis among its sides' normals.</summary>
    private static bool IsOutside(Jacobian j, double half, double error, double dx, double dy)
    {
        double areaPart = half * Math.Abs(j.Determinant);
        double first = Math.Sqrt((j.Xx * j.Xx) + (j.Yx * j.Yx)), second = Math.Sqrt((j.Xy * j.Xy) + (j.Yy * j.Yy));
        return Separates(j.Xx, j.Yx, first) || Separates(j.Xy, j.Yy, second)
            || Math.Sqrt((dx * dx) + (dy * dy)) > (half * (first + second)) + error;

        bool Separates(double sideX, double sideY, double length) =>
            Math.Abs((sideX * dy) - (sideY * dx)) > areaPart + (error * length);
    }

    private (double Deflection, bool AllBelowFloor, List<CompactMass> Masses) NearMasses(LensTile tile)
    {
        double deflection = 0;
        bool belowFloor = true;
        List<CompactMass>? found = null;
        double near = NearHalfWidths * tile.Half;
        foreach (CompactMass mass in masses.Masses)
        {
            double dx = mass.X - tile.X, dy = mass.Y - tile.Y;
            double squared = (dx * dx) + (dy * dy);
            if (squared > near * near || tile.Half <= SmoothPartOfCore * mass.StructureArcsec)
                continue;
            deflection += mass.LargestDeflectionWithin(Math.Sqrt(squared) + tile.Radius);
            belowFloor &= tile.Half < FloorOf(mass);
            (found ??= []).Add(mass);
        }

        return (deflection, belowFloor, found ?? NoMasses);
    }

    /// <summary>Within a distance d of a singular isothermal centre |mu| is about d over its deflection.</summary>
    private double FloorOf(CompactMass mass) => options.FaintestMagnification * mass.LargestDeflection;

    private static void Split(LensTile tile, List<LensTile> next)
    {
        double half = tile.Half / 2;
        next.Add(new(tile.X - half, tile.Y - half, half));
        next.Add(new(tile.X + half, tile.Y - half, half));
        next.Add(new(tile.X - half, tile.Y + half, half));
        next.Add(new(tile.X + half, tile.Y + half, half));
    }

    private void Add(double x, double y)
    {
        if (!window.Contains(x, y))
            return;
        (double bx, double by) = equation.SourceOf(x, y);
        double residual = Math.Sqrt(((bx - sourceX) * (bx - sourceX)) + ((by - sourceY) * (by - sourceY)));
        var image = new LensedImage(x, y, field.At(x, y), residual);

        // Tiles share their edges. Two images of one parity are never close: between them lies one of the other.
        foreach (LensedImage other in images)
        {
            if (other.ParitySign == image.ParitySign && other.DistanceArcsec(x, y) < 1e-8 * Math.Max(1, Math.Sqrt(Math.Abs(image.Mu))))
                return;
        }

        images.Add(image);
    }

    private void AddCore(CompactMass core, List<UnresolvedTile> unresolved)
    {
        double half = Math.Max(8 * FloorOf(core), 1e-9);
        int? index = EdgeWinding.Of(equation, SearchWindow.Square(core.X, core.Y, half), sourceX, sourceY, 8);
        int found = images.Where(i => Math.Abs(i.X - core.X) < half && Math.Abs(i.Y - core.Y) < half).Sum(i => i.ParitySign);
        if (index is { } all && all != found)
            unresolved.Add(new(core.X, core.Y, half, all - found, IsCore: true));
    }

    private void AddUndecided(LensTile tile, List<UnresolvedTile> unresolved)
    {
        // A little wider, so that the pair or the point on the critical line does not lie on the edge.
        double half = 3 * tile.Half;
        int? index = EdgeWinding.Of(equation, SearchWindow.Square(tile.X, tile.Y, half), sourceX, sourceY, 8);
        int found = images.Where(i => Math.Abs(i.X - tile.X) < half && Math.Abs(i.Y - tile.Y) < half).Sum(i => i.ParitySign);
        unresolved.Add(new(tile.X, tile.Y, half, (index ?? 0) - found, IsCore: false));
    }

    /// <summary>Neighbouring undecided tiles as one.</summary>
    private static IEnumerable<LensTile> Merged(List<LensTile> tiles)
    {
        while (tiles.Count > 0)
        {
            LensTile seed = tiles[^1];
            (double x0, double x1, double y0, double y1) = (seed.X - seed.Half, seed.X + seed.Half, seed.Y - seed.Half, seed.Y + seed.Half);
            tiles.RemoveAt(tiles.Count - 1);
            int taken;
            do
            {
                taken = tiles.RemoveAll(t =>
                {
                    bool touches = t.X + (1.5 * t.Half) >= x0 && t.X - (1.5 * t.Half) <= x1 && t.Y + (1.5 * t.Half) >= y0 && t.Y - (1.5 * t.Half) <= y1;
                    if (touches)
                        (x0, x1, y0, y1) = (Math.Min(x0, t.X - t.Half), Math.Max(x1, t.X + t.Half), Math.Min(y0, t.Y - t.Half), Math.Max(y1, t.Y + t.Half));
                    return touches;
                });
            }
            while (taken > 0);
            yield return new((x0 + x1) / 2, (y0 + y1) / 2, Math.Max(x1 - x0, y1 - y0) / 2);
        }
    }
}
