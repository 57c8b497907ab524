using System.Runtime.InteropServices;
using Arclet.Inference.Sampling;
using Arclet.Inference.Statistics;

namespace Arclet.Lensing.Fitting;

/// <summary>One chain of a fit with its draws (logits of the prior), its own likelihood, and its place in the checkpoint. An instance belongs to one thread.</summary>
internal abstract class FitChain
{
    private readonly FitCheckpoint checkpoint;
    private readonly string part;
    private readonly int d;
    private readonly List<double> draws = [];
    private readonly List<double> logDensity = [];

    protected FitChain(int number, LensProblem problem, LensFitOptions options, FitCheckpoint checkpoint)
    {
        this.checkpoint = checkpoint;
        part = $"chain{number}";
        Likelihood = new LensPosteriorLikelihood(problem, options);
        Density = new UnconstrainedPosterior(Likelihood, Likelihood.Space);
        d = Density.Dimension;
    }

    public LensPosteriorLikelihood Likelihood { get; }

    public UnconstrainedPosterior Density { get; }

    /// <summary>Draws kept so far.</summary>
    public int Count => logDensity.Count;

    /// <summary>Draw i follows draw i - Stride in the same walk: 1, or the number of walkers.</summary>
    public abstract int Stride { get; }

    /// <summary>Advances made so far.</summary>
    public abstract int Advances { get; }

    public abstract long Divergences { get; }

    public abstract long Calls { get; }

    public abstract double MeanAcceptance { get; }

    /// <summary>The best ln L since this run of the program began.</summary>
    public double BestLogLikelihood { get; private set; } = double.NegativeInfinity;

    public static FitChain Begin(int number, LensProblem problem, LensFitOptions options, FitSearch search, FitCheckpoint checkpoint) => options.Sampler == LensSampler.Ensemble
        ? new EnsembleFitChain(number, problem, options, search, checkpoint)
        : new NutsFitChain(number, problem, options, search, checkpoint);

    /// <summary>The effective number of draws of a quantity that is given for every draw of every chain, from some draw on.</summary>
    public static double EffectiveSize(IReadOnlyList<FitChain> chains, double[][] values)
    {
        int walkers = chains[0].Stride;
        if (walkers == 1)
            return ChainDiagnostics.BulkEffectiveSampleSize(values);

        // Only along a walker draws are correlated; those of an unfinished step stay out. Without a whole step nothing is known.
        if (values.Any(v => v.Length < walkers))
            return 0;
        return ChainDiagnostics.WalkEffectiveSampleSize([.. values.SelectMany(v =>
            Enumerable.Range(0, walkers).Select(w => Enumerable.Range(0, v.Length / walkers).Select(i => v[(i * walkers) + w]).ToArray()))]);
    }

    /// <summary>How many advances it takes from the beginning until so many draws are kept.</summary>
    public abstract long AdvancesFor(int count);

    /// <summary>Goes on by the least that there is.</summary>
    public abstract void Advance();

    public ReadOnlySpan<double> Draw(int index) => CollectionsMarshal.AsSpan(draws).Slice(index * d, d);

    public double LogDensityAt(int index) => logDensity[index];

    public void Save() => checkpoint.Save(part, writer =>
    {
        writer.Write(Count);
        foreach (double v in draws)
            writer.Write(v);
        foreach (double v in logDensity)
            writer.Write(v);
        SaveSampler(writer);
    });

    protected abstract void SaveSampler(BinaryWriter writer);

    /// <summary>Reads the draws of the checkpoint, if there is one, and then the sampler.</summary>
    protected bool TryLoad(Action<BinaryReader> sampler) => checkpoint.TryLoad(part, reader =>
    {
        int count = reader.ReadInt32();
        for (int i = 0; i < count * d; i++)
            draws.Add(reader.ReadDouble());
        for (int i = 0; i < count; i++)
            logDensity.Add(reader.ReadDouble());
        sampler(reader);
    });

    protected void Keep(ReadOnlySpan<double> point, double value)
    {
        draws.AddRange(point);
        logDensity.Add(value);
    }

    protected void See(ReadOnlySpan<double> point, double value) => BestLogLikelihood = Math.Max(BestLogLikelihood, value - LogJacobian(point));

    /// <summary>ln of prod u (1 - u): what the density over logits has beside the likelihood.</summary>
    private static double LogJacobian(ReadOnlySpan<double> logits)
    {
        double sum = 0;
        foreach (double x in logits)
        {
            double e = Math.Exp(-Math.Abs(x));
            sum += Math.Log(e) - (2 * Math.Log(1 + e));
        }

        return sum;
    }
}
