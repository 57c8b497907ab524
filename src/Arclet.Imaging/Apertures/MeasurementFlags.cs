namespace Arclet.Imaging.Apertures;

/// <summary>What to know about a measurement of an object; the bits up to 128 are sep's.</summary>
[Flags]
public enum MeasurementFlags
{
    /// <summary>Nothing to report.</summary>
    None = 0,

    /// <summary>The object was split from another one (set by detection).</summary>
    Merged = 1,

    /// <summary>The object's own pixels touch the image's edge (set by detection).</summary>
    Truncated = 2,

    /// <summary>The object's second moments describe a line or a point (set by detection).</summary>
    Singular = 8,

    /// <summary>The aperture reaches beyond the image's edge; what is outside does not count, neither as flux nor as area.</summary>
    ApertureTruncated = 16,

    /// <summary>A pixel of the aperture is masked, missing (NaN) or another object's.</summary>
    HasMasked = 32,

    /// <summary>No pixel of the aperture is good: there is no flux (NaN; a Kron radius is 0).</summary>
    AllMasked = 64,

    /// <summary>The flux, or its first moment, is not positive: the Kron radius is 0.</summary>
    NonPositiveKron = 128,

    /// <summary>The position or the shape is not one (NaN, a negative radius, an axis of zero): nothing was measured.</summary>
    Undefined = 256,

    /// <summary>A windowed position moved farther than allowed, and was stopped there.</summary>
    PositionLost = 512,

    /// <summary>Negative pixels drove the Kron radius beyond the ellipse that it was measured in: that ellipse is taken.</summary>
    KronLimited = 1024,
}
