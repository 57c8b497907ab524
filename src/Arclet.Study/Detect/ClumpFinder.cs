using System.Globalization;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Detects clumps in a galaxy's cutout in its reference filter and decides which of the detections are its own. The serials count this detection's clumps;
/// the review gives those that were seen before the ids that they had.
/// </summary>
public static class ClumpFinder
{
    /// <summary>Detects.</summary>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="cutouts">Its cutouts.</param>
    /// <param name="owners">What the segments of the segmentation map are.</param>
    /// <param name="regions">The user's regions for this galaxy; null for none.</param>
    /// <param name="settings">How to detect.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">The reference filter does not cover the galaxy.</exception>
    public static DetectionOutcome Find(
        Galaxy galaxy, CutoutSet cutouts, IReadOnlyDictionary<int, SegmentOwner> owners, IReadOnlyList<Region>? regions, DetectSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(cutouts);
        ArgumentNullException.ThrowIfNull(owners);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        string filter = settings.ReferenceFilterOf(galaxy);
        CutoutBand band = cutouts.Find(filter) ?? throw new InputException(
            $"galaxy {galaxy.Id}: its reference filter {filter} does not cover it, expected one of {string.Join(", ", cutouts.Bands.Select(b => b.Filter))}; detect.reference_filter_overrides can name another");
        ImageSource error = settings.ThresholdOn == ThresholdMode.Image ? Constant(band) : band.Error;
        DetectionResult found = Detector.Detect(band.Science, error, band.Mask, settings.Engine(), null, cancellation);

        var rule = new MembershipRule(galaxy, band, owners, regions, settings);
        ClumpDetection[] detections = [.. found.Objects.Select(o => Judged(o, band, rule))];
        int[] members = [.. Enumerable.Range(0, detections.Length).Where(i => MembershipRule.IsMember(detections[i].Membership))];
        for (int k = 0; k < members.Length; k++)
            detections[members[k]] = detections[members[k]] with { ClumpId = string.Create(CultureInfo.InvariantCulture, $"{galaxy.Id}-{k + 1}") };
        return new DetectionOutcome
        {
            GalaxyId = galaxy.Id,
            ReferenceFilter = filter,
            Clumps = [.. members.Select(i => new Clump
            {
                Id = detections[i].ClumpId!,
                GalaxyId = galaxy.Id,
                RaDegrees = detections[i].RaDegrees,
                DecDegrees = detections[i].DecDegrees,
                Origin = ClumpOrigin.Detected,
                ReferenceFilter = filter,
            })],
            Detections = detections,
        };
    }

    private static ClumpDetection Judged(DetectedObject o, CutoutBand band, MembershipRule rule)
    {
        (Membership membership, int segment) = rule.Judge(o.X, o.Y);
        SkyPosition place = band.Wcs.PixelToSky(o.X, o.Y);
        return new ClumpDetection
        {
            Number = o.Id,
            Membership = membership,
            Segment = segment,
            RaDegrees = place.RaDegrees,
            DecDegrees = place.DecDegrees,
            X = o.X,
            Y = o.Y,
            PixelCount = o.PixelCount,
            IsophotalFluxNanojansky = o.Flux,
            SigmaMajorPixels = o.A,
            SigmaMinorPixels = o.B,
            ThetaDegrees = o.ThetaRadians * PhysicalConstants.DegreesPerRadian,
            Flags = o.Flags,
        };
    }

    /// <summary>The median error of the usable pixels, for all of them: the global rms of the variance map.</summary>
    private static MemoryImage Constant(CutoutBand band)
    {
        float[] usable = [.. Enumerable.Range(0, band.Error.Pixels.Length).Where(i => band.Mask.Pixels[i] == 0).Select(i => band.Error.Pixels[i]).Order()];
        var pixels = new float[band.Error.Pixels.Length];
        Array.Fill(pixels, usable[usable.Length / 2]);
        return new MemoryImage(pixels, band.Width, band.Height, band.Error.Name);
    }
}
