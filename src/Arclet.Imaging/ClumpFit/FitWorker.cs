namespace Arclet.Imaging.ClumpFit;

/// <summary>What a thread needs to fit boxes, made once.</summary>
internal sealed class FitWorker(MixtureTable mixture, BackgroundBasis basis)
{
    private readonly PixelBuffer pixels = new();

    public SceneSearch Search { get; } = new() { Basis = basis };

    public SceneResults Results { get; } = new();

    public SceneProfile Profile { get; } = new();

    /// <summary>What the last region says about every clump in it.</summary>
    public ClumpFitFlags RegionFlags { get; private set; }

    /// <summary>Takes the box of a group; false if there is nothing to fit.</summary>
    public bool Load(ClumpFitImage image, ReadOnlySpan<ClumpPosition> members, ClumpFitSettings settings)
    {
        PixelRegion box = Box(members, settings);
        PixelRegion region = box.Within(image.Image);
        RegionFlags = region == box ? ClumpFitFlags.None : ClumpFitFlags.BoxEdge;
        if (region.Width < 3 || region.Height < 3)
            return false;
        SceneBand band = Search.Problem.Bands[0];
        band.Grid.Load(image, pixels, region, basis);
        RegionFlags |= band.Grid.Flags;
        Search.Problem.SetClumps(members.Length);
        Span<BandPlacement> places = stackalloc BandPlacement[members.Length];
        for (int i = 0; i < members.Length; i++)
            places[i] = BandPlacement.At(members[i].X - region.X0, members[i].Y - region.Y0);
        band.SetUp(mixture, places, []);

        // As many pixels as parameters at the least: background, and six for each clump.
        return band.Grid.Used > basis.Count + (6 * members.Length);
    }

    public ClumpFitResult Marked(ClumpFitResult result) => RegionFlags == ClumpFitFlags.None ? result : result with { Flags = result.Flags | RegionFlags };

    private static PixelRegion Box(ReadOnlySpan<ClumpPosition> members, ClumpFitSettings settings)
    {
        double x0 = double.PositiveInfinity, y0 = x0, x1 = double.NegativeInfinity, y1 = x1;
        foreach (ClumpPosition m in members)
            (x0, y0, x1, y1) = (Math.Min(x0, m.X), Math.Min(y0, m.Y), Math.Max(x1, m.X), Math.Max(y1, m.Y));
        int width = Side(x1 - x0, members.Length, settings), height = Side(y1 - y0, members.Length, settings);

        // Far outside any image, where an integer would overflow, there is no box.
        if (!(Math.Abs(x0) < 1e8 && Math.Abs(y0) < 1e8 && Math.Abs(x1) < 1e8 && Math.Abs(y1) < 1e8))
            return default;
        return new((int)Math.Floor((0.5 * (x0 + x1)) + 0.5) - (width / 2), (int)Math.Floor((0.5 * (y0 + y1)) + 0.5) - (height / 2), width, height);
    }

    private static int Side(double extent, int count, ClumpFitSettings settings) => count == 1 ? settings.BoxPixels
        : Math.Max(settings.GroupBoxPixels, ((int)Math.Min(Math.Ceiling(extent), 10000) + settings.BoxPixels) | 1);
}
