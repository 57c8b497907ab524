using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// The walkers of <see cref="EnsembleSampler"/>, a step of all of them at a time: they can be saved between two and go on to the same draws, to the bit. They work in the
/// logits x of the priors' cube.
/// </summary>
/// <remarks>An instance, its likelihood and its generator belong to one thread.</remarks>
public sealed class EnsembleChain
{
    private const int Version = 1;

    private readonly CubeTarget target;
    private readonly EnsembleOptions options;
    private readonly SeededRandom random;
    private readonly int d, n;
    private readonly double[] at, value, trial;
    private long earlierCalls;

    /// <summary>Walkers at their starts.</summary>
    /// <param name="likelihood">ln L.</param>
    /// <param name="space">The parameters and their priors.</param>
    /// <param name="options">Walkers and moves; the numbers of steps are the caller's.</param>
    /// <param name="random">The only source of chance.</param>
    /// <param name="starts">Points theta for the walkers to start from, one after the other; without them they start over the whole prior.</param>
    /// <exception cref="ArgumentException">The walkers are too few or odd in number, a start has no likelihood, or the likelihood is 0 wherever it was tried.</exception>
    public EnsembleChain(ILogLikelihood likelihood, ParameterSpace space, EnsembleOptions options, SeededRandom random, IReadOnlyList<double[]>? starts = null)
        : this(options, random, likelihood, space)
    {
        double[] cube = new double[d];
        for (int w = 0; w < n; w++)
            value[w] = starts is null ? Start(at.AsSpan(w * d, d)) : StartFrom(starts[w % starts.Count], at.AsSpan(w * d, d), cube);
    }

    private EnsembleChain(EnsembleOptions options, SeededRandom random, ILogLikelihood likelihood, ParameterSpace space)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        (this.options, this.random, d, n) = (options, random, space.FreeCount, options.Walkers);
        if (n < 2 * d || n % 2 != 0 || n < 6)
            throw new ArgumentException($"{d} free parameters need an even number of at least {Math.Max(6, 2 * d)} walkers, not {n}");
        target = new CubeTarget(likelihood, space);
        (at, value, trial) = (new double[n * d], new double[n], new double[d]);
    }

    /// <summary>The number of walkers.</summary>
    public int Walkers => n;

    /// <summary>Steps made, of all walkers.</summary>
    public int Steps { get; private set; }

    /// <summary>Moves that were accepted, of <see cref="Steps"/> times <see cref="Walkers"/>.</summary>
    public long Accepted { get; private set; }

    /// <summary>Calls of the likelihood.</summary>
    public long Calls => earlierCalls + target.Calls;

    /// <summary>A walker's place in logits.</summary>
    public ReadOnlySpan<double> Logits(int walker) => at.AsSpan(walker * d, d);

    /// <summary>ln of a walker's density over the logits.</summary>
    public double LogDensity(int walker) => value[walker];

    /// <summary>Moves every walker once.</summary>
    public void Advance()
    {
        int half = n / 2;
        for (int w = 0; w < n; w++)
        {
            // A walker moves by the other half of the ensemble.
            int others = w < half ? half : 0, a = others + (int)(random.NextDouble() * half), b = a;
            double logFactor = 0;
            if (random.NextDouble() < options.DifferentialShare)
            {
                while (b == a)
                    b = others + (int)(random.NextDouble() * half);
                double gamma = random.NextDouble() < 0.1 ? 1 : 2.38 / Math.Sqrt(2 * d);
                for (int i = 0; i < d; i++)
                    trial[i] = at[(w * d) + i] + (gamma * (at[(a * d) + i] - at[(b * d) + i])) + (1e-5 * random.Gaussian());
            }
            else
            {
                double root = Math.Sqrt(0.5) + (random.NextDouble() * (Math.Sqrt(2) - Math.Sqrt(0.5))), z = root * root;
                for (int i = 0; i < d; i++)
                    trial[i] = at[(a * d) + i] + (z * (at[(w * d) + i] - at[(a * d) + i]));
                logFactor = (d - 1) * Math.Log(z);
            }

            double proposed = target.EvaluateLogit(trial, out double prior) + Math.Log(prior);
            if (Math.Log(1 - random.NextDouble()) < logFactor + proposed - value[w])
            {
                trial.CopyTo(at, w * d);
                value[w] = proposed;
                Accepted++;
            }
        }

        Steps++;
    }

    /// <summary>Saves all that the next steps depend on.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Version);
        writer.Write(d);
        writer.Write(n);
        random.Save(writer);
        foreach (double v in at)
            writer.Write(v);
        foreach (double v in value)
            writer.Write(v);
        writer.Write(Steps);
        writer.Write(Accepted);
        writer.Write(Calls);
    }

    /// <summary>Walkers as they were saved, with the same likelihood, priors and options.</summary>
    /// <exception cref="InvalidDataException">What is read is no ensemble of this size and dimension.</exception>
    public static EnsembleChain Restore(ILogLikelihood likelihood, ParameterSpace space, EnsembleOptions options, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadInt32() != Version || reader.ReadInt32() != space.FreeCount || reader.ReadInt32() != options.Walkers)
            throw new InvalidDataException("the saved ensemble is of another version, dimension or size");
        var chain = new EnsembleChain(options, SeededRandom.Restore(reader), likelihood, space);
        foreach (ref double v in chain.at.AsSpan())
            v = reader.ReadDouble();
        foreach (ref double v in chain.value.AsSpan())
            v = reader.ReadDouble();
        (chain.Steps, chain.Accepted, chain.earlierCalls) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64());
        return chain;
    }

    private double StartFrom(double[] theta, Span<double> x, double[] cube)
    {
        target.Space.Inverse(theta, cube);
        for (int i = 0; i < x.Length; i++)
            x[i] = LogitCube.Coordinate(cube[i]);
        double density = target.EvaluateLogit(x, out double prior) + Math.Log(prior);
        return double.IsFinite(density) ? density : throw new ArgumentException("a walker's start has no likelihood");
    }

    private double Start(Span<double> x)
    {
        for (int attempt = 0; attempt < 10_000; attempt++)
        {
            foreach (ref double v in x)
                v = LogitCube.Coordinate(random.NextDouble());
            double density = target.EvaluateLogit(x, out double prior) + Math.Log(prior);
            if (double.IsFinite(density))
                return density;
        }

        throw new ArgumentException("the likelihood is 0 at 10,000 points of the prior");
    }
}
