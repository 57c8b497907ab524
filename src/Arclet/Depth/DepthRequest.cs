using Arclet.Detect;
using Arclet.Imaging.Depth;

namespace Arclet.Depth;

/// <summary>What the user asks of <c>arclet depth</c>.</summary>
internal sealed record DepthRequest
{
    /// <summary>The image, its errors and how its objects are detected; its table is the depth table.</summary>
    public required DetectRequest Detection { get; init; }

    /// <summary>The aperture's radius, arcsec.</summary>
    public required double RadiusArcsec { get; init; }

    /// <summary>The pixel scale, arcsec; null takes the WCS's.</summary>
    public double? PixelScaleArcsec { get; init; }

    /// <summary>The PSF image that aperture corrections come from; null for none.</summary>
    public string? Psf { get; init; }

    /// <summary>DS9 regions to keep away from; null for none.</summary>
    public string? Avoid { get; init; }

    /// <summary>The table of the apertures; null for none.</summary>
    public string? Apertures { get; init; }

    /// <summary>Number, multiple and seed; the radius is set once the pixel scale is known.</summary>
    public required DepthSettings Settings { get; init; }

    public IEnumerable<string> Inputs => [.. Detection.Inputs, .. new[] { Psf, Avoid }.OfType<string>()];

    public IEnumerable<string> Outputs => new[] { Detection.Out, Apertures }.OfType<string>();
}
