namespace Arclet.Study;

/// <summary>How clumps are written as DS9 regions, and what counts as a change in a file that comes back.</summary>
public sealed record RegionSettings
{
    /// <summary>The radius of a clump's circle in arcsec.</summary>
    public double CircleRadiusArcsec { get; init; } = 0.06;

    /// <summary>A circle that is displaced by less is not moved: DS9 rounds positions to about a milliarcsecond.</summary>
    public double MovedAboveArcsec { get; init; } = 0.005;

    /// <summary>A circle without a known name belongs to the galaxy of the nearest label or clump in the file, which may be this far away.</summary>
    public double LargestDistanceArcsec { get; init; } = 10;
}
