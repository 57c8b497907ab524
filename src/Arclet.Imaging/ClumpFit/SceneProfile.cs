using Arclet.Inference.LeastSquares;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// Follows chi2 while a number of one clump is held at one value after the other and everything else of the scene is fitted again: the profile likelihood.
/// The held number is a parameter without room (size, axis ratio) or a linear one with a datum of its own (flux). Belongs to a thread.
/// </summary>
internal sealed class SceneProfile
{
    private const double OneSigma = 1;

    // The square of 1.645, the normal variable's one-sided 95 %.
    private const double OneSided95 = 2.7055434540954146;

    // Where the root of chi2's rise is known to this fraction the end is known to as much of its distance.
    private const double Precision = 0.005;
    private const int LargestTrials = 40;
    private LeastSquaresWorkspace workspace = new(16);
    private double[] memory = [];
    private SceneSearch search = null!;
    private ClumpFitSettings settings = null!;
    private LeastSquaresOptions options = LeastSquaresOptions.Default;
    private ShapeRange range;
    private double least;
    private (double X, double Y, ClumpShape Shape)[] better = [];
    private double betterCost;
    private int negative;

    private SceneProblem Problem => search.Problem;

    /// <summary>The parameters of the last trial.</summary>
    private Span<double> Trial => Part(0);

    /// <summary>The parameters that the next trial starts from.</summary>
    private Span<double> From => Part(1);

    /// <summary>Adds intervals of flux, size and axis ratio to the results of a search of shapes; the scene's last solution is lost.</summary>
    /// <returns>
    /// Centres and shapes of a solution that is better than the search's, should the profile have come across one; the intervals are then of no use. Otherwise nothing.
    /// </returns>
    public ReadOnlySpan<(double X, double Y, ClumpShape Shape)> OfShapes(SceneSearch solved, SearchOutcome outcome, ClumpFitSettings fitSettings, ShapeRange shapeRange, Span<ClumpFitResult> results)
    {
        Begin(solved, outcome, fitSettings, shapeRange);
        for (int i = 0; i < Problem.ClumpCount; i++)
        {
            ClumpFitResult result = results[i];
            ClumpShape shape = shapeRange.Nearest(result.Shape);
            ShapeChart chart = Problem.Clump(i).Chart;
            ProfileInterval flux = FluxInterval(i, result.Flux, result.FluxError, out double zero);
            ProfileInterval radius = ProfileInterval.None, ratio = ProfileInterval.None;

            // Without flux there is no size to speak of.
            if (result.Flux > 0)
            {
                double smallest = Math.Sqrt(range.SmallestVariance), largest = Math.Sqrt(range.LargestVariance);
                radius = Interval(ProfiledQuantity.Radius, i, Math.Clamp(shape.RadiusPixels, smallest, largest), Guess(result.RadiusError, 0.3, 3), smallest, largest);
                radius = new(radius.Low <= smallest ? 0 : radius.Low, Below(radius.High, largest), radius.Low95 <= smallest ? 0 : radius.Low95, Below(radius.High95, largest));
                ratio = Interval(ProfiledQuantity.AxisRatio, i, Math.Clamp(shape.AxisRatio, settings.MinimumAxisRatio, 1), Guess(result.AxisRatioError, 0.2, 0.3), settings.MinimumAxisRatio, 1);
            }

            Problem.Clump(i).Chart = chart;
            results[i] = result with { FluxInterval = flux, ZeroFluxRise = zero, RadiusInterval = radius, AxisRatioInterval = ratio };
        }

        return betterCost < outcome.Cost - 0.01 ? better.AsSpan(0, Problem.ClumpCount) : [];
    }

    /// <summary>Adds intervals of the flux to the results of a search with given shapes: those of this image's noise alone.</summary>
    public void OfFluxes(SceneSearch solved, SearchOutcome outcome, ClumpFitSettings fitSettings, Span<ClumpFitResult> results)
    {
        solved.Problem.SearchesShape = false;
        Begin(solved, outcome, fitSettings, default);
        for (int i = 0; i < Problem.ClumpCount; i++)
        {
            ProfileInterval flux = FluxInterval(i, results[i].Flux, results[i].FluxErrorIndependent, out double zero);
            results[i] = results[i] with { FluxInterval = flux, ZeroFluxRise = zero };
        }
    }

    /// <summary>An end that is the largest value that is allowed says nothing.</summary>
    private static double Below(double end, double largest) => end < largest ? end : double.NaN;

    private static double Guess(double error, double otherwise, double largest) => error > 0 ? Math.Min(error, largest) : otherwise;

    private void Begin(SceneSearch solved, SearchOutcome outcome, ClumpFitSettings fitSettings, ShapeRange shapeRange)
    {
        (search, settings, range, least, negative) = (solved, fitSettings, shapeRange, outcome.Cost, outcome.NegativeFluxes);
        options = SceneSearch.Options(fitSettings);
        betterCost = double.PositiveInfinity;
        if (better.Length < Problem.ClumpCount)
            better = new (double X, double Y, ClumpShape Shape)[Problem.ClumpCount];
        int n = Problem.ParameterCount;
        PixelGrid.Grow(ref memory, 4 * n);
        if (workspace.Capacity < n)
            workspace = new LeastSquaresWorkspace(n);
    }

    private ProfileInterval FluxInterval(int clump, double flux, double error, out double zero)
    {
        zero = double.NaN;
        if (!double.IsFinite(flux))
            return ProfileInterval.None;
        double before = least, guess = error > 0 ? error : Math.Max(Math.Abs(flux), 1 / Math.Sqrt(Problem.Bands[0].FluxCurvature(clump)));
        Problem.Bands[0].HoldFlux(clump, guess);

        // Fluxes are not negative: a fit that wants one has its solution at 0, and chi2 rises from there.
        SetUp(ProfiledQuantity.Flux, clump);
        zero = Math.Max(0, Rise(ProfiledQuantity.Flux, clump, 0, out double cost));
        if (flux < 0)
            (least, zero) = (cost, 0);
        zero = Finite(zero);

        ProfileInterval interval = Interval(ProfiledQuantity.Flux, clump, Math.Max(0, flux), guess, 0, double.PositiveInfinity);
        Problem.Bands[0].ReleaseFlux();
        if (flux < 0)
            least = before;
        return interval;
    }

    private ProfileInterval Interval(ProfiledQuantity what, int clump, double best, double guess, double lowest, double highest)
    {
        double low = End(what, clump, best, guess, lowest, OneSigma), high = End(what, clump, best, guess, highest, OneSigma);
        double low95 = low > lowest ? End(what, clump, best, best - low, lowest, OneSided95) : low;
        double high95 = high < highest ? End(what, clump, best, high - best, highest, OneSided95) : high;
        return new(low, Finite(high), low95, Finite(high95));
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    /// <summary>The value, from <paramref name="best"/> towards <paramref name="edge"/>, at which chi2 has risen by the level; the edge if it has not by then.</summary>
    private double End(ProfiledQuantity what, int clump, double best, double guess, double edge, double level)
    {
        double direction = Math.Sign(edge - best), root = Math.Sqrt(level);
        if (direction == 0)
            return edge;
        SetUp(what, clump);
        double inside = best, insideRoot = 0, outside = double.NaN, outsideRoot = double.NaN;
        double value = Towards(best + (direction * guess * root), edge, direction);
        for (int trial = 0; trial < LargestTrials; trial++)
        {
            double rise = Math.Sqrt(Math.Max(0, Rise(what, clump, value, out _)));
            if (Math.Abs(rise - root) < Precision * root)
                return value;
            if (rise < root)
            {
                if (value == edge)
                    return edge;
                (inside, insideRoot) = (value, rise);
                Trial.CopyTo(From);
            }
            else
                (outside, outsideRoot) = (value, rise);

            if (double.IsNaN(outside))
            {
                if (Math.Abs(value - best) > 1e6 * guess)
                    return edge;
                value = Towards(best + ((value - best) * Math.Clamp(root / rise, 1.2, 3)), edge, direction);
                continue;
            }

            // The root of chi2's rise is nearly a straight line.
            double fraction = double.IsFinite(outsideRoot) ? Math.Clamp((root - insideRoot) / (outsideRoot - insideRoot), 0.05, 0.95) : 0.5;
            value = inside + (fraction * (outside - inside));
            if (Math.Abs(outside - inside) < 1e-4 * Math.Abs(outside - best))
                break;
        }

        // What ends the interval is another solution, not chi2.
        return double.IsFinite(outsideRoot) ? value : double.NaN;
    }

    private static double Towards(double value, double edge, double direction) => direction * (edge - value) <= 0 ? edge : value;

    /// <summary>Puts the start at the solution, in the numbers in which the quantity is one of them.</summary>
    private void SetUp(ProfiledQuantity what, int clump)
    {
        search.Parameters.CopyTo(From);
        if (!Problem.SearchesShape)
            return;
        ref SceneClump c = ref Problem.Clump(clump);
        c.Chart = search.BestChart(clump);
        ClumpShape shape = range.Nearest(Problem.ShapeOf(clump, From));
        c.Chart = what == ProfiledQuantity.Radius ? ShapeChart.Radius : ShapeChart.Polar;
        c.Parameters(shape, From.Slice((5 * clump) + 2, 3));
    }

    /// <summary>How far chi2 is above its least value where the quantity is held at this one; infinity where the model is not defined or other fluxes turn negative.</summary>
    private double Rise(ProfiledQuantity what, int clump, double value, out double cost)
    {
        Span<double> lower = Part(2), upper = Part(3);
        From.CopyTo(Trial);
        if (Problem.SearchesShape)
        {
            SceneBounds.Fill(Problem, settings, range, Trial, lower, upper);
            Span<double> p = Trial.Slice((5 * clump) + 2, 3), low = lower.Slice((5 * clump) + 2, 3), high = upper.Slice((5 * clump) + 2, 3);
            double square = value * value;
            if (what == ProfiledQuantity.Radius)
            {
                // Both axes within the largest size, their ratio within its range, on either side of round.
                double ratio = Math.Max(range.SmallestRatio, square * square / (range.LargestVariance * range.LargestVariance));
                (p[0], low[0], high[0], low[1], high[1]) = (square, square, square, Math.Min(1, ratio), Math.Max(1, 1 / ratio));
            }
            else if (what == ProfiledQuantity.AxisRatio)
                (p[1], low[1], high[1]) = (square, square, square);
        }
        else
        {
            lower.Fill(-settings.FixedShapeShiftPixels);
            upper.Fill(settings.FixedShapeShiftPixels);
        }

        if (what == ProfiledQuantity.Flux)
            Problem.Bands[0].HeldFlux = value;
        cost = BoundedLeastSquares.Minimize(Problem, Trial, lower, upper, workspace, options).Cost;
        if (!double.IsFinite(cost))
            return double.PositiveInfinity;

        // The search prefers solutions with positive fluxes, and so must the profile: one with a neighbour below 0 is not of its family.
        if (Problem.SearchesShape && NegativeNeighbours(clump) > negative)
            return double.PositiveInfinity;
        double rise = cost - least;
        if (cost < Math.Min(least, betterCost))
            Remember(cost);
        return rise;
    }

    private int NegativeNeighbours(int clump)
    {
        int count = 0;
        for (int i = 0; i < Problem.ClumpCount; i++)
            count += i != clump && Problem.Bands[0].Flux(i) < 0 ? 1 : 0;
        return count;
    }

    private void Remember(double cost)
    {
        if (!Problem.SearchesShape)
            return;
        betterCost = cost;
        for (int i = 0; i < Problem.ClumpCount; i++)
            better[i] = (Trial[5 * i], Trial[(5 * i) + 1], Problem.ShapeOf(i, Trial));
    }

    private Span<double> Part(int index) => memory.AsSpan(index * Problem.ParameterCount, Problem.ParameterCount);
}
