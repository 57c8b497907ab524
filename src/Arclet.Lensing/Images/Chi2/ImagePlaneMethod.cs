namespace Arclet.Lensing;

/// <summary>How the predicted image that belongs to an observed one is found.</summary>
public enum ImagePlaneMethod
{
    /// <summary>Newton's method from the observed position, all images together: the fast way.</summary>
    Newton,

    /// <summary>Lenstool's way: a triangle about the observed position whose trace in the source plane holds the source, halved until it is small.</summary>
    Triangles,

    /// <summary>All images of the source by <see cref="ImageSolver"/>, each observed image with the nearest one that no other takes.</summary>
    AllImages,
}
