using System.Numerics.Tensors;
using Arclet.Inference.LeastSquares;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// One image of a scene: its pixels, its PSF, and the normal equations of its linear parameters (background, then one flux per clump) with their
/// coupling to the parameters that are searched. Belongs to a thread; its memory is used again.
/// </summary>
internal sealed class SceneBand
{
    private double[] columns = [];
    private readonly SceneProducts products = new();
    private double[] backgroundGram = [];
    private double[] backgroundData = [];
    private double[] table = [];
    private double[] normal = [];
    private double[] linear = [];
    private double[] residual = [];
    private double[] cross = [];
    private double[] solved = [];
    private int[] offsets = [];
    private PixelWindowRange[] windows = [];
    private BandPlacement[] placements = [];
    private MixtureTable? mixture;
    private int clumpCount;
    private int perClump;
    private int heldClump = -1;
    private double holdWeight;

    public PixelGrid Grid { get; } = new();

    /// <summary>Threads over the clumps.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Background functions and clumps.</summary>
    public int LinearCount => Grid.BackgroundCount + clumpCount;

    /// <summary>The linear parameters of the last evaluation: background, then fluxes.</summary>
    public ReadOnlySpan<double> Linear => linear.AsSpan(0, LinearCount);

    /// <summary>The Cholesky factor of the linear parameters' normal matrix.</summary>
    public ReadOnlySpan<double> Factor => normal.AsSpan(0, LinearCount * LinearCount);

    /// <summary>(normal matrix)^-1 times the products of the linear columns with those of parameter k: how the linear parameters follow it, with the sign changed.</summary>
    public ReadOnlySpan<double> Follow(int k) => solved.AsSpan(k * LinearCount, LinearCount);

    /// <summary>Data minus model, divided by the errors.</summary>
    public ReadOnlySpan<double> Residual => residual.AsSpan(0, Grid.Length);

    public double Flux(int clump) => linear[Grid.BackgroundCount + clump];

    /// <summary>The flux of the clump that is held.</summary>
    public double HeldFlux { get; set; }

    /// <summary>Sum of a clump's squared values per unit flux, over the pixels' errors.</summary>
    public double FluxCurvature(int clump) => ColumnProducts.Dot(Column(clump, 0), Column(clump, 0));

    /// <summary>
    /// From now on a clump's flux is held at <see cref="HeldFlux"/>, by a datum of its own that is a thousand times better than <paramref name="error"/>: it
    /// gives way by a millionth of that error. chi2 does not count it.
    /// </summary>
    public void HoldFlux(int clump, double error) => (heldClump, holdWeight) = (clump, 1e6 / (error * error));

    /// <summary>All fluxes are free again.</summary>
    public void ReleaseFlux() => heldClump = -1;

    public BandPlacement Placement(int clump) => placements[clump];

    /// <summary>Sets up clumps on the loaded grid.</summary>
    /// <param name="psf">The mixture.</param>
    /// <param name="places">Each clump's place in the grid.</param>
    /// <param name="radii">How far from its place each clump is followed, px, in grids of more than one row; empty for everywhere.</param>
    public void SetUp(MixtureTable psf, ReadOnlySpan<BandPlacement> places, ReadOnlySpan<double> radii)
    {
        mixture = psf;
        clumpCount = places.Length;
        int b = Grid.BackgroundCount;
        if (placements.Length < clumpCount)
            (placements, windows, offsets) = (new BandPlacement[clumpCount], new PixelWindowRange[clumpCount], new int[clumpCount]);
        int total = 0;
        for (int i = 0; i < clumpCount; i++)
        {
            placements[i] = places[i];
            windows[i] = radii.IsEmpty ? Grid.All : Grid.Around(places[i].X, places[i].Y, radii[i]);
            offsets[i] = total;
            total += 6 * windows[i].Length;
        }

        PixelGrid.Grow(ref columns, total);
        PixelGrid.Grow(ref table, 6 * psf.Count);
        PixelGrid.Grow(ref backgroundGram, b * b);
        PixelGrid.Grow(ref backgroundData, b);
        PixelGrid.Grow(ref normal, LinearCount * LinearCount);
        PixelGrid.Grow(ref linear, LinearCount);
        PixelGrid.Grow(ref residual, Grid.Length);
        PixelGrid.Grow(ref cross, 5 * clumpCount * LinearCount);
        PixelGrid.Grow(ref solved, 5 * clumpCount * LinearCount);
        FillBackground();
    }

    private void FillBackground()
    {
        int b = Grid.BackgroundCount;
        PixelWindowRange all = Grid.All;
        Span<double> nine = stackalloc double[9];
        for (int i = 0; i < b; i++)
            backgroundData[i] = ColumnProducts.Dot(Grid.Background(i), Grid.Data);
        for (int i = 0; i < b; i += 3)
        {
            for (int j = 0; j <= i; j += 3)
            {
                PixelWindowRange both = Grid.BackgroundWindow(i / 3).Intersection(Grid.BackgroundWindow(j / 3));
                ColumnProducts.Nine(Grid.BackgroundsFrom(i), Grid.Length, all, Grid.BackgroundsFrom(j), Grid.Length, all, both, nine);
                for (int k = 0; k < 9; k++)
                {
                    if (i + (k / 3) < b && j + (k % 3) < b)
                        backgroundGram[((i + (k / 3)) * b) + j + (k % 3)] = nine[k];
                }
            }
        }
    }

    /// <summary>Fills the columns of a clump; false if the shape cannot be.</summary>
    public bool FillColumns(int clump, ReadOnlySpan<double> p, ClumpShape shape, ReadOnlySpan<double> shapeDerivatives, bool searchesShape)
    {
        BandPlacement at = placements[clump];
        perClump = searchesShape ? 5 : 2;
        bool turned = at is not { A: 1, B: 0, C: 0, D: 1 };
        Span<double> gaussians = table.AsSpan(0, 6 * mixture!.Count);
        if (!mixture.Fill(turned ? shape.Transformed(at.A, at.B, at.C, at.D) : shape, gaussians))
            return false;
        Span<double> map = stackalloc double[13];
        (map[0], map[1], map[2], map[3]) = (at.A, at.C, at.B, at.D);
        for (int j = 0; j < 3 && searchesShape; j++)
        {
            var change = new ClumpShape(shapeDerivatives[3 * j], shapeDerivatives[(3 * j) + 1], shapeDerivatives[(3 * j) + 2]);
            if (turned)
                change = change.Transformed(at.A, at.B, at.C, at.D);
            (map[4 + (3 * j)], map[5 + (3 * j)], map[6 + (3 * j)]) = (change.XX, change.XY, change.YY);
        }

        double x = at.X + (at.A * p[0]) + (at.B * p[1]), y = at.Y + (at.C * p[0]) + (at.D * p[1]);
        PixelWindowRange window = windows[clump];
        int length = window.Length;
        Span<double> target = columns.AsSpan(offsets[clump], 6 * length);
        if (Grid.IsFlat)
        {
            Fill(Grid.X, Grid.Y, Grid.Weight, gaussians, x, y, map, target, searchesShape);
            return true;
        }

        FillByRows(window, gaussians, x, y, map, target, searchesShape);
        return true;
    }

    /// <summary>Solves background and fluxes; false if they cannot be told apart.</summary>
    public bool SolveLinear()
    {
        int b = Grid.BackgroundCount, n = LinearCount;
        PixelWindowRange all = Grid.All;
        products.Compute(this, clumpCount, perClump, Threads);
        for (int i = 0; i < b; i++)
        {
            backgroundGram.AsSpan(i * b, i + 1).CopyTo(normal.AsSpan(i * n));
            linear[i] = backgroundData[i];
        }

        for (int i = 0; i < clumpCount; i++)
        {
            int row = (b + i) * n;
            ReadOnlySpan<double> value = Column(i, 0);
            linear[b + i] = ColumnProducts.Dot(value, windows[i], Grid.Data, all);
            products.WithBackground(i, 0)[..b].CopyTo(normal.AsSpan(row));
            for (int j = 0; j <= i; j++)
                normal[row + b + j] = products.Pair(i, j)[0];
        }

        if (heldClump >= 0)
        {
            normal[((b + heldClump) * n) + b + heldClump] += holdWeight;
            linear[b + heldClump] += holdWeight * HeldFlux;
        }

        if (!SmallCholesky.Factor(normal, n))
            return false;
        SmallCholesky.Solve(normal, n, linear.AsSpan(0, n));
        Span<double> rest = residual.AsSpan(0, Grid.Length);
        Grid.Data.CopyTo(rest);
        for (int j = 0; j < b; j++)
            ColumnProducts.AddTo(rest, all, -linear[j], Grid.Background(j), all);
        for (int i = 0; i < clumpCount; i++)
            ColumnProducts.AddTo(rest, all, -linear[b + i], Column(i, 0), windows[i]);
        return true;
    }

    public double SumOfSquares() => ColumnProducts.Dot(Residual, Residual);

    /// <summary>Adds this band's gradient and projected curvature.</summary>
    public void Accumulate(Span<double> gradient, Span<double> curvature)
    {
        int b = Grid.BackgroundCount, n = LinearCount, count = perClump * clumpCount, wide = perClump + 1;
        PixelWindowRange all = Grid.All;
        for (int i = 0; i < clumpCount; i++)
        {
            double flux = linear[b + i];
            for (int a = 0; a < perClump; a++)
            {
                int k = (i * perClump) + a;
                ReadOnlySpan<double> column = Column(i, a + 1);
                gradient[k] -= flux * ColumnProducts.Dot(column, windows[i], Residual, all);
                Span<double> withLinear = cross.AsSpan(k * n, n);
                ReadOnlySpan<double> withBackground = products.WithBackground(i, a + 1);
                for (int j = 0; j < b; j++)
                    withLinear[j] = flux * withBackground[j];
                for (int j = 0; j < clumpCount; j++)
                    withLinear[b + j] = flux * (j <= i ? products.Pair(i, j)[(a + 1) * wide] : products.Pair(j, i)[a + 1]);
                withLinear.CopyTo(solved.AsSpan(k * n));
                SmallCholesky.Solve(normal, n, solved.AsSpan(k * n, n));
                for (int j = 0; j <= i; j++)
                {
                    double both = flux * linear[b + j];
                    ReadOnlySpan<double> block = products.Pair(i, j).Slice((a + 1) * wide, wide);
                    for (int c = 0; c < (j == i ? a + 1 : perClump); c++)
                    {
                        int m = (j * perClump) + c;
                        curvature[(k * count) + m] += (both * block[c + 1]) - Product(withLinear, solved.AsSpan(m * n, n));
                    }
                }
            }
        }
    }

    /// <summary>A clump's value (0) or derivative (1 to 5) per unit flux, times the weights.</summary>
    public ReadOnlySpan<double> Column(int clump, int index) => columns.AsSpan(offsets[clump] + (index * windows[clump].Length), windows[clump].Length);

    /// <summary>All columns of a clump, one behind the other.</summary>
    public ReadOnlySpan<double> Columns(int clump) => columns.AsSpan(offsets[clump], 6 * windows[clump].Length);

    /// <summary>Where a clump's columns are held.</summary>
    public PixelWindowRange Window(int clump) => windows[clump];

    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length >= 16)
            return TensorPrimitives.Dot(a, b);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Fill(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weight, ReadOnlySpan<double> gaussians, double centreX, double centreY, ReadOnlySpan<double> map, Span<double> target, bool shape)
    {
        if (shape)
            MixtureKernel.WithShape(x, y, weight, gaussians, centreX, centreY, map, target);
        else
            MixtureKernel.WithoutShape(x, y, weight, gaussians, centreX, centreY, map, target);
    }

    private void FillByRows(PixelWindowRange window, ReadOnlySpan<double> gaussians, double x, double y, ReadOnlySpan<double> map, Span<double> target, bool shape)
    {
        int width = window.Columns, length = window.Length, count = shape ? 6 : 3;
        Span<double> row = stackalloc double[6 * width];
        for (int r = window.FirstRow; r < window.EndRow; r++)
        {
            int at = (r * Grid.Stride) + window.FirstColumn;
            Fill(Grid.X.Slice(at, width), Grid.Y.Slice(at, width), Grid.Weight.Slice(at, width), gaussians, x, y, map, row, shape);
            for (int c = 0; c < count; c++)
                row.Slice(c * width, width).CopyTo(target.Slice((c * length) + ((r - window.FirstRow) * width), width));
        }
    }
}
