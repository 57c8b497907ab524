namespace Arclet.Inference.Sampling;

/// <summary>One run of <see cref="NestedSampler"/>.</summary>
internal sealed class NestedRun
{
    private readonly CubeTarget target;
    private readonly NestedOptions options;
    private readonly SeededRandom random;
    private readonly int d;
    private readonly int n;
    private readonly int sliceSteps;
    private readonly double[] live;
    private readonly LevelPoint[] liveAt;
    private readonly DeadPoints dead;
    private readonly EllipsoidUnion bound;
    private readonly double[] x;
    private readonly double[] from;
    private readonly double[] direction;
    private double callsPerDraw = 1;
    private bool slicing;
    private bool bounded;
    private int sinceBound;

    public NestedRun(CubeTarget target, NestedOptions options, SeededRandom random)
    {
        this.target = target;
        this.options = options;
        this.random = random;
        d = target.Dimension;
        n = options.LivePoints;
        sliceSteps = options.SliceSteps > 0 ? options.SliceSteps : 4 + (2 * d);
        live = new double[n * d];
        liveAt = new LevelPoint[n];
        dead = new DeadPoints(d);
        bound = new EllipsoidUnion(d);
        x = new double[d];
        from = new double[d];
        direction = new double[d];
    }

    public SamplingFlags Flags { get; private set; }

    public void Sample()
    {
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < d; k++)
                x[k] = random.NextDouble();
            Place(i, new Level(target.Evaluate(x), random.NextDouble()), Level.Bottom);
        }

        Shrink(Level.Top, 0);
        double[] weights = new double[dead.Count];
        Weigh(weights);
        for (int batch = 0; batch < 50 && EffectiveSamples(weights) < options.EffectiveSamples && !OutOfCalls; batch++)
        {
            AddBatch(weights);
            weights = new double[dead.Count];
            Weigh(weights);
        }

        if (OutOfCalls)
            Flags |= SamplingFlags.Capped;
        if (EffectiveSamples(weights) < options.EffectiveSamples)
            Flags |= SamplingFlags.FewEffectiveSamples;
        if (target.BestLogLikelihood == double.NegativeInfinity)
            Flags |= SamplingFlags.NoLikelihood;
    }

    private bool OutOfCalls => target.Calls >= options.MaximumCalls;

    public SamplingResult Result()
    {
        double[] weights = new double[dead.Count];
        NestedEvidence evidence = Weigh(weights);
        (double[] cube, double[] logLikelihood, double[] kept) = dead.Keep(weights);
        double information = 0;
        for (int i = 0; i < kept.Length; i++)
            information += kept[i] * (logLikelihood[i] - evidence.LogEvidence);
        double[] best = new double[target.Space.ParameterCount];
        target.Space.Transform(target.Best, best);
        return new SamplingResult(target.Space, cube, logLikelihood, kept)
        {
            LogEvidence = evidence.LogEvidence,
            LogEvidenceError = evidence.Error,
            Information = information,
            Calls = target.Calls,
            Method = SamplingMethod.Nested,
            Flags = Flags,
            BestTheta = best,
            BestLogLikelihood = target.BestLogLikelihood,
        };
    }

    private NestedEvidence Weigh(double[] weights) => dead.Weigh(weights, new SeededRandom(7, "nested evidence"));

    private static double EffectiveSamples(double[] weights)
    {
        double squares = 0;
        foreach (double w in weights)
            squares += w * w;
        return squares > 0 ? 1 / squares : 0;
    }

    private void Place(int i, Level level, Level birth)
    {
        x.CopyTo(live.AsSpan(i * d, d));
        liveAt[i] = new LevelPoint(level, birth);
    }

    /// <summary>Replaces the worst live point until the levels pass the top or the rest adds nothing; then all live points die in order.</summary>
    private void Shrink(Level top, double logVolume)
    {
        double logEvidence = double.NegativeInfinity;
        bounded = slicing = false;
        sinceBound = n;
        callsPerDraw = logVolume < 0 ? 1e3 : 1;
        double logShrink = Math.Log(-Math.Exp(-1.0 / n) + 1);
        while (!OutOfCalls)
        {
            int worst = 0;
            double highest = double.NegativeInfinity;
            for (int i = 0; i < n; i++)
            {
                highest = Math.Max(highest, liveAt[i].Death.LogLikelihood);
                if (liveAt[i].Death.OrderAgainst(liveAt[worst].Death) < 0)
                    worst = i;
            }

            Level level = liveAt[worst].Death;
            bool done = top.LogLikelihood < double.PositiveInfinity
                ? level.OrderAgainst(top) >= 0
                : highest + logVolume < logEvidence + Math.Log(Math.Exp(options.RemainingLogEvidence) - 1) || highest == level.LogLikelihood;
            if (done && highest > double.NegativeInfinity)
                break;
            dead.Add(live.AsSpan(worst * d, d), liveAt[worst]);
            logEvidence = LogAdd(logEvidence, logVolume + logShrink + level.LogLikelihood);
            logVolume -= 1.0 / n;
            if (!Replace(worst, level, logVolume))
            {
                // Out of calls: the point that died has no successor.
                liveAt[worst] = new LevelPoint(Level.Top, Level.Top);
                break;
            }
        }

        for (int i = 0; i < n; i++)
        {
            if (liveAt[i].Birth != Level.Top)
                dead.Add(live.AsSpan(i * d, d), liveAt[i]);
        }
    }

    private static double LogAdd(double a, double b)
    {
        double larger = Math.Max(a, b);
        return double.IsNegativeInfinity(larger) ? larger : larger + Math.Log(Math.Exp(a - larger) + Math.Exp(b - larger));
    }

    private bool Replace(int slot, Level level, double logVolume)
    {
        if (++sinceBound > 0.5 * n)
        {
            // The prior itself serves while it is hit often enough.
            sinceBound = 0;
            if (!bounded && callsPerDraw > 4)
                (bounded, callsPerDraw) = (true, 2);
            if (bounded)
                bound.Enclose(live, n, logVolume, random);
            bounded &= bound.Count > 0;

            // While slices are drawn the volumes tell what the ellipsoids would cost.
            if (slicing)
                callsPerDraw = Math.Max(callsPerDraw * 0.5, Math.Exp(Math.Min(20, bound.LogVolume - logVolume)));
            slicing = bounded && callsPerDraw > 5.0 * sliceSteps && level.LogLikelihood > double.NegativeInfinity;
        }

        return slicing ? Slice(slot, level) : Reject(slot, level);
    }

    private bool Reject(int slot, Level level)
    {
        int calls = 0;
        for (long tries = 0; !OutOfCalls && tries < 10_000_000; tries++)
        {
            if (bounded)
            {
                if (!bound.Draw(random, x) || !Inside())
                    continue;
            }
            else
            {
                for (int k = 0; k < d; k++)
                    x[k] = random.NextDouble();
            }

            calls++;
            var found = new Level(target.Evaluate(x), random.NextDouble());
            if (found.OrderAgainst(level) > 0)
            {
                Place(slot, found, level);
                callsPerDraw += (calls - callsPerDraw) / (0.2 * n);
                return true;
            }

            // Ellipsoids that hardly ever hit are given up at once.
            if (calls > 50 * sliceSteps && bounded && level.LogLikelihood > double.NegativeInfinity)
            {
                callsPerDraw = Math.Max(callsPerDraw, 10 * sliceSteps);
                slicing = true;
                return Slice(slot, level);
            }

            if (!bounded && calls > 4 * n && level.LogLikelihood > double.NegativeInfinity)
            {
                bound.Enclose(live, n, 0, random);
                bounded = bound.Count > 0;
            }
        }

        return false;
    }

    private bool Slice(int slot, Level level)
    {
        int start = slot;
        while (start == slot || liveAt[start].Death.OrderAgainst(level) <= 0)
            start = (int)(random.NextDouble() * n);
        live.AsSpan(start * d, d).CopyTo(from);
        Level at = liveAt[start].Death;
        for (int step = 0; step < sliceSteps; step++)
        {
            bound.Direction(from, random, direction);
            double low = -random.NextDouble(), high = low + 1;
            for (int out1 = 0; out1 < 20 && At(low, level, out _); out1++)
                low -= 1;
            for (int out2 = 0; out2 < 20 && At(high, level, out _); out2++)
                high += 1;
            for (int shrink = 0; ; shrink++)
            {
                if (OutOfCalls)
                    return false;
                double t = low + ((high - low) * random.NextDouble());
                if (At(t, level, out Level found))
                {
                    x.CopyTo(from, 0);
                    at = found;
                    break;
                }

                if (t < 0)
                    low = t;
                else
                    high = t;

                // An interval of rounding errors: the point stays.
                if (shrink > 100)
                    break;
            }
        }

        from.CopyTo(x, 0);
        Place(slot, at, level);
        return true;
    }

    private bool At(double t, Level level, out Level found)
    {
        for (int k = 0; k < d; k++)
            x[k] = from[k] + (t * direction[k]);
        found = Level.Bottom;
        if (!Inside())
            return false;
        found = new Level(target.Evaluate(x), random.NextDouble());
        return found.OrderAgainst(level) > 0;
    }

    private bool Inside()
    {
        foreach (double value in x)
        {
            if (!(value >= 0 && value <= 1))
                return false;
        }

        return true;
    }

    /// <summary>A run of its own between the levels that hold the bulk of the posterior.</summary>
    private void AddBatch(double[] weights)
    {
        (Level low, Level high, double logVolume, List<int> alive) = dead.Bulk(weights, 0.2);
        double[] enclosed = new double[Math.Max(1, alive.Count) * d];
        for (int i = 0; i < alive.Count; i++)
            dead.Point(alive[i]).CopyTo(enclosed.AsSpan(i * d, d));
        bounded = low != Level.Bottom && alive.Count > 2 * (d + 1);
        if (bounded)
            bound.Enclose(enclosed, alive.Count, logVolume, random);
        bounded &= bound.Count > 0;
        slicing = false;

        // The new live points begin as copies of points above the level and are replaced one by one, so that a slice has somewhere to begin.
        for (int i = 0; i < n; i++)
        {
            int copy = alive.Count > 0 ? alive[(int)(random.NextDouble() * alive.Count)] : i;
            dead.Point(copy).CopyTo(live.AsSpan(i * d, d));
            liveAt[i] = new LevelPoint(dead.At(copy).Death, low);
        }

        for (int i = 0; i < n && !OutOfCalls; i++)
        {
            bool made = slicing || callsPerDraw > 5.0 * sliceSteps ? Slice(i, low) : Reject(i, low);
            if (!made)
                liveAt[i] = new LevelPoint(Level.Top, Level.Top);
        }

        if (!OutOfCalls)
            Shrink(high, logVolume);
    }
}
