namespace Arclet.Imaging.ClumpFit;

/// <summary>What a user of a fit must know about it.</summary>
[Flags]
public enum ClumpFitFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A parameter is held by a bound of its range: centre, size or axis ratio. It has no standard error, and the other errors are those with it held.</summary>
    AtBound = 1,

    /// <summary>Another clump is in the box, fitted together with this one or not.</summary>
    NearNeighbour = 2,

    /// <summary>The box reaches over the image's border.</summary>
    BoxEdge = 4,

    /// <summary>Pixels in the box are masked, not finite, or without a positive error; they are left out.</summary>
    Masked = 8,

    /// <summary>Pixels in the box reach the saturation level; they are left out.</summary>
    Saturated = 16,

    /// <summary>The minor axis is below the smallest resolved size, the major axis is not.</summary>
    UnresolvedMinor = 32,

    /// <summary>Both axes are below the smallest resolved size.</summary>
    Unresolved = 64,

    /// <summary>The flux is less than the set number of its errors.</summary>
    LowSignal = 128,

    /// <summary>No start of the search converged within its cap on evaluations.</summary>
    NotConverged = 256,

    /// <summary>chi2 is further above its degrees of freedom than the set limit.</summary>
    BadChiSquare = 512,

    /// <summary>Nothing was fitted: the position is outside the image or too few pixels are left.</summary>
    NotFitted = 1024,

    /// <summary>The curvature is singular: there are no errors.</summary>
    Singular = 2048,

    /// <summary>The flux was too uncertain in the set box and was measured in a wider one.</summary>
    WiderBox = 4096,
}
