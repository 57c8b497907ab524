namespace Arclet.Lensing.Maps;

/// <summary>How critical lines are searched.</summary>
public sealed record CriticalLineOptions
{
    /// <summary>The smallest cells in arcsec; a closed line smaller than one can be missed.</summary>
    public double FinestArcsec { get; init; } = 0.05;

    /// <summary>How often the largest cells are halved down to the smallest, 0 to 10.</summary>
    public int Levels { get; init; } = 5;

    /// <summary>Whether cells around every lens's centre are refined to the smallest, so that the small lines of members are found.</summary>
    public bool RefineAtLenses { get; init; } = true;
}
