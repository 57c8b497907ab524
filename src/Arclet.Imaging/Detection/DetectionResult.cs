using Arclet.Imaging.Background;

namespace Arclet.Imaging.Detection;

/// <summary>What a detection found.</summary>
public sealed class DetectionResult
{
    internal DetectionResult(IReadOnlyList<DetectedObject> objects, SegmentationMap segmentation, BackgroundModel? background, double? scalarError)
    {
        Objects = objects;
        Segmentation = segmentation;
        Background = background;
        ScalarError = scalarError;
    }

    /// <summary>The objects, in the order of their ids (1, 2, ...): that in which a scan from the first row to the last completes their regions.</summary>
    public IReadOnlyList<DetectedObject> Objects { get; }

    /// <summary>Which pixel belongs to which object.</summary>
    public SegmentationMap Segmentation { get; }

    /// <summary>The background that was subtracted; null if none was.</summary>
    public BackgroundModel? Background { get; }

    /// <summary>The error of every pixel where no error map was given: the background's global rms.</summary>
    public double? ScalarError { get; }
}
