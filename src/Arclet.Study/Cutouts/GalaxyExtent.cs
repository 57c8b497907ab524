using Arclet.Imaging.Apertures;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The square of sky that a galaxy's cutouts cover.</summary>
/// <param name="Center">Its centre.</param>
/// <param name="SizeArcsec">Its side.</param>
/// <param name="HasSegment">Whether the segmentation map has any of the galaxy's segments there.</param>
/// <param name="IsLimited">Whether its segments reach over the largest size.</param>
public readonly record struct GalaxyExtent(SkyPosition Center, double SizeArcsec, bool HasSegment, bool IsLimited)
{
    /// <summary>The box around the galaxy's segments with the margin; without segments the smallest size around its place.</summary>
    public static GalaxyExtent Of(Galaxy galaxy, SegmentationMosaic? map, CutoutsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(settings);
        var place = new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees);
        if (map is null || galaxy.Segments.Count == 0)
            return new(place, settings.MinimumSizeArcsec, false, false);
        double scale = map.Wcs.PixelScaleArcsec;
        (double cx, double cy) = map.Wcs.SkyToPixel(place);
        int half = (int)Math.Ceiling(0.5 * settings.MaximumSizeArcsec / scale);
        var window = new PixelBounds((int)Math.Round(cx) - half, (int)Math.Round(cy) - half, (int)Math.Round(cx) + half + 1, (int)Math.Round(cy) + half + 1);
        int[] segments = map.Read(window);
        int width = window.XMax - window.XMin, x0 = int.MaxValue, y0 = int.MaxValue, x1 = -1, y1 = -1;
        var own = new HashSet<int>(galaxy.Segments);
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i] == 0 || !own.Contains(segments[i]))
                continue;
            (x0, x1) = (Math.Min(x0, i % width), Math.Max(x1, i % width));
            (y0, y1) = (Math.Min(y0, i / width), Math.Max(y1, i / width));
        }

        if (x1 < 0)
            return new(place, settings.MinimumSizeArcsec, false, false);
        double wanted = (Math.Max(x1 - x0 + 1, y1 - y0 + 1) * scale) + (2 * settings.MarginArcsec);
        bool isLimited = x0 == 0 || y0 == 0 || x1 == width - 1 || y1 == width - 1 || wanted > settings.MaximumSizeArcsec;
        SkyPosition center = map.Wcs.PixelToSky(window.XMin + (0.5 * (x0 + x1)), window.YMin + (0.5 * (y0 + y1)));
        return new(center, Math.Clamp(wanted, settings.MinimumSizeArcsec, settings.MaximumSizeArcsec), true, isLimited);
    }
}
