namespace Arclet.Imaging.Background;

/// <summary>How the sky background and its noise are measured on a grid of meshes; the defaults are those of SExtractor and sep.</summary>
public sealed record BackgroundSettings
{
    /// <summary>Width of a mesh in pixels, at least 2. A mesh should be several times larger than the largest object to keep.</summary>
    public int MeshWidth { get; init; } = 64;

    /// <summary>Height of a mesh in pixels, at least 2.</summary>
    public int MeshHeight { get; init; } = 64;

    /// <summary>Width of the median filter over the meshes, in meshes, at least 1; an even width acts as the next odd one.</summary>
    public int FilterWidth { get; init; } = 3;

    /// <summary>Height of the median filter over the meshes, in meshes, at least 1; an even height acts as the next odd one.</summary>
    public int FilterHeight { get; init; } = 3;

    /// <summary>A mesh is replaced by its filtered value only where that differs by at least this much, in the image's unit; 0 filters all.</summary>
    public double FilterThreshold { get; init; }

    /// <summary>A pixel is masked where the mask is larger than this (or NaN).</summary>
    public double MaskThreshold { get; init; }
}
