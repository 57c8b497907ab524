using Arclet.Inference.Priors;
using Arclet.Inference.Statistics;

namespace Arclet.Inference.Sampling;

/// <summary>Weighted samples of a posterior with its evidence, and what has to be known about how they came about.</summary>
public sealed class SamplingResult
{
    private readonly double[] theta;
    private readonly double[] cube;
    private readonly double[] logLikelihood;
    private readonly double[] weight;

    internal SamplingResult(ParameterSpace space, double[] cube, double[] logLikelihood, double[] weight)
    {
        Space = space;
        this.cube = cube;
        this.logLikelihood = logLikelihood;
        this.weight = weight;
        theta = new double[weight.Length * space.ParameterCount];
        for (int i = 0; i < weight.Length; i++)
            space.Transform(CubePoint(i), theta.AsSpan(i * space.ParameterCount, space.ParameterCount));
        double squares = 0;
        foreach (double w in weight)
            squares += w * w;
        EffectiveSampleSize = squares > 0 ? 1 / squares : 0;
    }

    /// <summary>The parameters and their priors.</summary>
    public ParameterSpace Space { get; }

    /// <summary>How many samples there are.</summary>
    public int Count => weight.Length;

    /// <summary>The weights of the samples; they sum to 1.</summary>
    public ReadOnlySpan<double> Weights => weight;

    /// <summary>ln L of the samples.</summary>
    public ReadOnlySpan<double> LogLikelihoods => logLikelihood;

    /// <summary>ln of the evidence, the prior-weighted mean of the likelihood.</summary>
    public required double LogEvidence { get; init; }

    /// <summary>One standard error of <see cref="LogEvidence"/>.</summary>
    public required double LogEvidenceError { get; init; }

    /// <summary>The information gained over the prior, sum of w ln(L / Z), in nats.</summary>
    public required double Information { get; init; }

    /// <summary>1 / sum of the squared weights (Kish 1965).</summary>
    public double EffectiveSampleSize { get; }

    /// <summary>The Pareto shape of the largest weights; NaN for nested sampling.</summary>
    public double ParetoShape { get; init; } = double.NaN;

    /// <summary>How often the likelihood was called, searches and checks included; a call for residuals counts as one.</summary>
    public required long Calls { get; init; }

    /// <summary>How the samples were made.</summary>
    public required SamplingMethod Method { get; init; }

    /// <summary>What has to be known about them.</summary>
    public SamplingFlags Flags { get; init; }

    /// <summary>Whether the targets were met and nothing better is known outside.</summary>
    public bool Converged => (Flags & (SamplingFlags.Capped | SamplingFlags.BetterLikelihoodOutside | SamplingFlags.FewEffectiveSamples | SamplingFlags.HeavyTailedWeights | SamplingFlags.NoLikelihood)) == SamplingFlags.None;

    /// <summary>The separate modes, the best first.</summary>
    public IReadOnlyList<PosteriorMode> Modes { get; init; } = [];

    /// <summary>The parameters of the largest likelihood that was met, by samples or searches.</summary>
    public required IReadOnlyList<double> BestTheta { get; init; }

    /// <summary>The largest ln L that was met.</summary>
    public required double BestLogLikelihood { get; init; }

    /// <summary>Effective samples per call.</summary>
    public double Efficiency => Calls > 0 ? EffectiveSampleSize / Calls : 0;

    /// <summary>All parameters of sample <paramref name="index"/>.</summary>
    public ReadOnlySpan<double> Theta(int index) => theta.AsSpan(index * Space.ParameterCount, Space.ParameterCount);

    /// <summary>The point of sample <paramref name="index"/> in the unit cube.</summary>
    public ReadOnlySpan<double> CubePoint(int index) => cube.AsSpan(index * Space.FreeCount, Space.FreeCount);

    /// <summary>Parameter <paramref name="parameter"/> of all samples.</summary>
    public double[] Column(int parameter)
    {
        double[] values = new double[Count];
        for (int i = 0; i < Count; i++)
            values[i] = theta[(i * Space.ParameterCount) + parameter];
        return values;
    }

    /// <summary>The posterior mean of a parameter.</summary>
    public double Mean(int parameter)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
            sum += weight[i] * theta[(i * Space.ParameterCount) + parameter];
        return sum;
    }

    /// <summary>The posterior standard deviation of a parameter.</summary>
    public double StandardDeviation(int parameter)
    {
        double mean = Mean(parameter), sum = 0;
        for (int i = 0; i < Count; i++)
        {
            double delta = theta[(i * Space.ParameterCount) + parameter] - mean;
            sum += weight[i] * delta * delta;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The posterior quantile of a parameter.</summary>
    public double Quantile(int parameter, double probability) => WeightedQuantiles.Quantile(Column(parameter), weight, probability);

    /// <summary>
    /// The indices of <paramref name="count"/> samples of equal weight, by systematic resampling: a sample of weight w occurs floor or ceiling of count * w times.
    /// </summary>
    public int[] Resample(int count, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] picked = new int[count];
        double sum = 0, offset = random.NextDouble();
        int next = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += weight[i] * count;
            while (next < count && next + offset < sum)
                picked[next++] = i;
        }

        while (next < count)
            picked[next++] = Count - 1;
        return picked;
    }

    /// <summary>The same samples with what another run and its searches added.</summary>
    internal SamplingResult With(SamplingFlags flags, long calls, IReadOnlyList<PosteriorMode> modes, IReadOnlyList<double> bestTheta, double bestLogLikelihood) =>
        new(Space, cube, logLikelihood, weight)
        {
            LogEvidence = LogEvidence,
            LogEvidenceError = LogEvidenceError,
            Information = Information,
            ParetoShape = ParetoShape,
            Calls = calls,
            Method = Method,
            Flags = flags,
            Modes = modes,
            BestTheta = bestTheta,
            BestLogLikelihood = bestLogLikelihood,
        };
}
