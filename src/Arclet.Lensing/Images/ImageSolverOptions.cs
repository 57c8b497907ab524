namespace Arclet.Lensing;

/// <summary>How images are searched; the defaults find all of them behind every model that the tests know.</summary>
public sealed record ImageSolverOptions
{
    /// <summary>The defaults.</summary>
    public static ImageSolverOptions Default { get; } = new();

    /// <summary>Where to search; null for a window that is sure to hold all images, from the largest deflections that the masses can make.</summary>
    public SearchWindow? Window { get; init; }

    /// <summary>How many tiles the window has at first along its longer side.</summary>
    public int FirstTiles { get; init; } = 24;

    /// <summary>By how much the Jacobian may vary within a tile more than between its centre and corners.</summary>
    public double VariationSafety { get; init; } = 2;

    /// <summary>Images in a singular or tiny core that are fainter than about this |mu| are not searched; they are counted by their index.</summary>
    public double FaintestMagnification { get; init; } = 1e-6;

    /// <summary>The size in arcsec at which a tile that stays undecided is given up and reported: a source on a caustic to this square.</summary>
    public double SmallestTileArcsec { get; init; } = 1e-7;

    /// <summary>How often the search is repeated, each time finer, if the count of the images does not agree with the index of the window's edge.</summary>
    public int Repetitions { get; init; } = 3;
}
