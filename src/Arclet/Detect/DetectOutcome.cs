using Arclet.Imaging;
using Arclet.Imaging.Detection;

namespace Arclet.Detect;

/// <summary>What a detection gave.</summary>
/// <param name="Detection">The objects and the map of their pixels.</param>
/// <param name="Photometry">What was measured around each object, in their order, in the image's unit.</param>
internal sealed record DetectOutcome(DetectionResult Detection, IReadOnlyList<ObjectPhotometry> Photometry);
