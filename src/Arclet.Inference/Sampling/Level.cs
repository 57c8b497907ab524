namespace Arclet.Inference.Sampling;

/// <summary>A likelihood contour; equal likelihoods are ordered by a label drawn at random, which makes a plateau a slope.</summary>
internal readonly record struct Level(double LogLikelihood, double Label)
{
    /// <summary>Below every point: the whole prior.</summary>
    public static Level Bottom { get; } = new(double.NegativeInfinity, -1);

    /// <summary>Above every point.</summary>
    public static Level Top { get; } = new(double.PositiveInfinity, 2);

    /// <summary>Orders by likelihood, then by label.</summary>
    public int OrderAgainst(Level other)
    {
        int order = LogLikelihood.CompareTo(other.LogLikelihood);
        return order != 0 ? order : Label.CompareTo(other.Label);
    }
}
