using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Psf;

/// <summary>Chooses bright, isolated, unsaturated stars of an image: at given positions, or found among its objects.</summary>
public static class StarSelector
{
    /// <summary>Cuts stamps at given positions; those too close to the border are rejected, all else is left to the stack.</summary>
    /// <param name="image">The image.</param>
    /// <param name="positions">Names and positions, in 0-based pixels.</param>
    /// <param name="settings">Which stamps.</param>
    public static StarSelection AtPositions(ImageSource image, IReadOnlyList<(string Name, double X, double Y)> positions, StarSelectorSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(positions);
        settings ??= new StarSelectorSettings();
        var stars = new List<StarStamp>();
        var rejected = new List<RejectedStar>();
        foreach ((string name, double x, double y) in positions)
        {
            if (Cut(image, name, x, y, settings.StampRadiusPixels) is { } stamp)
                stars.Add(stamp);
            else
                rejected.Add(new RejectedStar(name, x, y, $"it is closer than {settings.StampRadiusPixels} pixels to the image's border"));
        }

        return new StarSelection(stars, rejected, double.NaN);
    }

    /// <summary>
    /// Finds stars among the image's objects: those bright enough, whose half-light radius is that of the stellar locus (the densest
    /// interval of radii of the bright ones), round, not saturated, away from the border and from neighbours.
    /// </summary>
    /// <param name="image">The image; its background is measured and subtracted for the search.</param>
    /// <param name="mask">Pixels that are not 0 in it are left out; null for none.</param>
    /// <param name="settings">What a star is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static StarSelection Find(ImageSource image, ImageSource? mask = null, StarSelectorSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        settings ??= new StarSelectorSettings();
        DetectionResult detection = Detector.Detect(
            image, null, mask, new DetectionSettings { Threshold = settings.DetectionThreshold, MinArea = 5, CleanParameter = 1 }, null, cancellation);
        double rms = detection.ScalarError ?? detection.Background!.GlobalRms;
        DetectedObject[] bright = [.. detection.Objects.Where(o => o.Flux > settings.SignalToNoise * rms * Math.Sqrt(o.PixelCount)).OrderByDescending(o => o.Flux)];
        double[] radii = [.. bright.Select(o => HalfLightRadius(image, detection.Background, o, settings.StampRadiusPixels))];
        double locus = Locus(radii, settings.Compactness);
        var stars = new List<StarStamp>();
        var rejected = new List<RejectedStar>();
        var near = new NeighbourSearch(detection.Objects, settings.IsolationRadius * settings.StampRadiusPixels);
        for (int i = 0; i < bright.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            DetectedObject o = bright[i];
            string name = $"object {o.Id}";
            string? problem = Problem(image, o, radii[i], locus, near, settings, out StarStamp? stamp);
            if (problem is null && stars.Count >= settings.MaximumCount)
                problem = $"{settings.MaximumCount} brighter stars were taken";
            if (problem is null)
                stars.Add(stamp!);
            else
                rejected.Add(new RejectedStar(name, o.X, o.Y, problem));
        }

        return new StarSelection(stars, rejected, locus);
    }

    private static string? Problem(ImageSource image, DetectedObject o, double radius, double locus, NeighbourSearch near, StarSelectorSettings settings, out StarStamp? stamp)
    {
        stamp = null;
        if (!(Math.Abs(radius - locus) <= settings.Compactness * locus))
            return $"its half-light radius is {radius:F2} pixels, that of the stars {locus:F2}";
        if (o.A > settings.Elongation * o.B)
            return $"its axes are in the ratio {o.A / o.B:F2}, expected at most {settings.Elongation:G4}";
        if (o.Peak >= settings.SaturationLevel)
            return $"its peak reaches the saturation level of {settings.SaturationLevel:G5}";
        if (near.BrighterThan(o, settings.NeighbourFlux * o.Flux) is { } neighbour)
        {
            return $"object {neighbour.Id} is {Math.Sqrt(Math.Pow(neighbour.X - o.X, 2) + Math.Pow(neighbour.Y - o.Y, 2)):F1} pixels away with {100 * neighbour.Flux / o.Flux:F1} % of its flux";
        }

        stamp = Cut(image, $"object {o.Id}", o.X, o.Y, settings.StampRadiusPixels);
        if (stamp is null)
            return $"it is closer than {settings.StampRadiusPixels} pixels to the image's border";
        for (int y = -2; y <= 2; y++)
        {
            for (int x = -2; x <= 2; x++)
            {
                if (!double.IsFinite(stamp.Pixels[(((int)Math.Round(stamp.Y) + y) * stamp.Width) + (int)Math.Round(stamp.X) + x]))
                    return "a pixel of its core is missing, as saturated ones are";
            }
        }

        return null;
    }

    /// <summary>The middle of the interval of relative width +-compactness that holds most radii; of equal ones the smallest.</summary>
    private static double Locus(double[] radii, double compactness)
    {
        double[] sorted = [.. radii.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
            return double.NaN;
        int best = 0;
        int most = 0;
        int last = 0;
        for (int first = 0; first < sorted.Length; first++)
        {
            while (last < sorted.Length && sorted[last] <= sorted[first] * (1 + compactness))
                last++;
            if (last - first > most)
            {
                most = last - first;
                best = first;
            }
        }

        return sorted[best + (most / 2)];
    }

    private static double HalfLightRadius(ImageSource image, BackgroundModel? background, DetectedObject o, int reach)
    {
        int x0 = Math.Max(0, (int)o.X - reach - 2), x1 = Math.Min(image.Width, (int)o.X + reach + 3);
        int y0 = Math.Max(0, (int)o.Y - reach - 2), y1 = Math.Min(image.Height, (int)o.Y + reach + 3);
        float[] pixels = ReadWindow(image, background, x0, y0, x1 - x0, y1 - y0);
        var window = new PixelWindow(pixels, x0, y0, x1 - x0, y1 - y0, image.Width, image.Height);
        // A third of the stamp holds nearly all of a star's light and little of its neighbours'.
        return FluxRadius.Measure(window, o.X, o.Y, Math.Max(5, reach / 3.0), 0.5).RadiusPixels;
    }

    private static StarStamp? Cut(ImageSource image, string name, double x, double y, int reach)
    {
        int x0 = (int)Math.Round(x) - reach;
        int y0 = (int)Math.Round(y) - reach;
        int size = (2 * reach) + 1;
        if (x0 < 0 || y0 < 0 || x0 + size > image.Width || y0 + size > image.Height)
            return null;
        float[] pixels = ReadWindow(image, null, x0, y0, size, size);
        return new StarStamp(name, [.. pixels.Select(p => (double)p)], size, size, x - x0, y - y0) { OriginX = x0, OriginY = y0 };
    }

    private static float[] ReadWindow(ImageSource image, BackgroundModel? background, int x0, int y0, int width, int height)
    {
        var row = new float[image.Width];
        var pixels = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            image.ReadRows(y0 + y, 1, row);
            background?.SubtractRow(y0 + y, row);
            row.AsSpan(x0, width).CopyTo(pixels.AsSpan(y * width));
        }

        return pixels;
    }
}
