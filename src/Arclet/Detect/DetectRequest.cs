using Arclet.Imaging.Detection;

namespace Arclet.Detect;

/// <summary>What a user asked <c>arclet detect</c> to do.</summary>
internal sealed record DetectRequest
{
    /// <summary>The image, as a file with an optional extension in brackets.</summary>
    public required string Image { get; init; }

    /// <summary>The error (standard deviation) of each pixel; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The weight (inverse variance) of each pixel; null for none.</summary>
    public string? Weight { get; init; }

    /// <summary>The exposure time map that adds the sources' photon noise to the weight; null for none.</summary>
    public string? Exposure { get; init; }

    /// <summary>Pixels to leave out, where it is not 0; null for none.</summary>
    public string? Mask { get; init; }

    /// <summary>How to detect.</summary>
    public required DetectionSettings Settings { get; init; }

    /// <summary>The kernel as the user wrote it, for the table's metadata.</summary>
    public required string KernelName { get; init; }

    /// <summary>The AB magnitude of one image unit, which overrides the header; null to read the header.</summary>
    public double? ZeroPoint { get; init; }

    /// <summary>Whether fluxes stay in the image's own unit.</summary>
    public bool NativeUnits { get; init; }

    /// <summary>The table to write.</summary>
    public required string Out { get; init; }

    /// <summary>The segmentation map to write; null for none.</summary>
    public string? Segmentation { get; init; }

    /// <summary>The DS9 region file to write; null for none.</summary>
    public string? Regions { get; init; }

    /// <summary>The PNG preview to write; null for none.</summary>
    public string? Preview { get; init; }

    /// <summary>Every file that is read.</summary>
    public IEnumerable<string> Inputs => new[] { Image, Error, Weight, Exposure, Mask, KernelOption.FileOf(KernelName) }.OfType<string>();

    /// <summary>Every file that is written.</summary>
    public IEnumerable<string> Outputs => new[] { Out, Segmentation, Regions, Preview }.OfType<string>();
}
