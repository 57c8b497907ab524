using Arclet.Inference.Statistics;

namespace Arclet.Inference.Sampling;

/// <summary>Chains of a Markov chain sampler after their warm-up, all of one length, with their diagnostics.</summary>
public sealed class ChainSet
{
    private readonly double[][] draws;

    internal ChainSet(int dimension, double[][] draws, double[][] logDensity, long divergences, long calls, double meanAcceptance)
    {
        Dimension = dimension;
        this.draws = draws;
        LogDensity = logDensity;
        Divergences = divergences;
        Calls = calls;
        MeanAcceptance = meanAcceptance;
    }

    /// <summary>How many quantities a draw has.</summary>
    public int Dimension { get; }

    /// <summary>How many chains there are.</summary>
    public int Chains => draws.Length;

    /// <summary>Draws per chain.</summary>
    public int Length => LogDensity[0].Length;

    /// <summary>ln of the density, chain after chain.</summary>
    public IReadOnlyList<double[]> LogDensity { get; }

    /// <summary>Trajectories after warm-up whose energy error exceeded 1000: the step is too long for a part of the posterior, which is then not sampled well.</summary>
    public long Divergences { get; }

    /// <summary>Calls of the density, warm-up included.</summary>
    public long Calls { get; }

    /// <summary>The mean acceptance probability after warm-up.</summary>
    public double MeanAcceptance { get; }

    /// <summary>One draw.</summary>
    public ReadOnlySpan<double> Draw(int chain, int index) => draws[chain].AsSpan(index * Dimension, Dimension);

    /// <summary>One quantity in every chain.</summary>
    public IReadOnlyList<double[]> Quantity(int index)
    {
        var result = new double[Chains][];
        for (int c = 0; c < Chains; c++)
        {
            result[c] = new double[Length];
            for (int i = 0; i < Length; i++)
                result[c][i] = draws[c][(i * Dimension) + index];
        }

        return result;
    }

    /// <summary>The largest R-hat of all quantities.</summary>
    public double LargestRHat() => Enumerable.Range(0, Dimension).Max(i => ChainDiagnostics.RHat(Quantity(i)));

    /// <summary>The smallest bulk effective sample size of all quantities.</summary>
    public double SmallestEffectiveSampleSize() => Enumerable.Range(0, Dimension).Min(i => ChainDiagnostics.BulkEffectiveSampleSize(Quantity(i)));
}
