using Arclet.Imaging.Detection;

namespace Arclet.Study;

/// <summary>A detection in a galaxy's cutout, whether it is one of its clumps or not.</summary>
public sealed record ClumpDetection
{
    /// <summary>Its number in this detection, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The clump's id; <see langword="null"/> where the detection does not belong to the galaxy.</summary>
    public string? ClumpId { get; init; }

    /// <summary>Whether it belongs to the galaxy, and why.</summary>
    public required Membership Membership { get; init; }

    /// <summary>The segment that the decision rests on; 0 for none.</summary>
    public required int Segment { get; init; }

    /// <summary>Right ascension, degrees.</summary>
    public required double RaDegrees { get; init; }

    /// <summary>Declination, degrees.</summary>
    public required double DecDegrees { get; init; }

    /// <summary>Column in the cutout, 0-based px.</summary>
    public required double X { get; init; }

    /// <summary>Row in the cutout, 0-based px.</summary>
    public required double Y { get; init; }

    /// <summary>Pixels above the threshold.</summary>
    public required long PixelCount { get; init; }

    /// <summary>Sum of its background-subtracted pixels, nJy.</summary>
    public required double IsophotalFluxNanojansky { get; init; }

    /// <summary>Standard deviation of its light along the major axis, px, with the PSF.</summary>
    public required double SigmaMajorPixels { get; init; }

    /// <summary>Standard deviation of its light along the minor axis, px, with the PSF.</summary>
    public required double SigmaMinorPixels { get; init; }

    /// <summary>Direction of the major axis, degrees counter-clockwise from +x.</summary>
    public required double ThetaDegrees { get; init; }

    /// <summary>The engine's flags.</summary>
    public required DetectionFlags Flags { get; init; }
}
