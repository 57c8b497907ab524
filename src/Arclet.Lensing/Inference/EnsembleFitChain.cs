using Arclet.Inference;
using Arclet.Inference.Sampling;

namespace Arclet.Lensing.Fitting;

/// <summary>An ensemble of walkers as one chain: its draws are those of all walkers at every <see cref="LensFitOptions.EnsembleThinning"/>th step, walker after walker.</summary>
internal sealed class EnsembleFitChain : FitChain
{
    private readonly EnsembleChain chain;
    private readonly int warmUp, thinning;

    public EnsembleFitChain(int number, LensProblem problem, LensFitOptions options, FitSearch search, FitCheckpoint checkpoint)
        : base(number, problem, options, checkpoint)
    {
        (warmUp, thinning) = (options.EnsembleWarmUp, options.EnsembleThinning);
        int d = Density.Dimension;
        var ensemble = new EnsembleOptions { Walkers = Math.Max(32, 4 * d) };
        EnsembleChain? restored = null;
        TryLoad(reader => restored = EnsembleChain.Restore(Likelihood, Likelihood.Space, ensemble, reader));
        if (restored is null)
        {
            var random = new SeededRandom(options.Seed, "lens ensemble", number);
            var starts = new double[ensemble.Walkers][];
            for (int w = 0; w < starts.Length; w++)
            {
                starts[w] = new double[Likelihood.Parameters.Count];
                Density.Transform(search.Disperse(w, Density, random), starts[w]);
            }

            restored = new EnsembleChain(Likelihood, Likelihood.Space, ensemble, random, starts);
        }

        chain = restored;
    }

    public override int Stride => chain.Walkers;

    public override int Advances => chain.Steps;

    public override long Divergences => 0;

    public override long Calls => chain.Calls;

    public override double MeanAcceptance => (double)chain.Accepted / Math.Max(1, (long)chain.Steps * chain.Walkers);

    public override long AdvancesFor(int count) => warmUp + ((long)thinning * ((count + chain.Walkers - 1) / chain.Walkers));

    public override void Advance()
    {
        chain.Advance();
        bool keep = chain.Steps > warmUp && (chain.Steps - warmUp) % thinning == 0;
        for (int w = 0; w < chain.Walkers; w++)
        {
            See(chain.Logits(w), chain.LogDensity(w));
            if (keep)
                Keep(chain.Logits(w), chain.LogDensity(w));
        }
    }

    protected override void SaveSampler(BinaryWriter writer) => chain.Save(writer);
}
