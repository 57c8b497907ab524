using Arclet.Inference.LeastSquares;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// Finds the best clumps of a scene: from several sizes, first without the edges of the physical range (see <see cref="ShapeChart"/>), then
/// on them for the clumps that ended beyond. Belongs to a thread.
/// </summary>
internal sealed class SceneSearch
{
    // chi2 within which two starts found the same solution.
    private const double SameCost = 1e-3;

    // A chi2 step of 2e-5 moves no parameter by more than 0.005 of its error.
    private const double CostTolerance = 2e-5;

    // What the first look of a further start may leave to gain: it only asks whether it leads anywhere else.
    private const double RoughTolerance = 1e-2;
    private double[] memory = [];
    private ShapeChart[] bestCharts = [];
    private int evaluations;

    public SceneProblem Problem { get; } = new();

    public LeastSquaresWorkspace Workspace { get; private set; } = new(16);

    /// <summary>The background's functions.</summary>
    public BackgroundBasis Basis { get; set; } = BackgroundBasis.Polynomial(1);

    /// <summary>The parameters of the best solution.</summary>
    public Span<double> Parameters => memory.AsSpan(0, Problem.ParameterCount);

    /// <summary>Which parameters a bound holds at the best solution.</summary>
    public ReadOnlySpan<sbyte> ActiveBounds => Workspace.ActiveBounds;

    private Span<double> Trial => Part(1);

    private Span<double> Lower => Part(2);

    private Span<double> Upper => Part(3);

    /// <summary>How the last search of shapes left a clump's shape.</summary>
    public ShapeChart BestChart(int clump) => bestCharts[clump];

    /// <summary>Searches centres and shapes; afterwards problem and workspace are at the best solution.</summary>
    public SearchOutcome FitShapes(ClumpFitSettings settings, ShapeRange range, ReadOnlySpan<double> startSigmas)
    {
        Problem.SearchesShape = true;
        Prepare();
        LeastSquaresOptions options = Options(settings), rough = options with { AbsoluteCostTolerance = RoughTolerance };
        evaluations = 0;
        SearchOutcome? best = null;
        double expected = 0;
        for (int band = 0; band < Problem.BandCount; band++)
            expected += Problem.Bands[band].Grid.Used;

        // A start for each size; for clumps together also with their sizes mixed, because one of them can take another's place.
        int starts = startSigmas.Length * (Problem.ClumpCount is > 1 and <= 4 ? 2 : 1);
        for (int start = 0; start < starts; start++)
        {
            LeastSquaresResult result = FromSizes(startSigmas, start, settings, range, best is { Converged: true } ? rough : options);
            int negative = NegativeFluxes();
            double same = SameCost;
            if (best is { Converged: true } first)
            {
                if ((negative, result.Cost).CompareTo((first.NegativeFluxes, first.Cost - SameCost)) < 0)
                {
                    result = Descend(settings, range, options);
                    negative = NegativeFluxes();
                }
                else
                    same = 2 * RoughTolerance;
            }

            if (best is { } b && result.Converged && b.Converged && negative == b.NegativeFluxes && Math.Abs(result.Cost - b.Cost) < same
                && (Problem.ClumpCount == 1 || b.Cost < expected + (4 * Math.Sqrt(2 * expected))))
                break;
            if (best is not { } old || !double.IsFinite(old.Cost) || (negative, result.Cost).CompareTo((old.NegativeFluxes, old.Cost)) < 0)
            {
                best = new SearchOutcome(result.Cost, result.Converged, negative, 0);
                Trial.CopyTo(Parameters);
                for (int i = 0; i < Problem.ClumpCount; i++)
                    bestCharts[i] = Problem.Clump(i).Chart;
            }
        }

        for (int i = 0; i < Problem.ClumpCount; i++)
            Problem.Clump(i).Chart = bestCharts[i];
        SetBounds(settings, range, Parameters);
        Settle(Parameters);
        return best!.Value with { Evaluations = evaluations };
    }

    /// <summary>Searches centres and shapes from given ones; afterwards problem and workspace are at the solution.</summary>
    public SearchOutcome FitShapesFrom(ReadOnlySpan<(double X, double Y, ClumpShape Shape)> starts, ClumpFitSettings settings, ShapeRange range)
    {
        Problem.SearchesShape = true;
        Prepare();
        evaluations = 0;
        for (int i = 0; i < Problem.ClumpCount; i++)
        {
            ref SceneClump clump = ref Problem.Clump(i);
            clump.Chart = ShapeChart.Free;
            (Trial[5 * i], Trial[(5 * i) + 1]) = (starts[i].X, starts[i].Y);
            clump.Parameters(starts[i].Shape, Trial.Slice((5 * i) + 2, 3));
        }

        // A scene of many clumps is done when what is left to gain is small for each of them; the last digits of one would cost all the others.
        LeastSquaresOptions options = Options(settings) with { AbsoluteCostTolerance = 1e-3 * Problem.ClumpCount };
        LeastSquaresResult result = Descend(settings, range, options);
        Trial.CopyTo(Parameters);
        for (int i = 0; i < Problem.ClumpCount; i++)
            bestCharts[i] = Problem.Clump(i).Chart;
        SetBounds(settings, range, Parameters);
        Settle(Parameters);
        return new SearchOutcome(result.Cost, result.Converged, NegativeFluxes(), evaluations);
    }

    /// <summary>Searches only centres; afterwards problem and workspace are at the solution.</summary>
    public SearchOutcome FitFluxes(ClumpFitSettings settings)
    {
        Problem.SearchesShape = false;
        Prepare();
        evaluations = 0;
        Trial.Clear();
        Lower.Fill(-settings.FixedShapeShiftPixels);
        Upper.Fill(settings.FixedShapeShiftPixels);
        LeastSquaresResult result = Run(Options(settings));
        Trial.CopyTo(Parameters);
        return new SearchOutcome(result.Cost, result.Converged, NegativeFluxes(), evaluations);
    }

    internal static LeastSquaresOptions Options(ClumpFitSettings settings) =>
        new() { MaximumEvaluations = settings.MaximumEvaluations, AbsoluteCostTolerance = CostTolerance, RelativeCostTolerance = 1e-10, StepTolerance = 1e-9 };

    private LeastSquaresResult FromSizes(ReadOnlySpan<double> sigmas, int start, ClumpFitSettings settings, ShapeRange range, LeastSquaresOptions options)
    {
        for (int i = 0; i < Problem.ClumpCount; i++)
        {
            double sigma = sigmas[start < sigmas.Length ? start : (start + i) % sigmas.Length];
            Problem.Clump(i).Chart = ShapeChart.Free;
            Span<double> p = Trial.Slice(5 * i, 5);
            p.Clear();
            p[2] = sigma * sigma;
        }

        return Descend(settings, range, options);
    }

    private LeastSquaresResult Descend(ClumpFitSettings settings, ShapeRange range, LeastSquaresOptions options)
    {
        SetBounds(settings, range, Trial);
        LeastSquaresResult result = Run(options);
        for (int round = 0; round < 3 && BringInside(range); round++)
        {
            SetBounds(settings, range, Trial);
            result = Run(options);
        }

        if (LeaveThePoint(range))
        {
            // Kept only if it is better: the point is a solution already.
            double before = result.Cost;
            Trial.CopyTo(Part(4));
            SetBounds(settings, range, Trial);
            LeastSquaresResult after = Run(options);
            if (after.Cost < before)
                return after;
            Part(4).CopyTo(Trial);
        }

        return result;
    }

    /// <summary>Puts clumps beyond the range on its edge, to be searched along it; false if there are none.</summary>
    private bool BringInside(ShapeRange range)
    {
        bool any = false;
        for (int i = 0; i < Problem.ClumpCount; i++)
        {
            ref SceneClump clump = ref Problem.Clump(i);
            ClumpShape shape = Problem.ShapeOf(i, Trial);
            if (clump.Chart == ShapeChart.Free && !range.Contains(shape))
            {
                clump.Chart = ShapeChart.Polar;
                clump.Parameters(range.Nearest(shape), Trial.Slice((5 * i) + 2, 3));
                any = true;
            }
        }

        return any;
    }

    /// <summary>
    /// A point is the least size of every direction and axis ratio at once, but the search along the edge only knew one: gives clumps a small size where
    /// some direction lowers chi2. The gradient by the covariance, a 2 x 2 matrix, says whether one does.
    /// </summary>
    private bool LeaveThePoint(ShapeRange range)
    {
        bool any = false;
        for (int i = 0; i < Problem.ClumpCount; i++)
        {
            ref SceneClump clump = ref Problem.Clump(i);
            Span<double> s = Trial.Slice((5 * i) + 2, 3);
            if (clump.Chart != ShapeChart.Polar || s[0] > range.SmallestVariance)
                continue;
            (double s0, double s1, double s2) = (s[0], s[1], s[2]);
            ClumpShape point = Problem.ShapeOf(i, Trial);
            clump.Chart = ShapeChart.Plain;
            clump.Parameters(point, s);
            int n = Problem.ParameterCount;
            Span<double> gradient = Part(5);
            double cost = Problem.Evaluate(Trial, gradient, memory.AsSpan(6 * n, n * n));
            evaluations++;
            clump.Chart = ShapeChart.Polar;
            (s[0], s[1], s[2]) = (s0, s1, s2);
            if (!double.IsFinite(cost))
                continue;
            var slope = new ClumpShape(gradient[(5 * i) + 2], 0.5 * gradient[(5 * i) + 3], gradient[(5 * i) + 4]);
            double ratio = slope.LargerEigenvalue > 0 ? range.SmallestRatio : 1;
            if (slope.SmallerEigenvalue + (ratio * slope.LargerEigenvalue) < -1e-3)
            {
                double steepest = (0.5 * Math.Atan2(2 * slope.XY, slope.XX - slope.YY)) + (Math.PI / 2);
                (s[0], s[1], s[2]) = (Math.Max(0.1, range.SmallestVariance), ratio, steepest);
                any = true;
            }
        }

        return any;
    }

    private LeastSquaresResult Run(LeastSquaresOptions options)
    {
        LeastSquaresResult result = BoundedLeastSquares.Minimize(Problem, Trial, Lower, Upper, Workspace, options);
        evaluations += result.Evaluations;
        return result;
    }

    /// <summary>Evaluates at a solution, for its bounds, curvature and linear parameters.</summary>
    private void Settle(Span<double> parameters)
    {
        parameters.CopyTo(Trial);
        BoundedLeastSquares.Minimize(Problem, Trial, Lower, Upper, Workspace, new LeastSquaresOptions { MaximumEvaluations = 1 });
        Trial.CopyTo(parameters);
        evaluations++;
    }

    private void SetBounds(ClumpFitSettings settings, ShapeRange range, ReadOnlySpan<double> at) => SceneBounds.Fill(Problem, settings, range, at, Lower, Upper);

    private int NegativeFluxes()
    {
        int count = 0;
        for (int band = 0; band < Problem.BandCount; band++)
        {
            for (int i = 0; i < Problem.ClumpCount; i++)
            {
                if (!(Problem.Bands[band].Flux(i) > 0))
                    count++;
            }
        }

        return count;
    }

    private void Prepare()
    {
        int n = Problem.ParameterCount, capacity = 5 * Problem.ClumpCount;
        if (Workspace.Capacity < capacity)
            Workspace = new LeastSquaresWorkspace(capacity);
        PixelGrid.Grow(ref memory, (6 * n) + (n * n));
        if (bestCharts.Length < Problem.ClumpCount)
            bestCharts = new ShapeChart[Problem.ClumpCount];
    }

    private Span<double> Part(int index) => memory.AsSpan(index * Problem.ParameterCount, Problem.ParameterCount);
}
