namespace Arclet.Inference.Sampling;

/// <summary>One run of <see cref="ImportanceSampler"/>: exploration, adaptation, check.</summary>
internal sealed partial class ImportanceRun
{
    /// <summary>Points that a mixture is fitted to; more do not make it better, only slower.</summary>
    private const int FitPoints = 600;

    private const int MaximumRounds = 5;

    /// <summary>What fitted scale matrices are multiplied by: of 1.1, 1.4 and none, 1.4 gave the fewest errors of the evidence beyond 3 sigma.</summary>
    private const double Inflation = 1.4;

    /// <summary>Effective samples at which the proposal is good enough to be frozen.</summary>
    private const double AdaptationSamples = 300;

    private readonly CubeTarget target;
    private readonly ImportanceOptions options;
    private readonly SeededRandom random;
    private readonly int d;
    private readonly ImportancePoints adaptation;
    private readonly List<StudentMixture> recent = [];
    private readonly MixtureFit fit;
    private readonly ModeSearch search;
    private readonly List<LocalMode> modes = [];
    private readonly double[] x;
    private ImportancePoints points;
    private StudentMixture? wide;
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
        adaptation = points = new ImportancePoints(d, 8192);
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

    /// <summary>
    /// Adapts, freezes the proposal, and draws the samples that count from it: they know nothing of what it was fitted to, so their mean weight is the evidence without
    /// bias. (Kept in the mean, the points of the adaptation lower ln Z by 0.2 at 7,000 calls: each pulls the proposals towards itself and its own weight down.)
    /// Fresh points over the prior look for what was missed; if there is anything, or the samples fall short, the adaptation goes on with all of them.
    /// </summary>
    public void AdaptAndCheck()
    {
        if (Flags.HasFlag(SamplingFlags.NoLikelihood))
            return;
        for (int round = 0; ; round++)
        {
            points = adaptation;
            Adapt(AdaptationSamples * (1 << Math.Min(3, round)));
            if (recent.Count == 0)
                break;
            bool last = round == MaximumRounds || OutOfCalls;
            StudentMixture frozen = Freeze();
            proposal = frozen;
            points = new ImportancePoints(d, 8192);
            double logEvidence = LogEvidenceOf(adaptation);
            int first = SpreadOverPrior(options.CheckDraws);
            List<LocalMode> found = ClimbFrom(first, options.CheckSearches);
            found.RemoveAll(m => !Matters(m, logEvidence));
            if (found.Count > 0 && !last)
            {
                Absorb();
                int before = modes.Count;
                AddModes(found, 1);
                if (modes.Count > before)
                    Flags |= SamplingFlags.ModeFoundByCheck;
                continue;
            }

            if (found.Count > 0)
                Flags |= SamplingFlags.BetterLikelihoodOutside;
            if (DrawSamples(frozen, last) || last || OutOfCalls)
                break;
            Absorb();
        }

        Weigh(1);
        ParetoShape = Statistics.ParetoTail.Shape(weights.AsSpan(0, points.Count));
        if (!TargetsMet())
            Flags |= OutOfCalls ? SamplingFlags.FewEffectiveSamples | SamplingFlags.Capped : SamplingFlags.FewEffectiveSamples;
        if (ParetoShape > 0.7)
            Flags |= SamplingFlags.HeavyTailedWeights;
    }

    /// <summary>Draws from the frozen proposal until the targets are met; false if it is not good enough to get there, unless it is the last.</summary>
    private bool DrawSamples(StudentMixture frozen, bool last)
    {
        int draws = 150 * d;
        while (true)
        {
            Draw(frozen, (int)Math.Clamp(options.MaximumCalls - target.Calls, 1, draws));
            Weigh(1);
            double perDraw = effective / points.Count;
            ParetoShape = Statistics.ParetoTail.Shape(weights.AsSpan(0, points.Count));
            bool poor = !last && (ParetoShape > 0.7 || perDraw < 0.04);
            if (!poor && TargetsMet())
                return true;
            if (poor || OutOfCalls)
                return false;
            draws = (int)Math.Clamp(1.1 * Math.Max(0, EffectiveWanted() - effective) / Math.Max(1e-3, perDraw), 20 * d, 3000);
        }
    }

    private void Absorb()
    {
        adaptation.Absorb(points);
        points = adaptation;
    }

    /// <summary>The last proposals together, and a share of 0.15 of the last tempered one: wide tails cost little and save the evidence.</summary>
    private StudentMixture Freeze()
    {
        var frozen = new StudentMixture(d, recent.Sum(r => r.Count) + (wide?.Count ?? 0));
        foreach (StudentMixture mixture in recent)
            frozen.Append(mixture, 1.0 / recent.Count);
        if (wide is not null)
            frozen.Append(wide, 0.15);
        frozen.Normalize();
        return frozen;
    }

    private double LogEvidenceOf(ImportancePoints set)
    {
        ImportancePoints current = points;
        points = set;
        double value = LogEvidence();
        points = current;
        return value;
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
    private bool Matters(LocalMode mode, double logEvidence)
    {
        if (proposal is null)
            return true;

        // The posterior's density at the mode beside the proposal's: far above where the proposal does not reach.
        double posterior = mode.LogPosterior - logEvidence;
        bool uncovered = posterior > Math.Log(proposal.Density(mode.Point) + 1e-300) + Math.Log(30);
        return uncovered && (mode.LogEvidence > logEvidence - 6 || mode.LogLikelihood > target.BestLogLikelihood - 1);
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
