namespace Arclet.Lensing;

/// <summary>Where observed and predicted positions are compared.</summary>
public enum ConstraintPlane
{
    /// <summary>In the source plane: the back-traced images with their common source.</summary>
    Source,

    /// <summary>In the image plane: the observed images with the images that the model makes of the common source.</summary>
    Image,
}
