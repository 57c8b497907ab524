using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;
using Arclet.Inference;

namespace Arclet.Imaging.Depth;

/// <summary>
/// Depths from empty apertures: circles at random places where nothing was detected, whose fluxes scatter by the noise, correlations
/// between pixels included (paper, section 3.4; Labbe et al. 2003).
/// </summary>
/// <remarks>
/// The paper's "median flux of 3,000 empty apertures" is near 0 by construction where the background is right, so its tabulated limits
/// must be a multiple of their scatter; both are given. The same seed gives the same apertures.
/// </remarks>
public static class DepthMeasurement
{
    private const double GaussianMad = 1.482602218505602;

    /// <summary>Measures the depth of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="error">The error of each pixel in the image's unit; null takes the detection's scalar error.</param>
    /// <param name="missing">Pixels other than 0 are left out; null for none. NaN pixels always are.</param>
    /// <param name="detection">What was detected on it: its objects are avoided, its background is subtracted.</param>
    /// <param name="avoid">Further pixels to avoid are excluded by this; null for none.</param>
    /// <param name="settings">Radius, number, multiple.</param>
    /// <param name="progress">Told the fraction of radii that are done.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <exception cref="InputException">There is no room for enough empty apertures.</exception>
    public static DepthResult Measure(
        ImageSource image,
        ImageSource? error,
        ImageSource? missing,
        DetectionResult detection,
        Action<EmptyPixels>? avoid,
        DepthSettings settings,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(detection);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        EmptyPixels empty = FindEmpty(image, missing, detection, settings.MarginPixels, cancellation);
        avoid?.Invoke(empty);
        BackgroundModel? background = settings.FaintLightThreshold > 0
            ? new FaintLight(image, error, detection, empty, settings).Exclude(cancellation)
            : detection.Background;

        var measuring = new EmptyApertures(image, error, background, detection.ScalarError, empty);
        double[] radii = [.. settings.FurtherRadii.Select(f => f * settings.RadiusPixels).Append(settings.RadiusPixels).Distinct().Order()];
        var all = new List<DepthAtRadius>();
        EmptyAperture[] wanted = [];
        for (int i = 0; i < radii.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            // Each radius has its own generator, so that the list of further radii does not move the apertures of the wanted one.
            var random = new SeededRandom(settings.Seed, "depth", BitConverter.DoubleToInt64Bits(radii[i]));
            EmptyAperture[] apertures = measuring.Measure(radii[i], settings.Count, random);
            if (radii[i] == settings.RadiusPixels)
            {
                if (apertures.Length < DepthSettings.FewestApertures)
                    throw new InputException($"{image.Name}: only {apertures.Length} empty apertures of {settings.RadiusPixels:G4} pixels were found ({empty.Fraction:P0} of the pixels are empty), expected at least {DepthSettings.FewestApertures}; take a smaller radius, or a higher threshold");
                wanted = apertures;
            }

            if (apertures.Length >= DepthSettings.FewestApertures)
                all.Add(Summary(radii[i], apertures));
            progress?.Report((i + 1.0) / radii.Length);
        }

        DepthAtRadius atRadius = all.Single(r => r.RadiusPixels == settings.RadiusPixels);
        return new DepthResult(atRadius, all, NoiseGrowth.Fit(all), empty.Fraction, wanted) { Background = background };
    }

    private static EmptyPixels FindEmpty(ImageSource image, ImageSource? missing, DetectionResult detection, int margin, CancellationToken cancellation)
    {
        var empty = new EmptyPixels(image.Width, image.Height);
        int rows = Math.Clamp((1 << 20) / image.Width, 1, image.Height);
        var pixels = new float[rows * image.Width];
        var ids = new int[rows * image.Width];
        for (int first = 0; first < image.Height; first += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(rows, image.Height - first);
            detection.Segmentation.ReadRows(first, count, ids);
            image.ReadRows(first, count, pixels);
            for (int y = 0; y < count; y++)
            {
                ReadOnlySpan<float> line = pixels.AsSpan(y * image.Width, image.Width);
                ReadOnlySpan<int> objects = ids.AsSpan(y * image.Width, image.Width);
                for (int x = 0; x < line.Length; x++)
                {
                    if (!float.IsFinite(line[x]))
                        empty.Exclude(first + y, x, x);
                }

                ExcludeObjects(empty, first + y, objects, margin);
            }

            if (missing is null)
                continue;
            missing.ReadRows(first, count, pixels);
            for (int i = 0; i < count * image.Width; i++)
            {
                if (pixels[i] != 0)
                    empty.Exclude(first + (i / image.Width), i % image.Width, i % image.Width);
            }
        }

        return empty;
    }

    private static void ExcludeObjects(EmptyPixels empty, int row, ReadOnlySpan<int> ids, int margin)
    {
        for (int x = 0; x < ids.Length;)
        {
            int length = ids[x..].IndexOfAnyExcept(ids[x]);
            int end = length < 0 ? ids.Length : x + length;
            if (ids[x] != 0)
                empty.Exclude(new PixelRun(row, x, end - 1), margin);
            x = end;
        }
    }

    private static DepthAtRadius Summary(double radius, EmptyAperture[] apertures)
    {
        double[] fluxes = Array.ConvertAll(apertures, a => a.Flux);
        double median = Median(fluxes);
        double scatter = GaussianMad * Median(Array.ConvertAll(fluxes, f => Math.Abs(f - median)));
        double mean = fluxes.Average();
        double deviation = Math.Sqrt(fluxes.Sum(f => (f - mean) * (f - mean)) / (fluxes.Length - 1));
        return new DepthAtRadius(
            radius, fluxes.Length, median, Median(Array.ConvertAll(fluxes, Math.Abs)), scatter, deviation, Median(Array.ConvertAll(apertures, a => a.FluxError)));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
