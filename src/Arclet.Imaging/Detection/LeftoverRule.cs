namespace Arclet.Imaging.Detection;

/// <summary>
/// Which branch of a split region gets a pixel that belongs to no branch's core. In both rules each branch is taken as an elliptical
/// Gaussian with its core's moments, as in SExtractor and sep; in both the result has the same bits on any number of threads.
/// </summary>
public enum LeftoverRule
{
    /// <summary>
    /// The branch whose Gaussian is highest there. A region's objects depend on its own pixels only, and footprints are contiguous
    /// where the Gaussians are.
    /// </summary>
    Highest,

    /// <summary>
    /// A branch drawn at random with the Gaussians' heights as weights, by the same generator, with the same seed, in the same order as
    /// sep 1.2.1 on Linux: with a scalar error the objects are sep's in every column. Footprints are speckled, and a region's objects depend
    /// on how many pixels were drawn for regions before it.
    /// </summary>
    Drawn,
}
