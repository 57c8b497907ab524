namespace Arclet.Study;

/// <summary>A filter's limit and what it was made of; fluxes in nJy.</summary>
public sealed record FilterLimit
{
    /// <summary>The limit F_lim: the multiple of the scatter, of a point source's whole flux where that is asked for.</summary>
    public required double LimitNanojansky { get; init; }

    /// <summary>The apertures' radius.</summary>
    public required double RadiusArcsec { get; init; }

    /// <summary>How many there were.</summary>
    public required int Count { get; init; }

    /// <summary>The scatter of their fluxes.</summary>
    public required double ScatterNanojansky { get; init; }

    /// <summary>The median of their signed fluxes: near 0 where the background is right.</summary>
    public required double MedianNanojansky { get; init; }

    /// <summary>Their scatter over what the error map gives for independent pixels: what correlated noise adds.</summary>
    public required double NoiseScale { get; init; }

    /// <summary>The part of a point source's flux in the aperture.</summary>
    public required double EncircledEnergy { get; init; }

    /// <summary>The part of the pixels that is empty sky.</summary>
    public required double EmptyFraction { get; init; }
}
