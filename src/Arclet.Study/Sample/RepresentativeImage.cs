namespace Arclet.Study;

/// <summary>Which image stands for a multiply imaged galaxy; the paper does not say.</summary>
public enum RepresentativeImage
{
    /// <summary>The one with the highest magnification.</summary>
    HighestMagnification,

    /// <summary>The one with the most clumps; of equal ones that with the highest magnification.</summary>
    MostClumps,
}
