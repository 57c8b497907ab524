using Arclet.Inference;
using Arclet.Inference.Sampling;

namespace Arclet.Lensing.Fitting;

/// <summary>One chain of a fit with its draws (logits of the prior), its own likelihood, and its place in the checkpoint.</summary>
internal sealed class FitChain
{
    private readonly FitCheckpoint checkpoint;
    private readonly string part;
    private readonly NutsChain chain;
    private readonly int warmUp;
    private readonly int d;
    private readonly List<double> draws = [];
    private readonly List<double> logDensity = [];
    private readonly double[] point;

    public FitChain(int number, LensProblem problem, LensFitOptions options, FitSearch search, FitCheckpoint checkpoint)
    {
        this.checkpoint = checkpoint;
        part = $"chain{number}";
        Likelihood = new LensPosteriorLikelihood(problem, options);
        Density = new UnconstrainedPosterior(Likelihood, Likelihood.Space);
        d = Density.Dimension;
        point = new double[d];
        warmUp = options.WarmUp;
        var nuts = new NutsOptions { WarmUp = options.WarmUp, TargetAcceptance = options.TargetAcceptance, MaximumDepth = options.MaximumDepth };
        NutsChain? restored = null;
        checkpoint.TryLoad(part, reader =>
        {
            int count = reader.ReadInt32();
            for (int i = 0; i < count * d; i++)
                draws.Add(reader.ReadDouble());
            for (int i = 0; i < count; i++)
                logDensity.Add(reader.ReadDouble());
            restored = NutsChain.Restore(Density, nuts, reader);
        });
        chain = restored ?? search.Start(number, Density, nuts, options.Seed);
    }

    public LensPosteriorLikelihood Likelihood { get; }

    public UnconstrainedPosterior Density { get; }

    public int Transitions => chain.Transitions;

    public int Count => logDensity.Count;

    public long Divergences => chain.Divergences;

    public long Calls => chain.Calls;

    public double MeanAcceptance => chain.MeanAcceptance;

    public ReadOnlySpan<double> Draw(int index) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(draws).Slice(index * d, d);

    public double LogDensityAt(int index) => logDensity[index];

    /// <summary>The best ln L since this run of the program began.</summary>
    public double BestLogLikelihood { get; private set; } = double.NegativeInfinity;

    public void Advance()
    {
        double value = chain.Advance(point);
        BestLogLikelihood = Math.Max(BestLogLikelihood, value - LogJacobian(point));
        if (chain.Transitions <= warmUp)
            return;
        draws.AddRange(point);
        logDensity.Add(value);
    }

    public void Save() => checkpoint.Save(part, writer =>
    {
        writer.Write(Count);
        foreach (double v in draws)
            writer.Write(v);
        foreach (double v in logDensity)
            writer.Write(v);
        chain.Save(writer);
    });

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
