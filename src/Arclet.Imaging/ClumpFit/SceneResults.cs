namespace Arclet.Imaging.ClumpFit;

/// <summary>Turns a solved scene into results with errors and flags. Belongs to a thread.</summary>
internal sealed class SceneResults
{
    private readonly SceneErrors all = new();
    private readonly SceneErrors held = new();
    private bool[] isFree = [];
    private bool[] isFreeHeld = [];
    private double[] parameters = [];
    private double[] memory = [];

    /// <summary>Results of a search of shapes, for each band and clump in turn (band * ClumpCount + clump).</summary>
    public ClumpFitResult[] OfShapes(SceneSearch search, SearchOutcome outcome, ClumpFitSettings settings, ReadOnlySpan<ClumpPosition> positions)
    {
        SceneProblem problem = search.Problem;
        int n = problem.ParameterCount;
        Size(n);
        for (int i = 0; i < problem.ClumpCount; i++)
        {
            // On the smallest size ratio and direction mean nothing; with the size held they are too.
            bool isPoint = problem.Clump(i).Chart == ShapeChart.Polar && search.ActiveBounds[(5 * i) + 2] < 0;
            for (int a = 0; a < 5; a++)
                isFree[(5 * i) + a] = search.ActiveBounds[(5 * i) + a] == 0 && !(isPoint && a >= 2);
        }

        all.Invert(search.Workspace.Curvature, isFree.AsSpan(0, n));
        HoldShapes(problem.ClumpCount);
        held.Invert(search.Workspace.Curvature, isFreeHeld.AsSpan(0, n));
        var results = new ClumpFitResult[problem.BandCount * problem.ClumpCount];
        Span<double> derivatives = stackalloc double[9];
        for (int b = 0; b < problem.BandCount; b++)
        {
            SceneBand band = problem.Bands[b];
            if (all.IsRegular)
                all.AddLinear(band);
            if (held.IsRegular)
                held.AddLinear(band);
            int used = 0;
            for (int other = 0; other < problem.BandCount; other++)
                used += problem.Bands[other].Grid.Used - problem.Bands[other].LinearCount;
            for (int i = 0; i < problem.ClumpCount; i++)
            {
                ReadOnlySpan<double> p = search.Parameters.Slice(5 * i, 5);
                ClumpShape shape = problem.Clump(i).At(p[2..], derivatives);
                ClumpFitResult result = Place(search, positions[i], band, i, p, outcome, settings, used - all.FreeCount, all);
                result = result with { Shape = shape };
                if (all.IsRegular)
                    result = WithShapeErrors(result, shape, derivatives, problem.Clump(i).Chart, i, band);
                if (b > 0)
                    result = ShapeErrors.InBand(result, band.Placement(i));
                results[(b * problem.ClumpCount) + i] = Flagged(result, settings);
            }
        }

        return results;
    }

    /// <summary>Results of a search of centres with given shapes.</summary>
    public ClumpFitResult[] OfFluxes(SceneSearch search, SearchOutcome outcome, ClumpFitSettings settings, ReadOnlySpan<ShapedClump> clumps)
    {
        SceneProblem problem = search.Problem;
        int count = problem.ClumpCount;
        Size(5 * count);
        for (int i = 0; i < count; i++)
        {
            problem.Clump(i).Chart = ShapeChart.Plain;
            problem.Clump(i).Parameters(clumps[i].Shape, parameters.AsSpan((5 * i) + 2, 3));
            for (int a = 0; a < 2; a++)
            {
                parameters[(5 * i) + a] = search.Parameters[(2 * i) + a];
                isFree[(5 * i) + a] = search.ActiveBounds[(2 * i) + a] == 0;
            }

            isFree.AsSpan((5 * i) + 2, 3).Clear();
        }

        // Once with the shapes as parameters, to see how the fluxes would follow them.
        problem.SearchesShape = true;
        int n = problem.ParameterCount;
        Span<double> curvature = memory.AsSpan(n, n * n);
        problem.Evaluate(parameters.AsSpan(0, n), memory.AsSpan(0, n), curvature);
        held.Invert(curvature, isFree.AsSpan(0, n));
        SceneBand band = problem.Bands[0];
        if (held.IsRegular)
            held.AddLinear(band);
        var results = new ClumpFitResult[count];
        for (int i = 0; i < count; i++)
        {
            ClumpFitResult result = Place(search, clumps[i].Position, band, i, parameters.AsSpan(5 * i, 5), outcome, settings, band.Grid.Used - band.LinearCount - held.FreeCount, held) with
            {
                Shape = clumps[i].Shape,
                ShapeCovariance = clumps[i].Covariance,
            };
            if (held.IsRegular)
                result = WithFluxErrors(ShapeErrors.WithAxes(result, clumps[i].Covariance), band, i, curvature, clumps);
            results[i] = Flagged(result, settings);
        }

        return results;
    }

    private void Size(int n)
    {
        if (isFree.Length < n)
            (isFree, isFreeHeld, parameters) = (new bool[n], new bool[n], new double[n]);
        PixelGrid.Grow(ref memory, n + (n * n));
    }

    private void HoldShapes(int clumps)
    {
        for (int i = 0; i < 5 * clumps; i++)
            isFreeHeld[i] = isFree[i] && i % 5 < 2;
    }

    /// <summary>Centre, background and their errors, in the band's pixels.</summary>
    private ClumpFitResult Place(SceneSearch search, ClumpPosition position, SceneBand band, int i, ReadOnlySpan<double> p, SearchOutcome outcome, ClumpFitSettings settings, int dof, SceneErrors errors)
    {
        BandPlacement at = band.Placement(i);
        PixelGrid grid = band.Grid;
        double x = at.X + (at.A * p[0]) + (at.B * p[1]), y = at.Y + (at.C * p[0]) + (at.D * p[1]);
        ClumpFitFlags flags = grid.Flags | (outcome.Converged ? ClumpFitFlags.None : ClumpFitFlags.NotConverged) | (errors.IsRegular ? ClumpFitFlags.None : ClumpFitFlags.Singular);
        if (search.Problem.ClumpCount > 1)
            flags |= ClumpFitFlags.NearNeighbour;
        int first = search.ActiveBounds.Length / search.Problem.ClumpCount * i;
        for (int a = 0; a < search.ActiveBounds.Length / search.Problem.ClumpCount; a++)
        {
            if (search.ActiveBounds[first + a] != 0)
                flags |= ClumpFitFlags.AtBound;
        }

        int b = grid.BackgroundCount;
        Span<double> basis = stackalloc double[3 * b];
        BackgroundAtPlace.Fill(grid, search.Basis, x, y, basis);
        double chi2 = outcome.Cost;
        double z = (Math.Cbrt(chi2 / dof) - (1 - (2 / (9.0 * dof)))) / Math.Sqrt(2 / (9.0 * dof));
        if (dof > 0 && z > settings.BadChiSquareSigma)
            flags |= ClumpFitFlags.BadChiSquare;
        var result = new ClumpFitResult
        {
            Id = position.Id,
            X = grid.X0 + x,
            Y = grid.Y0 + y,
            Flux = band.Flux(i),
            Sky = BackgroundAtPlace.Sum(basis[..b], band.Linear),
            SkyX = BackgroundAtPlace.Sum(basis.Slice(b, b), band.Linear),
            SkyY = BackgroundAtPlace.Sum(basis.Slice(2 * b, b), band.Linear),
            ChiSquare = chi2,
            DegreesOfFreedom = dof,
            Evaluations = outcome.Evaluations,
            GroupSize = search.Problem.ClumpCount,
            Flags = flags,
        };
        if (!errors.IsRegular)
            return result;
        int k = 5 * i;
        return result with
        {
            XError = ShapeErrors.Root((at.A * at.A * errors.Covariance(k, k)) + (2 * at.A * at.B * errors.Covariance(k, k + 1)) + (at.B * at.B * errors.Covariance(k + 1, k + 1)), isFree[k]),
            YError = ShapeErrors.Root((at.C * at.C * errors.Covariance(k, k)) + (2 * at.C * at.D * errors.Covariance(k, k + 1)) + (at.D * at.D * errors.Covariance(k + 1, k + 1)), isFree[k + 1]),
            SkyError = ShapeErrors.Root(BackgroundAtPlace.Variance(basis[..b], errors, band.LinearCount), true),
            SkyXError = ShapeErrors.Root(BackgroundAtPlace.Variance(basis.Slice(b, b), errors, band.LinearCount), true),
            SkyYError = ShapeErrors.Root(BackgroundAtPlace.Variance(basis.Slice(2 * b, b), errors, band.LinearCount), true),
        };
    }

    private ClumpFitResult WithShapeErrors(ClumpFitResult result, ClumpShape shape, ReadOnlySpan<double> derivatives, ShapeChart chart, int i, SceneBand band)
    {
        int first = (5 * i) + 2, n = band.LinearCount, flux = band.Grid.BackgroundCount + i;
        Span<double> plain = stackalloc double[9];
        Span<double> withFlux = stackalloc double[3];
        plain.Clear();
        withFlux.Clear();
        for (int a = 0; a < 3; a++)
        {
            double coupled = all.Coupling(flux, first + a, n);
            for (int r = 0; r < 3; r++)
            {
                withFlux[r] += coupled * derivatives[(3 * a) + r];
                for (int b = 0; b < 3; b++)
                {
                    for (int c = 0; c < 3; c++)
                        plain[(3 * r) + c] += derivatives[(3 * a) + r] * all.Covariance(first + a, first + b) * derivatives[(3 * b) + c];
                }
            }
        }

        var covariance = new ShapeCovariance(plain[0], plain[1], plain[2], plain[4], plain[5], plain[8]);
        result = ShapeErrors.WithAxes(result with { ShapeCovariance = covariance }, covariance);
        bool sizeHeld = !isFree[first];
        if (chart == ShapeChart.Polar)
        {
            result = result with
            {
                SigmaMinError = sizeHeld ? double.NaN : result.SigmaMinError,
                RadiusError = sizeHeld ? double.NaN : result.RadiusError,
                AxisRatioError = isFree[first + 1] ? result.AxisRatioError : double.NaN,
                ThetaErrorDegrees = isFree[first + 2] ? result.ThetaErrorDegrees : double.NaN,
            };
        }

        double total = all.Linear(flux, flux, n), independent = held.IsRegular ? Math.Min(held.Linear(flux, flux, n), total) : double.NaN;
        (double xx, double xy, double yy) = ShapeErrors.RadiusSlope(shape);
        return result with
        {
            FluxError = ShapeErrors.Root(total, true),
            FluxErrorIndependent = ShapeErrors.Root(independent, true),
            FluxErrorCommon = ShapeErrors.Root(total - independent, true),
            FluxRadiusCovariance = sizeHeld ? double.NaN : (withFlux[0] * xx) + (withFlux[1] * xy) + (withFlux[2] * yy),
        };
    }

    /// <summary>
    /// The flux's errors where the shape came from another filter: with it held, and through it. A shape that is wrong by ds moves the flux by
    /// g ds with the centre following: g = -X_s + X_p H_pp^-1 H_ps.
    /// </summary>
    private ClumpFitResult WithFluxErrors(ClumpFitResult result, SceneBand band, int i, ReadOnlySpan<double> curvature, ReadOnlySpan<ShapedClump> clumps)
    {
        int n = band.LinearCount, flux = band.Grid.BackgroundCount + i, count = 5 * clumps.Length;
        double common = 0, covariance = 0;
        Span<double> g = stackalloc double[3];
        for (int j = 0; j < clumps.Length; j++)
        {
            for (int a = 0; a < 3; a++)
            {
                int s = (5 * j) + 2 + a;
                double sum = -band.Follow(s)[flux];
                for (int p = 0; p < count; p++)
                {
                    if (isFree[p])
                        sum -= held.Coupling(flux, p, n) * (p > s ? curvature[(p * count) + s] : curvature[(s * count) + p]);
                }

                g[a] = sum;
            }

            common += clumps[j].Covariance.Form((g[0], g[1], g[2]), (g[0], g[1], g[2]));
            if (j == i)
                covariance = clumps[j].Covariance.Form((g[0], g[1], g[2]), ShapeErrors.RadiusSlope(clumps[j].Shape));
        }

        double independent = held.Linear(flux, flux, n);
        return result with
        {
            FluxError = ShapeErrors.Root(independent + Math.Max(0, common), true),
            FluxErrorIndependent = ShapeErrors.Root(independent, true),
            FluxErrorCommon = ShapeErrors.Root(common, true),
            FluxRadiusCovariance = covariance,
        };
    }

    private static ClumpFitResult Flagged(ClumpFitResult result, ClumpFitSettings settings)
    {
        ClumpFitFlags flags = result.Flags;
        if (result.Shape.SigmaMajPixels < settings.ResolutionPixels)
            flags |= ClumpFitFlags.Unresolved;
        else if (result.Shape.SigmaMinPixels < settings.ResolutionPixels)
            flags |= ClumpFitFlags.UnresolvedMinor;
        if (!(result.Flux > settings.LowSignal * result.FluxError))
            flags |= ClumpFitFlags.LowSignal;
        return result with { Flags = flags };
    }
}
