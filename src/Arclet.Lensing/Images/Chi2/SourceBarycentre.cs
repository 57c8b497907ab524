namespace Arclet.Lensing;

/// <summary>How the common source of a system is made from its back-traced images.</summary>
public enum SourceBarycentre
{
    /// <summary>The plain mean.</summary>
    Mean,

    /// <summary>The mean weighted with |mu|: the inverse of the area that an error of the position has in the source plane.</summary>
    MagnificationWeighted,

    /// <summary>The mean weighted with the inverse of each image's covariance in the source plane, A C A^T: the least-squares source.</summary>
    CovarianceWeighted,
}
