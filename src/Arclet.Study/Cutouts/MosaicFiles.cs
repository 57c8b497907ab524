namespace Arclet.Study;

/// <summary>The files of one filter's mosaic. A file may name its extension, as in <c>mosaic.fits[SCI]</c>.</summary>
public sealed record MosaicFiles
{
    /// <summary>The filter id.</summary>
    public required string Filter { get; init; }

    /// <summary>The image.</summary>
    public required string Science { get; init; }

    /// <summary>The error (standard deviation) of each pixel; <see langword="null"/> for none.</summary>
    public string? Error { get; init; }

    /// <summary>The weight (inverse variance) of each pixel, in the image's unit; <see langword="null"/> for none.</summary>
    public string? Weight { get; init; }

    /// <summary>The exposure map that adds the sources' photon noise to the weights; <see langword="null"/> for none.</summary>
    public string? Exposure { get; init; }

    /// <summary>Pixels to leave out, where it is not 0; <see langword="null"/> for none.</summary>
    public string? Mask { get; init; }

    /// <summary>The AB magnitude of one image unit; <see langword="null"/> to read the header.</summary>
    public double? ZeroPoint { get; init; }

    /// <summary>Pixels at or above this, in the image's unit, are saturated; <see langword="null"/> where that is not known.</summary>
    public double? Saturation { get; init; }
}
