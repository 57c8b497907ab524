using Arclet.Inference;
using Arclet.Inference.Sampling;

namespace Arclet.Lensing.Fitting;

/// <summary>A chain of the no-U-turn sampler.</summary>
internal sealed class NutsFitChain : FitChain
{
    private readonly NutsChain chain;
    private readonly int warmUp;
    private readonly double[] point;

    public NutsFitChain(int number, LensProblem problem, LensFitOptions options, FitSearch search, FitCheckpoint checkpoint)
        : base(number, problem, options, checkpoint)
    {
        warmUp = options.WarmUp;
        point = new double[Density.Dimension];
        var nuts = new NutsOptions { WarmUp = options.WarmUp, TargetAcceptance = options.TargetAcceptance, MaximumDepth = options.MaximumDepth };
        NutsChain? restored = null;
        TryLoad(reader => restored = NutsChain.Restore(Density, nuts, reader));
        if (restored is null)
        {
            // About one of the modes, with the curvature there.
            var random = new SeededRandom(options.Seed, "lens chain", number);
            double[] start = search.Disperse(number, Density, random);
            restored = new NutsChain(Density, nuts, random, start, search.CovarianceAt(number));
        }

        chain = restored;
    }

    public override int Stride => 1;

    public override int Advances => chain.Transitions;

    public override long Divergences => chain.Divergences;

    public override long Calls => chain.Calls;

    public override double MeanAcceptance => chain.MeanAcceptance;

    public override long AdvancesFor(int count) => warmUp + count;

    public override void Advance()
    {
        double value = chain.Advance(point);
        See(point, value);
        if (chain.Transitions > warmUp)
            Keep(point, value);
    }

    protected override void SaveSampler(BinaryWriter writer) => chain.Save(writer);
}
