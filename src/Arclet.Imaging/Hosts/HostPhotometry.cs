using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Hosts;

/// <summary>
/// Sums a galaxy in an aperture of any form. The background is measured without the aperture, all that is detected, and light too faint for that; the error comes from
/// the scatter of empty apertures and its growth with their area, so that correlated noise, a matching kernel's included, is in it.
/// </summary>
public static class HostPhotometry
{
    /// <summary>Measures one aperture.</summary>
    /// <param name="image">The image, matched to another PSF or not; its background is in it.</param>
    /// <param name="error">The error of each pixel as it was observed.</param>
    /// <param name="mask">Pixels to leave out, or null.</param>
    /// <param name="aperture">The aperture.</param>
    /// <param name="detecting">How the objects to avoid are detected.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <exception cref="InputException">The aperture is outside of the image, or there is too little empty sky for the errors.</exception>
    public static HostFlux Measure(ImageSource image, ImageSource error, ImageSource? mask, HostAperture aperture, DetectionSettings detecting, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(aperture);
        ArgumentNullException.ThrowIfNull(detecting);
        double area = aperture.Area;
        if (!(area > 0))
            throw new InputException($"{image.Name}: the aperture holds no pixel of the image, expected one inside of it");
        DetectionResult detection = Detector.Detect(image, error, mask, detecting, null, cancellation);

        // Small circles beside a large galaxy: there are many of them, and the law of growth takes them to its area.
        var settings = new DepthSettings { RadiusPixels = Math.Clamp(0.5 * Math.Sqrt(area / Math.PI), 2, 8), FurtherRadii = [0.5, 1.5, 2] };
        DepthResult depth = DepthMeasurement.Measure(image, error, mask, detection, empty => Exclude(empty, aperture), settings, null, cancellation);
        return Sum(image, error, mask, aperture, depth, area);
    }

    /// <summary>The aperture and a margin, in which a galaxy goes on.</summary>
    private static void Exclude(EmptyPixels empty, HostAperture aperture)
    {
        int margin = Math.Max(2, (int)(0.25 * Math.Sqrt(aperture.Area / Math.PI)));
        for (int y = aperture.Bounds.YMin; y < aperture.Bounds.YMax; y++)
        {
            for (int x = aperture.Bounds.XMin; x < aperture.Bounds.XMax; x++)
            {
                if (aperture[x, y] > 0)
                    empty.Exclude(new PixelRun(y, x, x), margin);
            }
        }
    }

    private static HostFlux Sum(ImageSource image, ImageSource error, ImageSource? mask, HostAperture aperture, DepthResult depth, double area)
    {
        float[] pixels = new float[image.Width], subtracted = new float[image.Width], errors = new float[image.Width], masked = new float[image.Width];
        double flux = 0, level = 0, used = 0, photons = 0, sky = depth.Growth.PixelError;
        for (int y = aperture.Bounds.YMin; y < aperture.Bounds.YMax; y++)
        {
            image.ReadRows(y, 1, pixels);
            error.ReadRows(y, 1, errors);
            mask?.ReadRows(y, 1, masked);
            pixels.CopyTo(subtracted, 0);
            depth.Background?.SubtractRow(y, subtracted);
            for (int x = aperture.Bounds.XMin; x < aperture.Bounds.XMax; x++)
            {
                double w = aperture[x, y];
                if (w == 0 || !float.IsFinite(pixels[x]) || !(errors[x] > 0) || !float.IsFinite(errors[x]) || masked[x] != 0)
                    continue;
                used += w;
                flux += w * subtracted[x];
                level += w * (pixels[x] - subtracted[x]);
                photons += w * Math.Max(0, ((double)errors[x] * errors[x]) - (sky * sky));
            }
        }

        if (!(used > 0))
            throw new InputException($"{image.Name}: every pixel of the aperture is missing");
        double scale = area / used;
        double noise = depth.Growth.At(used);
        return new HostFlux(scale * flux, scale * Math.Sqrt((noise * noise) + photons), level / used, area, 1 - (used / area));
    }
}
