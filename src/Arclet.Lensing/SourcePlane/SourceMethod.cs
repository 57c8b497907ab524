namespace Arclet.Lensing;

/// <summary>How an image is traced to the source plane.</summary>
public enum SourceMethod
{
    /// <summary>The corners of every image pixel are traced; what a source pixel gets is the exact overlap. Flux is conserved.</summary>
    FluxConserving,

    /// <summary>The centre of every image pixel is traced, and its value goes to the source pixel that holds it: the paper's direct inversion.</summary>
    PixelCentres,
}
