namespace Arclet.Lensing;

/// <summary>How the offsets of observed from predicted images are distributed.</summary>
public enum OffsetDistribution
{
    /// <summary>A Gaussian of the positions' errors.</summary>
    Gaussian,

    /// <summary>A Student t distribution in two dimensions with the errors as its scale: single images may be far off.</summary>
    Student,

    /// <summary>A Gaussian of the errors and, for a share of the images, one that is wider by a factor.</summary>
    Mixture,
}
