using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Sampling;

/// <summary>One chain of <see cref="NutsSampler"/>. It works in y with x = L y, L L' the covariance learnt so far, where the mass matrix is the unit matrix.</summary>
internal sealed class NutsChain
{
    private const double DivergentEnergy = 1000;

    private readonly IDifferentiableDensity density;
    private readonly NutsOptions options;
    private readonly SeededRandom random;
    private readonly int d;
    private readonly double[] factor;
    private readonly double[] x;
    private readonly double[] xGradient;
    private double step = 0.1;
    private double energy0;
    private double acceptanceSum;
    private int acceptanceCount;
    private bool divergent;

    public NutsChain(IDifferentiableDensity density, NutsOptions options, SeededRandom random)
    {
        this.density = density;
        this.options = options;
        this.random = random;
        d = density.Dimension;
        factor = new double[d * d];
        for (int i = 0; i < d; i++)
            factor[(i * d) + i] = 1;
        x = new double[d];
        xGradient = new double[d];
    }

    public long Divergences { get; private set; }

    public long Calls { get; private set; }

    public double MeanAcceptance { get; private set; }

    public void Run(ReadOnlySpan<double> start, double[] draws, double[] logDensity)
    {
        var state = new PhasePoint(d);
        start.CopyTo(state.Position);
        Evaluate(state);
        if (!double.IsFinite(state.LogDensity))
            throw new ArgumentException("the density is not defined at a starting point");
        var adaptation = new StepAdaptation(options.TargetAcceptance);
        FindStep(state);
        adaptation.Restart(step);
        var moments = new RunningMoments(d);

        // Stan's scheme: step alone for a while, then windows of doubling length that each give a covariance, then step alone again.
        int window = 25, first = Math.Max(20, options.WarmUp / 10), last = options.WarmUp - Math.Max(30, options.WarmUp / 8), next = first + window;
        for (int i = 0; i < options.WarmUp; i++)
        {
            Transition(state);
            step = adaptation.Update(acceptanceCount > 0 ? acceptanceSum / acceptanceCount : 0);
            if (i < first || i >= last)
                continue;
            ToX(state.Position);
            moments.Add(x);
            if (i + 1 == next || i + 1 == last)
            {
                window *= 2;
                next = i + 1 + window + (2 * window) > last ? last : i + 1 + window;
                Relearn(state, moments);
                moments.Clear();
                FindStep(state);
                adaptation.Restart(step);
            }
        }

        step = adaptation.Final;
        double acceptance = 0;
        for (int i = 0; i < options.Draws; i++)
        {
            Transition(state);
            acceptance += acceptanceCount > 0 ? acceptanceSum / acceptanceCount : 0;
            Divergences += divergent ? 1 : 0;
            ToX(state.Position);
            x.CopyTo(draws, i * d);
            logDensity[i] = state.LogDensity;
        }

        MeanAcceptance = acceptance / Math.Max(1, options.Draws);
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

    private void Relearn(PhasePoint state, RunningMoments moments)
    {
        ToX(state.Position);
        double[] here = (double[])x.Clone(), covariance = new double[d * d];
        moments.Covariance(covariance);

        // Shrunk towards its diagonal, and a little towards small unit variances, as far as the draws are few.
        double n = moments.Count, shrink = n / (n + 5 + (0.5 * d));
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
                covariance[(i * d) + j] *= i == j ? 1 : shrink;
            covariance[(i * d) + i] = (covariance[(i * d) + i] * n / (n + 5)) + (1e-3 * 5 / (n + 5));
        }

        if (!SmallCholesky.Factor(covariance, d))
            return;
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
                factor[(i * d) + j] = j <= i ? covariance[(i * d) + j] : 0;
        }

        for (int i = 0; i < d; i++)
        {
            double sum = here[i];
            for (int j = 0; j < i; j++)
                sum -= factor[(i * d) + j] * state.Position[j];
            state.Position[i] = sum / factor[(i * d) + i];
        }

        Evaluate(state);
    }

    private void FindStep(PhasePoint state)
    {
        // Doubles or halves until one step is accepted with a probability across 0.8.
        step = 1;
        var trial = new PhasePoint(d);
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

    private void Transition(PhasePoint state)
    {
        Refresh(state);
        energy0 = state.Energy;
        acceptanceSum = 0;
        acceptanceCount = 0;
        divergent = false;
        PhasePoint left = state.Clone(), right = state.Clone(), chosen = state.Clone();
        double[] sum = (double[])state.Momentum.Clone();
        double logWeight = 0;
        for (int depth = 0; depth < options.MaximumDepth; depth++)
        {
            bool forward = random.NextDouble() < 0.5;
            PhasePoint edge = forward ? right : left;
            double[] innerMomentum = (double[])edge.Momentum.Clone();
            Tree tree = Build(edge, depth, forward ? 1 : -1);
            if (!tree.Whole)
                break;
            if (Math.Log(1 - random.NextDouble()) < tree.LogWeight - logWeight)
                chosen.CopyFrom(tree.Chosen!);
            double[] half = (double[])sum.Clone();
            logWeight = LogAdd(logWeight, tree.LogWeight);
            for (int i = 0; i < d; i++)
                sum[i] += tree.Sum[i];

            // The whole, and each half with the first momentum of the other (Stan's further checks), must go on apart.
            bool apart = Apart(sum, left.Momentum, right.Momentum);
            double[] outer = forward ? left.Momentum : right.Momentum;
            apart &= ApartWith(half, tree.First, outer, tree.First) && ApartWith(tree.Sum, innerMomentum, innerMomentum, edge.Momentum);
            if (!apart)
                break;
        }

        state.CopyFrom(chosen);
    }

    private Tree Build(PhasePoint edge, int depth, int sign)
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
            return new Tree(loss <= DivergentEnergy, -loss, edge.Clone(), (double[])edge.Momentum.Clone(), (double[])edge.Momentum.Clone());
        }

        Tree near = Build(edge, depth - 1, sign);
        if (!near.Whole)
            return near;
        double[] nearLast = (double[])edge.Momentum.Clone();
        Tree far = Build(edge, depth - 1, sign);
        if (!far.Whole)
            return far;
        double total = LogAdd(near.LogWeight, far.LogWeight);
        PhasePoint pick = Math.Log(1 - random.NextDouble()) < far.LogWeight - total ? far.Chosen! : near.Chosen!;
        double[] sum = new double[d];
        for (int i = 0; i < d; i++)
            sum[i] = near.Sum[i] + far.Sum[i];
        bool apart = Apart(sum, near.First, edge.Momentum) && ApartWith(near.Sum, far.First, near.First, far.First) && ApartWith(far.Sum, nearLast, nearLast, edge.Momentum);
        return new Tree(apart, total, pick, sum, near.First);
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

    /// <summary>A part of the trajectory: whether it goes on, its weight, the point chosen from it, the sum of momenta and the momentum at its inner end.</summary>
    private readonly record struct Tree(bool Whole, double LogWeight, PhasePoint? Chosen, double[] Sum, double[] First);
}
