using System.Numerics;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>
/// The first moment of an object's light, sum(r I) / sum(I) over the pixels whose centres are inside an ellipse, with r in units
/// of the ellipse (Kron 1980, ApJS 43, 305; sep's kron_radius). Masked pixels are left out.
/// </summary>
public static class KronRadius
{
    /// <summary>The radius, in units of the object's ellipse, inside which SExtractor takes the moment.</summary>
    public const double UsualExtent = 6;

    /// <summary>Measures the radius.</summary>
    /// <param name="window">The pixels; those of the ellipse's <see cref="Aperture.Bounds"/> must be in it.</param>
    /// <param name="ellipse">The object's ellipse, scaled to the region: for example <c>Aperture.Ellipse(x, y, a, b, theta, KronRadius.UsualExtent)</c>.</param>
    /// <param name="objectId">Whose radius it is, where the window has a segmentation.</param>
    /// <exception cref="ArgumentException">The window lacks needed pixels.</exception>
    public static KronResult Measure(in PixelWindow window, in Aperture ellipse, int objectId = 0)
    {
        if (!ellipse.IsDefined)
            return new KronResult(0, MeasurementFlags.Undefined);
        var geometry = new ApertureGeometry(ellipse);
        PixelBounds bounds = geometry.Bounds(window.ImageWidth, window.ImageHeight, out MeasurementFlags flags);
        window.Require(bounds);
        Vector512<double> lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        Vector512<long> bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        Vector512<double> limit = Vector512.Create(ellipse.OuterRadius * ellipse.OuterRadius), first = default, total = default;
        long good = 0;
        for (int y = bounds.YMin; y < bounds.YMax; y++)
        {
            Vector512<double> dy = Vector512.Create(y - ellipse.Y);
            for (int x = bounds.XMin; x < bounds.XMax; x += Vector512<double>.Count)
            {
                Vector512<double> squared = geometry.SquaredDistance(lanes + Vector512.Create((double)x) - Vector512.Create(ellipse.X), dy);
                int count = Math.Min(Vector512<double>.Count, bounds.XMax - x);
                uint inside = (uint)Vector512.LessThanOrEqual(squared, limit).ExtractMostSignificantBits() & ((1u << count) - 1);
                if (inside == 0)
                    continue;
                Vector512<double> value = window.Load(window.IndexOf(x, y), count, objectId, out uint missing);
                if ((inside & missing) != 0)
                    flags |= MeasurementFlags.HasMasked;
                uint used = inside & ~missing;
                good += BitOperations.PopCount(used);
                value &= Vector512.Equals(Vector512.Create((long)used) & bits, bits).AsDouble();
                first += Vector512.Sqrt(squared) * value;
                total += value;
            }
        }

        if (good == 0)
            return new KronResult(0, flags | MeasurementFlags.AllMasked);
        double moment = Vector512.Sum(first), flux = Vector512.Sum(total);
        return moment > 0 && flux > 0
            ? new KronResult(moment / flux, flags)
            : new KronResult(0, flags | MeasurementFlags.NonPositiveKron);
    }
}
