using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Sampling;

/// <summary>
/// One chain of <see cref="NutsSampler"/>, a transition at a time: it can be saved between two and goes on to the same draws, to the bit. It works in y with x = L y,
/// L L' the covariance learnt so far, where the mass matrix is the unit matrix; a transition allocates nothing.
/// </summary>
/// <remarks>An instance, its density and its generator belong to one thread.</remarks>
public sealed class NutsChain
{
    private const double DivergentEnergy = 1000;
    private const int Version = 1;

    private readonly IDifferentiableDensity density;
    private readonly NutsOptions options;
    private readonly SeededRandom random;
    private readonly int d;
    private readonly bool knowsCovariance;
    private readonly double[] factor;
    private readonly double[] x;
    private readonly double[] xGradient;
    private readonly PhasePoint state, left, right, chosen, trial;
    private readonly double[] momenta, half, inner;
    private readonly Tree[] trees;
    private readonly double[][] nearLast;
    private readonly StepAdaptation adaptation;
    private readonly RunningMoments moments;
    private double step = 0.1;
    private double energy0;
    private double acceptanceSum;
    private int acceptanceCount;
    private bool divergent;
    private int window = 25;
    private int next;
    private double totalAcceptance;

    /// <summary>A chain at its start.</summary>
    /// <param name="density">The density and its gradient.</param>
    /// <param name="options">Warm-up, step, depth.</param>
    /// <param name="random">The only source of chance.</param>
    /// <param name="start">The starting point x.</param>
    /// <param name="covariance">A guess of the covariance of x, row after row, such as the inverse curvature at the mode; empty for the unit matrix.</param>
    /// <exception cref="ArgumentException">The density is not defined at the start, or the covariance is not positive definite.</exception>
    public NutsChain(IDifferentiableDensity density, NutsOptions options, SeededRandom random, ReadOnlySpan<double> start, ReadOnlySpan<double> covariance = default)
        : this(density, options, random, !covariance.IsEmpty)
    {
        if (knowsCovariance)
        {
            double[] matrix = covariance.ToArray();
            if (matrix.Length != d * d || !SmallCholesky.Factor(matrix, d))
                throw new ArgumentException("the covariance to start from is not positive definite, or not of the density's dimension");
            TakeFactor(matrix);
        }

        FromX(start);
        Evaluate(state);
        if (!double.IsFinite(state.LogDensity))
            throw new ArgumentException("the density is not defined at a starting point");
        FindStep();
        adaptation.Restart(step);
        next = FirstWindow + window;
    }

    private NutsChain(IDifferentiableDensity density, NutsOptions options, SeededRandom random, bool knowsCovariance)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        this.density = density;
        this.options = options;
        this.random = random;
        this.knowsCovariance = knowsCovariance;
        d = density.Dimension;
        factor = new double[d * d];
        for (int i = 0; i < d; i++)
            factor[(i * d) + i] = 1;
        (x, xGradient, momenta, half, inner) = (new double[d], new double[d], new double[d], new double[d], new double[d]);
        (state, left, right, chosen, trial) = (new PhasePoint(d), new PhasePoint(d), new PhasePoint(d), new PhasePoint(d), new PhasePoint(d));
        trees = new Tree[options.MaximumDepth + 1];
        nearLast = new double[options.MaximumDepth + 1][];
        for (int i = 0; i < trees.Length; i++)
            (trees[i], nearLast[i]) = (new Tree(d), new double[d]);
        adaptation = new StepAdaptation(options.TargetAcceptance);
        moments = new RunningMoments(d);
    }

    /// <summary>Transitions made, those of the warm-up included.</summary>
    public int Transitions { get; private set; }

    /// <summary>Trajectories after the warm-up whose energy error exceeded 1000.</summary>
    public long Divergences { get; private set; }

    /// <summary>Calls of the density.</summary>
    public long Calls { get; private set; }

    /// <summary>The mean acceptance probability after the warm-up.</summary>
    public double MeanAcceptance => totalAcceptance / Math.Max(1, Transitions - options.WarmUp);

    private int FirstWindow => Math.Max(20, options.WarmUp / 10);

    private int LastWindow => options.WarmUp - Math.Max(30, options.WarmUp / 8);

    /// <summary>Makes one transition and fills the new point.</summary>
    /// <returns>ln of the density there.</returns>
    public double Advance(Span<double> point)
    {
        Transition();
        int i = Transitions++;
        if (i < options.WarmUp)
        {
            Learn(i);
        }
        else
        {
            totalAcceptance += acceptanceCount > 0 ? acceptanceSum / acceptanceCount : 0;
            Divergences += divergent ? 1 : 0;
        }

        ToX(state.Position);
        x.CopyTo(point);
        return state.LogDensity;
    }

    /// <summary>Saves all that the next transitions depend on.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Version);
        writer.Write(d);
        writer.Write(knowsCovariance);
        random.Save(writer);
        Write(writer, factor);
        Write(writer, state.Position);
        adaptation.Save(writer);
        moments.Save(writer);
        writer.Write(step);
        writer.Write(window);
        writer.Write(next);
        writer.Write(Transitions);
        writer.Write(Divergences);
        writer.Write(Calls);
        writer.Write(totalAcceptance);
    }

    /// <summary>A chain as it was saved, with the same density and options.</summary>
    /// <exception cref="InvalidDataException">What is read is no chain of this dimension.</exception>
    public static NutsChain Restore(IDifferentiableDensity density, NutsOptions options, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadInt32() != Version || reader.ReadInt32() != density.Dimension)
            throw new InvalidDataException("the saved chain is of another version or dimension");
        bool hadCovariance = reader.ReadBoolean();
        var chain = new NutsChain(density, options, SeededRandom.Restore(reader), hadCovariance);
        Read(reader, chain.factor);
        Read(reader, chain.state.Position);
        chain.adaptation.Restore(reader);
        chain.moments.Restore(reader);
        chain.step = reader.ReadDouble();
        chain.window = reader.ReadInt32();
        chain.next = reader.ReadInt32();
        chain.Transitions = reader.ReadInt32();
        chain.Divergences = reader.ReadInt64();
        long calls = reader.ReadInt64();
        chain.totalAcceptance = reader.ReadDouble();
        chain.Evaluate(chain.state);
        chain.Calls = calls;
        return chain;
    }

    private static void Write(BinaryWriter writer, double[] values)
    {
        foreach (double v in values)
            writer.Write(v);
    }

    private static void Read(BinaryReader reader, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadDouble();
    }

    /// <summary>Stan's scheme: step alone for a while, then windows of doubling length that each give a covariance, then step alone again.</summary>
    private void Learn(int i)
    {
        step = adaptation.Update(acceptanceCount > 0 ? acceptanceSum / acceptanceCount : 0);
        int last = LastWindow;
        if (i >= FirstWindow && i < last)
        {
            ToX(state.Position);
            moments.Add(x);
            if (i + 1 == next || i + 1 == last)
            {
                window *= 2;
                next = i + 1 + window + (2 * window) > last ? last : i + 1 + window;
                Relearn();
                moments.Clear();
                FindStep();
                adaptation.Restart(step);
            }
        }

        if (i + 1 == options.WarmUp)
            step = adaptation.Final;
    }

    private void TakeFactor(double[] lower)
    {
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
                factor[(i * d) + j] = j <= i ? lower[(i * d) + j] : 0;
        }
    }

    private void FromX(ReadOnlySpan<double> point)
    {
        for (int i = 0; i < d; i++)
        {
            double rest = point[i];
            for (int j = 0; j < i; j++)
                rest -= factor[(i * d) + j] * state.Position[j];
            state.Position[i] = rest / factor[(i * d) + i];
        }
    }

    private void ToX(double[] y)
    {
        for (int i = 0; i < d; i++)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++)
                sum += factor[(i * d) + j] * y[j];
            x[i] = sum;
        }
    }

    private void Evaluate(PhasePoint point)
    {
        Calls++;
        ToX(point.Position);
        double value = density.Evaluate(x, xGradient);
        point.LogDensity = double.IsNaN(value) ? double.NegativeInfinity : value;
        for (int j = 0; j < d; j++)
        {
            double sum = 0;
            for (int i = j; i < d; i++)
                sum += factor[(i * d) + j] * xGradient[i];
            point.Gradient[j] = sum;
        }
    }

    private void Relearn()
    {
        ToX(state.Position);
        double[] here = (double[])x.Clone(), covariance = new double[d * d];
        moments.Covariance(covariance);
        double n = moments.Count, prior = 5 + (0.5 * d);
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                // As far as the draws are few, shrunk: towards the covariance so far where there was a guess of it; else the diagonal alone counts, and a little of small unit variances.
                ref double c = ref covariance[(i * d) + j];
                if (knowsCovariance)
                {
                    double before = 0;
                    for (int k = 0; k <= j; k++)
                        before += factor[(i * d) + k] * factor[(j * d) + k];
                    c = ((c * n) + (before * prior)) / (n + prior);
                }
                else
                {
                    c = i == j ? (c * n / (n + 5)) + (1e-3 * 5 / (n + 5)) : c * n / (n + prior);
                }
            }
        }

        if (!SmallCholesky.Factor(covariance, d))
            return;
        TakeFactor(covariance);
        FromX(here);
        Evaluate(state);
    }

    private void FindStep()
    {
        // Doubles or halves until one step is accepted with a probability across 0.8.
        step = 1;
        int direction = 0;
        for (int i = 0; i < 60; i++)
        {
            trial.CopyFrom(state);
            Refresh(trial);
            double before = trial.Energy;
            Leap(trial, 1);
            int side = before - trial.Energy > Math.Log(0.8) ? 1 : -1;
            if (direction == 0)
                direction = side;
            if (side != direction)
                break;
            step *= direction > 0 ? 2 : 0.5;
        }
    }

    private void Refresh(PhasePoint point)
    {
        for (int i = 0; i < d; i++)
            point.Momentum[i] = random.Gaussian();
    }

    private void Leap(PhasePoint point, int sign)
    {
        double h = sign * step;
        for (int i = 0; i < d; i++)
        {
            point.Momentum[i] += 0.5 * h * point.Gradient[i];
            point.Position[i] += h * point.Momentum[i];
        }

        Evaluate(point);
        for (int i = 0; i < d; i++)
            point.Momentum[i] += 0.5 * h * point.Gradient[i];
    }

    private void Transition()
    {
        Refresh(state);
        energy0 = state.Energy;
        acceptanceSum = 0;
        acceptanceCount = 0;
        divergent = false;
        left.CopyFrom(state);
        right.CopyFrom(state);
        chosen.CopyFrom(state);
        state.Momentum.CopyTo(momenta, 0);
        double logWeight = 0;
        for (int depth = 0; depth < options.MaximumDepth; depth++)
        {
            bool forward = random.NextDouble() < 0.5;
            PhasePoint edge = forward ? right : left;
            edge.Momentum.CopyTo(inner, 0);
            Tree tree = trees[options.MaximumDepth];
            if (!Build(edge, depth, forward ? 1 : -1, tree))
                break;
            if (Math.Log(1 - random.NextDouble()) < tree.LogWeight - logWeight)
                chosen.CopyFrom(tree.Chosen);
            momenta.CopyTo(half, 0);
            logWeight = LogAdd(logWeight, tree.LogWeight);
            for (int i = 0; i < d; i++)
                momenta[i] += tree.Sum[i];

            // The whole, and each half with the first momentum of the other (Stan's further checks), must go on apart.
            bool apart = Apart(momenta, left.Momentum, right.Momentum);
            double[] outer = forward ? left.Momentum : right.Momentum;
            apart &= ApartWith(half, tree.First, outer, tree.First) && ApartWith(tree.Sum, inner, inner, edge.Momentum);
            if (!apart)
                break;
        }

        state.CopyFrom(chosen);
    }

    /// <summary>Grows a part of 2^depth points from the edge; its own memory holds the nearer half, that of its depth the farther one.</summary>
    /// <returns>Whether the trajectory may go on.</returns>
    private bool Build(PhasePoint edge, int depth, int sign, Tree tree)
    {
        if (depth == 0)
        {
            Leap(edge, sign);
            double loss = edge.Energy - energy0;
            if (double.IsNaN(loss))
                loss = double.PositiveInfinity;
            divergent |= loss > DivergentEnergy;
            acceptanceSum += Math.Min(1, Math.Exp(-loss));
            acceptanceCount++;
            tree.LogWeight = -loss;
            tree.Chosen.CopyFrom(edge);
            edge.Momentum.CopyTo(tree.Sum, 0);
            edge.Momentum.CopyTo(tree.First, 0);
            return loss <= DivergentEnergy;
        }

        if (!Build(edge, depth - 1, sign, tree))
            return false;
        double[] last = nearLast[depth];
        edge.Momentum.CopyTo(last, 0);
        Tree far = trees[depth - 1];
        if (!Build(edge, depth - 1, sign, far))
            return false;
        double total = LogAdd(tree.LogWeight, far.LogWeight);
        if (Math.Log(1 - random.NextDouble()) < far.LogWeight - total)
            tree.Chosen.CopyFrom(far.Chosen);
        bool apart = ApartWith(tree.Sum, far.First, tree.First, far.First) && ApartWith(far.Sum, last, last, edge.Momentum);
        for (int i = 0; i < d; i++)
            tree.Sum[i] += far.Sum[i];
        tree.LogWeight = total;
        return apart && Apart(tree.Sum, tree.First, edge.Momentum);
    }

    private bool Apart(double[] sum, double[] first, double[] last)
    {
        double a = 0, b = 0;
        for (int i = 0; i < d; i++)
        {
            a += sum[i] * first[i];
            b += sum[i] * last[i];
        }

        return a > 0 && b > 0;
    }

    private bool ApartWith(double[] sum, double[] extra, double[] first, double[] last)
    {
        double a = 0, b = 0;
        for (int i = 0; i < d; i++)
        {
            a += (sum[i] + extra[i]) * first[i];
            b += (sum[i] + extra[i]) * last[i];
        }

        return a > 0 && b > 0;
    }

    private static double LogAdd(double a, double b)
    {
        double larger = Math.Max(a, b);
        return double.IsNegativeInfinity(larger) ? larger : larger + Math.Log(Math.Exp(a - larger) + Math.Exp(b - larger));
    }

    /// <summary>A part of the trajectory: its weight, the point chosen from it, the sum of momenta and the momentum at its inner end.</summary>
    private sealed class Tree(int dimension)
    {
        public double LogWeight { get; set; }

        public PhasePoint Chosen { get; } = new(dimension);

        public double[] Sum { get; } = new double[dimension];

        public double[] First { get; } = new double[dimension];
    }
}
