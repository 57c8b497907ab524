namespace Arclet.Lensing;

/// <summary>How an error of a position in the image plane becomes one in the source plane.</summary>
public enum PositionErrors
{
    /// <summary>A circle of the area sigma^2 times the mean |det A| of the system's images (Lenstool's forme 0).</summary>
    SystemMeanArea,

    /// <summary>A circle of the area sigma^2 |det A| of each image (forme 4 to 7).</summary>
    ImageArea,

    /// <summary>The ellipse sigma^2 A A^T of each image (forme 8).</summary>
    FullMatrix,

    /// <summary>The ellipse A C A^T, C from the catalogue's axes and angle (forme 10).</summary>
    CatalogueAxes,
}
