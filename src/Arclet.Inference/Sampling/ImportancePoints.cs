using System.Numerics;

namespace Arclet.Inference.Sampling;

/// <summary>
/// All points that were ever evaluated, as columns of logits, with ln L, the prior's density, and the sum over all proposals of (draws times density): deterministic mixture weights
/// (Owen and Zhou 2000, JASA 95, 135; Cornuet et al. 2012, Scand. J. Stat. 39, 798).
/// </summary>
internal sealed class ImportancePoints
{
    private readonly int d;
    private readonly List<(StudentMixture Proposal, double Draws)> proposals = [];
    private readonly List<(StudentMixture? Proposal, int Draws)> batches = [];
    private double uniformDraws;
    private double[] columns;
    private double[] logLikelihood;
    private double[] density;
    private double[] prior;

    public ImportancePoints(int dimension, int capacity)
    {
        d = dimension;
        Capacity = Padded(capacity);
        columns = new double[d * Capacity];
        logLikelihood = new double[Capacity];
        density = new double[Capacity];
        prior = new double[Capacity];
    }

    public int Count { get; private set; }

    public int Capacity { get; private set; }

    public ReadOnlySpan<double> Columns => columns;

    public ReadOnlySpan<double> LogLikelihood => logLikelihood.AsSpan(0, Count);

    /// <summary>The sum over proposals of draws times density.</summary>
    public ReadOnlySpan<double> Density => density.AsSpan(0, Count);

    /// <summary>The density of the prior in logits.</summary>
    public ReadOnlySpan<double> Prior => prior.AsSpan(0, Count);

    public void Point(int index, Span<double> x)
    {
        for (int i = 0; i < d; i++)
            x[i] = columns[(i * Capacity) + index];
    }

    /// <summary>Adds an evaluated point; its density is set by the next <see cref="AddUniform"/> or <see cref="AddProposal"/>.</summary>
    public void Add(ReadOnlySpan<double> x, double value, double priorDensity)
    {
        if (Count + Vector<double>.Count > Capacity)
            Grow();
        for (int i = 0; i < d; i++)
            columns[(i * Capacity) + Count] = x[i];
        logLikelihood[Count] = value;
        prior[Count] = priorDensity;
        density[Count++] = 0;
    }

    /// <summary>Says that the points from <paramref name="first"/> on were drawn from the prior.</summary>
    public void AddUniform(int first)
    {
        int draws = Count - first;
        for (int p = 0; p < first; p++)
            density[p] += draws * prior[p];
        uniformDraws += draws;
        batches.Add((null, draws));
        Complete(first);
    }

    /// <summary>Says that the points from <paramref name="first"/> on were drawn from the proposal.</summary>
    public void AddProposal(StudentMixture proposal, int first)
    {
        // The vectors behind the last old point reach into the new ones, which are set afterwards.
        int draws = Count - first;
        proposal.AddDensity(columns, Capacity, 0, first, draws, density);
        batches.Add((proposal, draws));
        int known = proposals.FindIndex(q => ReferenceEquals(q.Proposal, proposal));
        if (known >= 0)
            proposals[known] = (proposal, proposals[known].Draws + draws);
        else
            proposals.Add((proposal, draws));
        Complete(first);
    }

    /// <summary>Takes over the points of another set, which were drawn from the prior and from one proposal.</summary>
    public void Absorb(ImportancePoints other)
    {
        Span<double> x = stackalloc double[d];
        int next = 0;
        foreach ((StudentMixture? proposal, int draws) in other.batches)
        {
            int first = Count;
            for (int end = next + draws; next < end; next++)
            {
                other.Point(next, x);
                Add(x, other.logLikelihood[next], other.prior[next]);
            }

            if (proposal is null)
                AddUniform(first);
            else
                AddProposal(proposal, first);
        }
    }

    private void Complete(int first)
    {
        for (int p = first; p < Count; p++)
            density[p] = uniformDraws * prior[p];
        foreach ((StudentMixture proposal, double n) in proposals)
            proposal.AddDensity(columns, Capacity, first, Count, n, density);
    }

    private void Grow()
    {
        int larger = Padded(2 * Capacity);
        double[] grown = new double[d * larger];
        for (int i = 0; i < d; i++)
            columns.AsSpan(i * Capacity, Count).CopyTo(grown.AsSpan(i * larger));
        columns = grown;
        Array.Resize(ref logLikelihood, larger);
        Array.Resize(ref density, larger);
        Array.Resize(ref prior, larger);
        Capacity = larger;
    }

    private static int Padded(int count) => (count + (2 * Vector<double>.Count)) / Vector<double>.Count * Vector<double>.Count;
}
