namespace Arclet.Inference.Sampling;

/// <summary>One run of <see cref="ImportanceSampler"/>: exploration, adaptation, check.</summary>
internal sealed partial class ImportanceRun
{
    /// <summary>Points that a mixture is fitted to; more do not make it better, only slower.</summary>
    private const int FitPoints = 600;

    private const int MaximumChecks = 3;

    private readonly CubeTarget target;
    private readonly ImportanceOptions options;
    private readonly SeededRandom random;
    private readonly int d;
    private readonly ImportancePoints points;
    private readonly MixtureFit fit;
    private readonly ModeSearch search;
    private readonly List<LocalMode> modes = [];
    private readonly double[] x;
    private double[] weights = [];
    private double logScale;
    private double effective;
    private StudentMixture? proposal;

    public ImportanceRun(CubeTarget target, ImportanceOptions options, SeededRandom random)
    {
        this.target = target;
        this.options = options;
        this.random = random;
        d = target.Dimension;
        points = new ImportancePoints(d, 8192);
        fit = new MixtureFit(d, FitPoints, options.MaximumComponents);
        search = new ModeSearch(target);
        x = new double[d];
    }

    public SamplingFlags Flags { get; private set; }

    /// <summary>The Pareto shape of the weights as they are.</summary>
    public double ParetoShape { get; private set; } = double.NaN;

    private bool OutOfCalls => target.Calls >= options.MaximumCalls;

    /// <summary>Spreads points over the prior, climbs from the best, and draws around the modes found.</summary>
    public void Explore()
    {
        int first = SpreadOverPrior(options.PriorDraws);
        for (int more = 0; more < 4 && !AnyFinite(); more++)
            SpreadOverPrior(options.PriorDraws);
        if (!AnyFinite())
        {
            Flags |= SamplingFlags.NoLikelihood | SamplingFlags.FewEffectiveSamples;
            return;
        }

        AddModes(ClimbFrom(first, options.Searches), 0);
    }

    /// <summary>Adapts until the targets are met, then looks for what was missed; starts again with it if there is anything.</summary>
    public void AdaptAndCheck()
    {
        if (Flags.HasFlag(SamplingFlags.NoLikelihood))
            return;
        for (int check = 0; ; check++)
        {
            Adapt();
            if (check == MaximumChecks || OutOfCalls)
                break;
            int first = SpreadOverPrior(options.CheckDraws);
            List<LocalMode> found = ClimbFrom(first, options.CheckSearches);
            found.RemoveAll(m => !Matters(m));
            int before = modes.Count;
            AddModes(found, 1);
            if (modes.Count == before)
                break;
            Flags |= SamplingFlags.ModeFoundByCheck;
        }

        Weigh(1);
        ParetoShape = Statistics.ParetoTail.Shape(weights.AsSpan(0, points.Count));
        bool few = !TargetsMet();
        if (few)
            Flags |= SamplingFlags.FewEffectiveSamples;
        if (ParetoShape > 0.7)
            Flags |= SamplingFlags.HeavyTailedWeights;
        if (few && OutOfCalls)
            Flags |= SamplingFlags.Capped;
    }

    /// <summary>Draws around a mode that another sampler or the user knows of.</summary>
    public void Include(LocalMode mode) => AddModes([mode], 0);

    private bool AnyFinite() => target.BestLogLikelihood > double.NegativeInfinity;

    private int SpreadOverPrior(int count)
    {
        // A Latin hypercube: every point is uniform, and every coordinate is covered evenly.
        int first = points.Count;
        int[][] order = new int[d][];
        for (int i = 0; i < d; i++)
        {
            order[i] = new int[count];
            for (int p = 0; p < count; p++)
            {
                int swap = (int)(random.NextDouble() * (p + 1));
                order[i][p] = order[i][swap];
                order[i][swap] = p;
            }
        }

        for (int p = 0; p < count; p++)
        {
            for (int i = 0; i < d; i++)
                x[i] = LogitCube.Coordinate((order[i][p] + random.NextDouble()) / count);
            double value = target.EvaluateLogit(x, out double prior);
            points.Add(x, value, prior);
        }

        points.AddUniform(first);
        return first;
    }

    private List<LocalMode> ClimbFrom(int first, int searches)
    {
        // The best points, kept apart from each other: a search from beside another start ends where that one does.
        int count = points.Count - first;
        double[] keys = new double[count];
        int[] index = new int[count];
        for (int p = 0; p < count; p++)
            (keys[p], index[p]) = (-points.LogLikelihood[first + p], first + p);
        Array.Sort(keys, index);
        var starts = new List<double[]>();
        for (double separation = 2; starts.Count < searches && separation > 0.2; separation *= 0.6)
        {
            for (int k = 0; k < Math.Min(count, 40 * searches) && starts.Count < searches && !double.IsInfinity(keys[k]); k++)
            {
                points.Point(index[k], x);
                if (starts.TrueForAll(s => Apart(s, x, separation)))
                    starts.Add(x.ToArray());
            }
        }

        var found = new List<LocalMode>();
        foreach (double[] start in starts)
        {
            if (search.Climb(start) is { } mode)
                found.Add(mode);
        }

        return found;
    }

    private static bool Apart(double[] a, double[] b, double separation)
    {
        double largest = 0;
        for (int i = 0; i < a.Length; i++)
            largest = Math.Max(largest, Math.Abs(a[i] - b[i]));
        return largest > separation;
    }

    /// <summary>Whether a mode could hold a part of the posterior that the samples do not stand for.</summary>
    private bool Matters(LocalMode mode)
    {
        if (proposal is null)
            return true;
        double logEvidence = LogEvidence();

        // The posterior's density at the mode beside the proposal's: far above where the proposal does not reach.
        double posterior = mode.LogPosterior - logEvidence;
        bool uncovered = posterior > Math.Log(proposal.Density(mode.Point) + 1e-300) + Math.Log(30);
        return uncovered && (mode.LogEvidence > logEvidence - 6 || mode.LogLikelihood > BestSample() - 1);
    }

    private double BestSample()
    {
        double best = double.NegativeInfinity;
        foreach (double value in points.LogLikelihood)
            best = Math.Max(best, value);
        return best;
    }

    private void AddModes(List<LocalMode> found, int round)
    {
        found.Sort((a, b) => b.LogEvidence.CompareTo(a.LogEvidence));
        var fresh = new List<LocalMode>();
        double best = Math.Max(target.BestLogLikelihood, double.MinValue);
        double largest = found.Concat(modes).Select(m => m.LogEvidence).DefaultIfEmpty(0).Max();
        foreach (LocalMode mode in found)
        {
            bool known = modes.Concat(fresh).Any(m => Distance(m, mode.Point) < 9 || Distance(mode, m.Point) < 9);
            if (!known && (mode.LogEvidence > largest - 9 || mode.LogLikelihood > best - 4))
                fresh.Add(mode);
        }

        modes.AddRange(fresh);
        if (fresh.Count == 0)
            return;

        // Each mode gets a t distribution somewhat wider than its curvature says, with enough draws to see whether that was right.
        var start = new StudentMixture(d, fresh.Count);
        double[] scale = new double[d * d];
        foreach (LocalMode mode in fresh)
        {
            for (int i = 0; i < scale.Length; i++)
                scale[i] = 1.5 * mode.Covariance[i];
            start.Add(1.0 / fresh.Count, mode.Point, scale);
        }

        start.Normalize();
        if (start.Count > 0)
            Draw(start, Math.Min(fresh.Count * 15 * d, 60 * d) * (round + 1));
    }

    private double Distance(LocalMode mode, ReadOnlySpan<double> point)
    {
        var one = new StudentMixture(d, 1);
        return one.Add(1, mode.Point, mode.Covariance) ? one.Distance(0, point) : double.PositiveInfinity;
    }

    private void Draw(StudentMixture source, int draws)
    {
        int first = points.Count;
        for (int i = 0; i < draws; i++)
        {
            source.Draw(random, x);
            double value = target.EvaluateLogit(x, out double prior);
            points.Add(x, value, prior);
        }

        points.AddProposal(source, first);
    }
}
