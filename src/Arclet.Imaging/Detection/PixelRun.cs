namespace Arclet.Imaging.Detection;

/// <summary>Consecutive pixels of one row, from column <paramref name="First"/> to column <paramref name="Last"/> inclusive.</summary>
/// <param name="Row">The row.</param>
/// <param name="First">The first column.</param>
/// <param name="Last">The last column.</param>
public readonly record struct PixelRun(int Row, int First, int Last)
{
    /// <summary>Number of pixels.</summary>
    public int Length => Last - First + 1;
}
