using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>
/// Sums over apertures, with sep 1.2.1's conventions. Whole pixels are summed eight at a time; pixels on the border are
/// collected and sampled eight at a time, in the arithmetic of sep's subpixel loop.
/// </summary>
public static class AperturePhotometry
{
    /// <summary>Sums an aperture.</summary>
    /// <param name="window">The pixels; those of <see cref="Aperture.Bounds"/> must be in it.</param>
    /// <param name="aperture">The aperture.</param>
    /// <param name="settings">Sampling, gain and masked pixels; null for the defaults.</param>
    /// <param name="objectId">Whose flux it is, where the window has a segmentation: see <see cref="PixelWindow.Segmentation"/>.</param>
    /// <returns>The sum; an aperture that is not defined, or has no good pixel, is flagged and has the flux NaN.</returns>
    /// <exception cref="ArgumentException">The window lacks needed pixels, or the number of subpixels is negative.</exception>
    public static ApertureFlux Measure(in PixelWindow window, in Aperture aperture, ApertureSettings? settings = null, int objectId = 0)
    {
        settings ??= ApertureSettings.Default;
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Subpixels);
        if (!aperture.IsDefined)
            return new ApertureFlux(double.NaN, double.NaN, 0, MeasurementFlags.Undefined);

        var geometry = new ApertureGeometry(aperture);
        PixelBounds bounds = geometry.Bounds(window.ImageWidth, window.ImageHeight, out MeasurementFlags flags);
        window.Require(bounds);
        var sums = new ApertureSums(geometry, settings.Subpixels);
        Vector512<double> lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        for (int y = bounds.YMin; y < bounds.YMax; y++)
        {
            Vector512<double> dy = Vector512.Create(y - aperture.Y);
            for (int x = bounds.XMin; x < bounds.XMax; x += Vector512<double>.Count)
            {
                Vector512<double> dx = lanes + Vector512.Create((double)x) - Vector512.Create(aperture.X);
                geometry.Classify(geometry.SquaredDistance(dx, dy), out uint candidates, out uint border);
                int count = Math.Min(Vector512<double>.Count, bounds.XMax - x);
                uint valid = (1u << count) - 1;
                candidates &= valid;
                if (candidates == 0)
                    continue;
                int index = window.IndexOf(x, y);
                Vector512<double> value = window.Load(index, count, objectId, out uint missing);
                sums.Add(value, window.LoadVariance(index, count), dx, dy, candidates, border & valid, missing);
            }
        }

        sums.AddBorder();
        if (sums.HasMasked)
            flags |= MeasurementFlags.HasMasked;
        return Finish(sums.Flux, sums.Variance, sums.Area, sums.MaskedArea, settings, flags);
    }

    private static ApertureFlux Finish(
        double flux, double variance, double area, double maskedArea, ApertureSettings settings, MeasurementFlags flags)
    {
        if (maskedArea > 0)
        {
            double good = area - maskedArea;
            // Areas are sums of rounded shares: less than a millionth of a pixel is nothing.
            if (good < 1e-6)
                return new ApertureFlux(double.NaN, double.NaN, area, flags | MeasurementFlags.AllMasked);
            if (settings.MaskedPixels == MaskedPixelRule.Ignore)
            {
                area = good;
            }
            else
            {
                flux *= area / good;
                variance *= area / good;
            }
        }

        if (settings.Gain > 0 && flux > 0)
            variance += flux / settings.Gain;
        return new ApertureFlux(flux, Math.Sqrt(variance), area, flags);
    }
}
