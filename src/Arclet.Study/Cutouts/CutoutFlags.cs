namespace Arclet.Study;

/// <summary>What to know about a cutout in one filter.</summary>
[Flags]
public enum CutoutFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The cutout reaches over the mosaic's border.</summary>
    OverEdge = 1,

    /// <summary>Some of the galaxy's own pixels are missing: without value or error, masked, or beyond the border.</summary>
    GalaxyIncomplete = 2,

    /// <summary>There is neither an error map nor a weight map: every pixel has the background's rms in the cutout as its error, without the sources' photon noise.</summary>
    ErrorsFromBackground = 4,

    /// <summary>The study has no segmentation map, or the galaxy no segment.</summary>
    NoSegmentation = 8,

    /// <summary>The galaxy's segments reach over the largest cutout.</summary>
    ExtentLimited = 16,
}
