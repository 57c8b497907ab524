using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>What a user says about an image's unit beside its header.</summary>
public sealed record FluxCalibrationOptions
{
    /// <summary>The AB magnitude of one image unit per pixel, which then counts instead of the header; null to read the header.</summary>
    public double? ZeroPoint { get; init; }

    /// <summary>Leave the image's own unit: no conversion to nJy.</summary>
    public bool NativeUnits { get; init; }

    /// <summary>The primary header of the image's file, where the image is an extension: read for keywords that the image's header lacks.</summary>
    public FitsHeader? Primary { get; init; }

    /// <summary>The relative disagreement between two keywords above which they contradict each other.</summary>
    public double Tolerance { get; init; } = 0.01;
}
