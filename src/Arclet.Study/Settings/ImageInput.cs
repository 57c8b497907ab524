namespace Arclet.Study;

/// <summary>The images of a filter. Names may carry a cfitsio-style extension, such as <c>mosaic.fits[SCI]</c>.</summary>
public sealed record ImageInput
{
    /// <summary>The science image.</summary>
    public required string Science { get; init; }

    /// <summary>The map of standard errors in the image's unit; without one, <see cref="Weight"/>.</summary>
    public string? Error { get; init; }

    /// <summary>The map of inverse variances (formulas 3.6).</summary>
    public string? Weight { get; init; }

    /// <summary>The map of exposure times in seconds beside <see cref="Weight"/>, for the sources' own noise.</summary>
    public string? Exposure { get; init; }

    /// <summary>Pixels to leave out, where it is not 0.</summary>
    public string? Mask { get; init; }

    /// <summary>Pixels at or above this, in the image's unit, are saturated.</summary>
    public double? Saturation { get; init; }

    /// <summary>The point spread function: an image or a model of <c>arclet psf</c>; without one it is made of <see cref="Stars"/>.</summary>
    public string? Psf { get; init; }

    /// <summary>Stars for the point spread function: a table with <c>ra</c> and <c>dec</c>; without one they are found in the image.</summary>
    public string? Stars { get; init; }

    /// <summary>
    /// The part of a point source's light within <see cref="PsfSettings.RadiusArcsec"/>, from the camera's documentation: mosaics are calibrated for all of it, and stars do not tell their faint
    /// outer wings from the sky. Without it the wings of the model go on as they do in the stamps.
    /// </summary>
    [SettingRange(0, 1, IsAboveMinimum = true)]
    public double? EncircledEnergy { get; init; }

    /// <summary>All files that are images.</summary>
    internal IEnumerable<string> Files => new[] { Science, Error, Weight, Exposure, Mask }.OfType<string>();

    /// <summary>The zero point in AB magnitudes, where the header has no unit that is understood.</summary>
    [SettingRange(0, 60)]
    public double? ZeropointMagnitude { get; init; }
}
