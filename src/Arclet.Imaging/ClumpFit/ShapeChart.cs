namespace Arclet.Imaging.ClumpFit;

/// <summary>The three numbers by which a clump's shape is searched.</summary>
internal enum ShapeChart
{
    /// <summary>
    /// (Cxx + Cyy) / 2, (Cxx - Cyy) / 2, Cxy: the model is smooth through round shapes and through points, even a little beyond, so that a search from
    /// any start gets where it wants. Positions, axes and angles have edges there.
    /// </summary>
    Free,

    /// <summary>
    /// Variance along one axis, ratio of the variance across it to that along it, direction: the physical range is a box. Used where the free
    /// search ends outside of it.
    /// </summary>
    Polar,

    /// <summary>Product of the axes' standard deviations (R squared), ratio of variances, direction: for a size that is held.</summary>
    Radius,

    /// <summary>Cxx, Cxy, Cyy.</summary>
    Plain,
}
