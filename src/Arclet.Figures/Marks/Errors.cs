namespace Arclet.Figures;

/// <summary>Error bars: how far each reaches below and above its value, both as positive lengths. NaN draws no bar.</summary>
/// <param name="Low">Lengths towards smaller values.</param>
/// <param name="High">Lengths towards larger values.</param>
public sealed record Errors(IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>The same length on both sides.</summary>
    public static Errors Symmetric(IReadOnlyList<double> sigma) => new(sigma, sigma);

    internal void CheckCount(int count)
    {
        if (Low.Count != count || High.Count != count)
            throw new ArgumentException($"{Low.Count} lower and {High.Count} upper errors for {count} points: as many are expected.");
    }
}
