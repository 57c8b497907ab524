using Arclet.Imaging.Detection;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// Fits clumps in boxes: an elliptical Gaussian convolved with the PSF on a polynomial background for each (science of the paper, section 3.5). Every fit is
/// a unit of its own: the results are the same to the bit for any number of threads.
/// </summary>
public static class ClumpFitter
{
    // How often a profile that comes across a better solution is begun again from it.
    private const int LargestProfileRounds = 3;

    /// <summary>Fits centres, shapes and fluxes: the reference filter. Results in the order of the positions.</summary>
    public static IReadOnlyList<ClumpFitResult> FitShapes(ClumpFitImage image, IReadOnlyList<ClumpPosition> positions, ClumpFitSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(positions);
        Check(image, settings);
        double[] sigmas = [.. settings.StartSigmasPixels];
        return InGroups(image, positions, settings, (worker, group, results) =>
        {
            ClumpPosition[] members = [.. group.Select(i => positions[i])];
            ClumpFitResult[]? fitted = InBox(worker, image, members, settings, sigmas);
            for (int step = 4, wider = settings.BoxPixels + 4; wider <= settings.WidestBoxPixels && IsUncertain(fitted, settings); step *= 2, wider += step)
            {
                if (!IsAlone(members, positions, group, wider))
                    break;
                ClumpFitSettings box = members.Length == 1 ? settings with { BoxPixels = wider } : settings with { GroupBoxPixels = Math.Max(settings.GroupBoxPixels, wider) };

                // What the smaller box found is a start that saves some of the others.
                double found = fitted!.Average(f => f.Shape.RadiusPixels);
                ClumpFitResult[]? again = InBox(worker, image, members, box, [Math.Clamp(found, 0.3, 3), 1.5, 0.5]);

                // What does not fit a wider box is a background that is no polynomial there: the box as set is the better measurement.
                if (again is null || again[0].Flags.HasFlag(ClumpFitFlags.BadChiSquare))
                    break;
                int spent = fitted![0].Evaluations;
                fitted = [.. again.Select(r => r with { Flags = r.Flags | ClumpFitFlags.WiderBox, Evaluations = r.Evaluations + spent })];
            }

            for (int k = 0; k < group.Length; k++)
                results[group[k]] = fitted is null ? Nothing(members[k], worker) : fitted[k];
        }, cancellation);
    }

    /// <summary>Fits fluxes with given shapes, and centres within <see cref="ClumpFitSettings.FixedShapeShiftPixels"/>: the other filters. Results in the order of the clumps.</summary>
    public static IReadOnlyList<ClumpFitResult> FitFluxes(ClumpFitImage image, IReadOnlyList<ShapedClump> clumps, ClumpFitSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        Check(image, settings);
        ClumpPosition[] positions = [.. clumps.Select(c => c.Position)];
        return InGroups(image, positions, settings, (worker, group, results) =>
        {
            ShapedClump[] members = [.. group.Select(i => clumps[i])];
            ClumpFitResult[]? fitted = null;
            if (Array.TrueForAll(members, m => double.IsFinite(m.Shape.XX + m.Shape.XY + m.Shape.YY)) && worker.Load(image, [.. members.Select(m => m.Position)], settings))
            {
                SceneSearch search = worker.Search;
                for (int k = 0; k < members.Length; k++)
                    search.Problem.Clump(k).Shape = members[k].Shape;
                SearchOutcome outcome = search.FitFluxes(settings);
                fitted = double.IsFinite(outcome.Cost) ? worker.Results.OfFluxes(search, outcome, settings, members) : null;
                if (fitted is not null && settings.Errors == ClumpFitErrors.Profile)
                    worker.Profile.OfFluxes(search, outcome, settings, fitted);
            }

            for (int k = 0; k < group.Length; k++)
                results[group[k]] = fitted is null ? Nothing(members[k].Position, worker) : worker.Marked(fitted[k]);
        }, cancellation);
    }

    private static ClumpFitResult[]? InBox(FitWorker worker, ClumpFitImage image, ClumpPosition[] members, ClumpFitSettings settings, double[] sigmas)
    {
        if (!worker.Load(image, members, settings))
            return null;
        var range = ShapeRange.Of(settings, settings.BoxPixels);
        SearchOutcome outcome = worker.Search.FitShapes(settings, range, sigmas);
        if (!double.IsFinite(outcome.Cost))
            return null;
        ClumpFitResult[] results = worker.Results.OfShapes(worker.Search, outcome, settings, members);
        for (int round = 0; settings.Errors == ClumpFitErrors.Profile; round++)
        {
            ReadOnlySpan<(double X, double Y, ClumpShape Shape)> better = worker.Profile.OfShapes(worker.Search, outcome, settings, range, results);
            if (better.IsEmpty || round == LargestProfileRounds)
                break;
            SearchOutcome again = worker.Search.FitShapesFrom(better, settings, range);

            // Where chi2 is lower only with a flux below 0, the solution that the search prefers stays, with its intervals.
            if (again.NegativeFluxes > outcome.NegativeFluxes || !(again.Cost < outcome.Cost))
                break;
            outcome = again with { Evaluations = outcome.Evaluations + again.Evaluations };
            results = worker.Results.OfShapes(worker.Search, outcome, settings, members);
        }

        return [.. results.Select(worker.Marked)];
    }

    private static bool IsUncertain(ClumpFitResult[]? fitted, ClumpFitSettings settings) =>
        fitted is not null && Array.Exists(fitted, f => !(f.FluxError <= settings.WidenAboveError * Math.Abs(f.Flux)));

    /// <summary>Whether no clump of another group is inside the box of this width around the members.</summary>
    private static bool IsAlone(ClumpPosition[] members, IReadOnlyList<ClumpPosition> positions, int[] group, int width)
    {
        double half = 0.5 * width;
        for (int i = 0; i < positions.Count; i++)
        {
            foreach (ClumpPosition m in members)
            {
                if (Math.Abs(positions[i].X - m.X) <= half && Math.Abs(positions[i].Y - m.Y) <= half && Array.IndexOf(group, i) < 0)
                    return false;
            }
        }

        return true;
    }

    private static void Check(ClumpFitImage image, ClumpFitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        if (image.Error.Width != image.Image.Width || image.Error.Height != image.Image.Height
            || (image.Mask is { } mask && (mask.Width != image.Image.Width || mask.Height != image.Image.Height)))
            throw new ArgumentException("image, error and mask have different shapes");
    }

    private static ClumpFitResult Nothing(ClumpPosition position, FitWorker worker) =>
        new() { Id = position.Id, Flags = ClumpFitFlags.NotFitted | worker.RegionFlags };

    private static ClumpFitResult[] InGroups(
        ClumpFitImage image, IReadOnlyList<ClumpPosition> positions, ClumpFitSettings settings, Action<FitWorker, int[], ClumpFitResult[]> fit, CancellationToken cancellation)
    {
        int[][] groups = ClumpGroups.Of(positions, image.Psf.PixelScaleArcsec, settings);
        var results = new ClumpFitResult[positions.Count];
        var mixture = new MixtureTable(image.Psf);
        BackgroundBasis basis = BackgroundBasis.Polynomial(settings.BackgroundDegree);
        var workers = new FitWorker[settings.Threads];
        Workers.Run(settings.Threads, groups.Length, 8, (thread, i) =>
        {
            cancellation.ThrowIfCancellationRequested();
            workers[thread] ??= new FitWorker(mixture, basis);
            fit(workers[thread], groups[i], results);
        });
        return results;
    }
}
