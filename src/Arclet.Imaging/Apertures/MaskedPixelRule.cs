namespace Arclet.Imaging.Apertures;

/// <summary>What stands for the masked part of an aperture.</summary>
public enum MaskedPixelRule
{
    /// <summary>The mean surface brightness of the good part: flux and variance are scaled by area / good area, and the area is the whole one (sep with a mask).</summary>
    MeanSurfaceBrightness,

    /// <summary>Nothing: the sums and the area are those of the good part (sep's flux with a segmentation map but no mask).</summary>
    Ignore,
}
