namespace Arclet.Imaging.ClumpFit;

/// <summary>Turns a solved scene into results with errors and flags. Belongs to a thread.</summary>
internal sealed class SceneResults
{
    private const double UnknownDirectionDegrees = 51.961524227066319;
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
                    result = InBand(result, band.Placement(i));
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
                result = WithFluxErrors(AxisErrors(result, clumps[i].Covariance), band, i, curvature, clumps);
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
        Background(grid, search.Basis, x, y, basis);
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
            Sky = Sum(basis[..b], band.Linear),
            SkyX = Sum(basis.Slice(b, b), band.Linear),
            SkyY = Sum(basis.Slice(2 * b, b), band.Linear),
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
            XError = Root((at.A * at.A * errors.Covariance(k, k)) + (2 * at.A * at.B * errors.Covariance(k, k + 1)) + (at.B * at.B * errors.Covariance(k + 1, k + 1)), isFree[k]),
            YError = Root((at.C * at.C * errors.Covariance(k, k)) + (2 * at.C * at.D * errors.Covariance(k, k + 1)) + (at.D * at.D * errors.Covariance(k + 1, k + 1)), isFree[k + 1]),
            SkyError = Root(Form(basis[..b], errors, band.LinearCount), true),
            SkyXError = Root(Form(basis.Slice(b, b), errors, band.LinearCount), true),
            SkyYError = Root(Form(basis.Slice(2 * b, b), errors, band.LinearCount), true),
        };
    }

    /// <summary>The background's functions and their slopes at a place of the grid.</summary>
    private static void Background(PixelGrid grid, BackgroundBasis basis, double x, double y, Span<double> values)
    {
        int b = basis.Count;
        double u = (x - grid.CentreX) / grid.HalfSide, v = (y - grid.CentreY) / grid.HalfSide;

        // Central differences: exact for planes and parabolas, and the step is small beside any spline's cell.
        const double step = 1.0 / 1024;
        Span<double> after = stackalloc double[b], before = stackalloc double[b];
        basis.Values(u, v, values);
        basis.Values(u + step, v, after);
        basis.Values(u - step, v, before);
        for (int i = 0; i < b; i++)
            values[b + i] = (after[i] - before[i]) / (2 * step * grid.HalfSide);
        basis.Values(u, v + step, after);
        basis.Values(u, v - step, before);
        for (int i = 0; i < b; i++)
            values[(2 * b) + i] = (after[i] - before[i]) / (2 * step * grid.HalfSide);
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
        result = AxisErrors(result with { ShapeCovariance = covariance }, covariance);
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
        (double xx, double xy, double yy) = RadiusSlope(shape);
        return result with
        {
            FluxError = Root(total, true),
            FluxErrorIndependent = Root(independent, true),
            FluxErrorCommon = Root(total - independent, true),
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
                covariance = clumps[j].Covariance.Form((g[0], g[1], g[2]), RadiusSlope(clumps[j].Shape));
        }

        double independent = held.Linear(flux, flux, n);
        return result with
        {
            FluxError = Root(independent + Math.Max(0, common), true),
            FluxErrorIndependent = Root(independent, true),
            FluxErrorCommon = Root(common, true),
            FluxRadiusCovariance = covariance,
        };
    }

    private static ClumpFitResult AxisErrors(ClumpFitResult result, ShapeCovariance covariance)
    {
        ClumpShape shape = result.Shape;
        double along = shape.LargerEigenvalue, across = shape.SmallerEigenvalue;
        (double sin, double cos) = Math.SinCos(0.5 * Math.Atan2(2 * shape.XY, shape.XX - shape.YY));
        (double, double, double) dAlong = (cos * cos, 2 * sin * cos, sin * sin), dAcross = (sin * sin, -2 * sin * cos, cos * cos);
        double turn = 1 / (along - across);
        (double, double, double) dTheta = (-sin * cos * turn, ((cos * cos) - (sin * sin)) * turn, sin * cos * turn);
        double q = shape.AxisRatio;
        double relative = (covariance.Form(dAcross, dAcross) / (across * across)) + (covariance.Form(dAlong, dAlong) / (along * along)) - (2 * covariance.Form(dAlong, dAcross) / (along * across));
        double theta = Root(covariance.Form(dTheta, dTheta), true) * (180 / Math.PI);
        (double, double, double) dRadius = RadiusSlope(shape);
        return result with
        {
            SigmaMinError = Root(covariance.Form(dAcross, dAcross), true) / (2 * shape.SigmaMinPixels),
            AxisRatioError = 0.5 * q * Root(relative, true),
            ThetaErrorDegrees = theta < UnknownDirectionDegrees ? theta : UnknownDirectionDegrees,
            RadiusError = Root(covariance.Form(dRadius, dRadius), true),
        };
    }

    /// <summary>dR/d(xx, xy, yy) of R = det(C)^(1/4).</summary>
    private static (double XX, double XY, double YY) RadiusSlope(ClumpShape shape)
    {
        double determinant = shape.SmallerEigenvalue * shape.LargerEigenvalue;
        double factor = 0.25 * Math.Pow(determinant, -0.75);
        return (factor * shape.YY, -2 * factor * shape.XY, factor * shape.XX);
    }

    /// <summary>The shape and its errors in the pixels of a further band.</summary>
    private static ClumpFitResult InBand(ClumpFitResult result, BandPlacement at)
    {
        ShapeCovariance covariance = result.ShapeCovariance.Transformed(at.A, at.B, at.C, at.D);
        double scale = Math.Sqrt(Math.Abs((at.A * at.D) - (at.B * at.C)));
        ClumpFitResult moved = AxisErrors(result with { Shape = result.Shape.Transformed(at.A, at.B, at.C, at.D), ShapeCovariance = covariance }, covariance);
        return moved with
        {
            SigmaMinError = double.IsNaN(result.SigmaMinError) ? double.NaN : moved.SigmaMinError,
            AxisRatioError = double.IsNaN(result.AxisRatioError) ? double.NaN : moved.AxisRatioError,
            ThetaErrorDegrees = double.IsNaN(result.ThetaErrorDegrees) ? double.NaN : moved.ThetaErrorDegrees,
            RadiusError = double.IsNaN(result.RadiusError) ? double.NaN : moved.RadiusError,
            FluxRadiusCovariance = result.FluxRadiusCovariance * scale,
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

    private static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double Form(ReadOnlySpan<double> a, SceneErrors errors, int count)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a.Length; j++)
                sum += a[i] * a[j] * errors.Linear(i, j, count);
        }

        return sum;
    }

    private static double Root(double variance, bool exists) => exists ? Math.Sqrt(Math.Max(0, variance)) : double.NaN;
}
