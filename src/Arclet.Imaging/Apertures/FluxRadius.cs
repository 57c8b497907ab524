using System.Numerics;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>
/// The radius of the circle that holds a given part of an object's flux, from a curve of growth in 64 rings (sep's flux_radius): each
/// pixel near a ring's edge is spread over subpixels, and the radius is interpolated linearly between the rings.
/// </summary>
public static class FluxRadius
{
    private const int Rings = 64;
    private const int Lanes = 8;

    // One ring more for what is outside the last one. Each lane has its own curve, so that additions of neighbours do not wait for each other.
    private const int Stride = Rings + 1;

    // Beyond this distance from a ring's edge no subpixel of a pixel can be in another ring.
    private const double HalfDiagonal = 0.7072;

    /// <summary>The pixels of an image that the measurement reads.</summary>
    public static PixelBounds Bounds(double x, double y, double maximumRadiusPixels, int imageWidth, int imageHeight) =>
        IsDefined(x, y, maximumRadiusPixels)
            ? PixelBounds.Around(x, y, maximumRadiusPixels + 1.5, maximumRadiusPixels + 1.5, imageWidth, imageHeight, out _)
            : default;

    /// <summary>The radius that holds one part of the flux.</summary>
    /// <param name="window">The pixels; those of <see cref="Bounds"/> must be in it.</param>
    /// <param name="x">Column of the centre, in pixels.</param>
    /// <param name="y">Row of the centre, in pixels.</param>
    /// <param name="maximumRadiusPixels">Where the curve of growth ends.</param>
    /// <param name="fraction">The part, for example 0.5.</param>
    /// <param name="totalFlux">What it is a part of, or null for the flux inside the maximum radius.</param>
    /// <param name="settings">Subpixels (at least 1) and masked pixels; null for the defaults.</param>
    /// <param name="objectId">Whose radius it is, where the window has a segmentation.</param>
    /// <returns>The radius in pixels (NaN where it is not defined; the maximum radius where the curve does not get there) and flags.</returns>
    /// <exception cref="ArgumentException">The window lacks needed pixels, or the number of subpixels is below 1.</exception>
    public static FluxRadiusResult Measure(
        in PixelWindow window, double x, double y, double maximumRadiusPixels, double fraction, double? totalFlux = null, ApertureSettings? settings = null, int objectId = 0)
    {
        Span<double> radius = stackalloc double[1];
        MeasurementFlags flags = Measure(window, x, y, maximumRadiusPixels, [fraction], radius, totalFlux, settings, objectId);
        return new FluxRadiusResult(radius[0], flags);
    }

    /// <summary>The radii (pixels) that hold several parts of the flux, from one curve of growth; otherwise as for one.</summary>
    /// <exception cref="ArgumentException">The window lacks needed pixels, the number of subpixels is below 1, or there are fewer radii than fractions.</exception>
    public static MeasurementFlags Measure(
        in PixelWindow window,
        double x,
        double y,
        double maximumRadiusPixels,
        ReadOnlySpan<double> fractions,
        Span<double> radii,
        double? totalFlux = null,
        ApertureSettings? settings = null,
        int objectId = 0)
    {
        settings ??= ApertureSettings.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Subpixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(radii.Length, fractions.Length);
        radii = radii[..fractions.Length];
        if (!IsDefined(x, y, maximumRadiusPixels))
        {
            radii.Fill(double.NaN);
            return MeasurementFlags.Undefined;
        }

        Span<double> growth = stackalloc double[Rings];
        MeasurementFlags flags = Grow(window, x, y, maximumRadiusPixels, growth, settings, objectId);
        double total = totalFlux ?? growth[^1];
        for (int i = 0; i < fractions.Length; i++)
        {
            radii[i] = flags.HasFlag(MeasurementFlags.AllMasked)
                ? double.NaN
                : RadiusAt(growth, maximumRadiusPixels, fractions[i] * total);
        }

        return flags;
    }

    private static bool IsDefined(double x, double y, double maximumRadius) =>
        double.IsFinite(x) && double.IsFinite(y) && maximumRadius > 0 && double.IsFinite(maximumRadius);

    /// <summary>Fills the cumulative flux at the outer edges of the rings.</summary>
    private static MeasurementFlags Grow(
        in PixelWindow window, double cx, double cy, double maximumRadius, Span<double> growth, ApertureSettings settings, int objectId)
    {
        double reach = maximumRadius + 1.5;
        PixelBounds bounds = PixelBounds.Around(cx, cy, reach, reach, window.ImageWidth, window.ImageHeight, out MeasurementFlags flags);
        window.Require(bounds);
        Span<double> flux = stackalloc double[Lanes * Stride], area = stackalloc double[Lanes * Stride], masked = stackalloc double[Lanes * Stride];
        flux.Clear();
        area.Clear();
        masked.Clear();
        double step = maximumRadius / Rings;
        var sampling = new RingSampling(1 / step, settings.Subpixels);
        Vector512<double> lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), limit = Vector512.Create(reach * reach);
        bool needsAreas = NeedsAreas(window, bounds);
        for (int y = bounds.YMin; y < bounds.YMax; y++)
        {
            Vector512<double> dy = Vector512.Create(y - cy);
            for (int x = bounds.XMin; x < bounds.XMax; x += Lanes)
            {
                Vector512<double> dx = lanes + Vector512.Create((double)x) - Vector512.Create(cx), squared = (dx * dx) + (dy * dy);
                int count = Math.Min(Lanes, bounds.XMax - x);
                uint inside = (uint)Vector512.LessThan(squared, limit).ExtractMostSignificantBits() & ((1u << count) - 1);
                if (inside == 0)
                    continue;
                Vector512<double> value = window.Load(window.IndexOf(x, y), count, objectId, out uint missing);
                if ((missing & inside) != 0)
                    flags |= MeasurementFlags.HasMasked;
                uint whole = step > 2 * HalfDiagonal ? inside & WholeInRing(squared, step) : 0;
                sampling.AddSampled(dx, dy, value, inside & ~whole, flux);
                sampling.AddWhole(squared, value, whole, flux);
                if (needsAreas)
                {
                    Vector512<double> one = Vector512<double>.One;
                    sampling.AddSampled(dx, dy, one, inside & ~whole, area);
                    sampling.AddWhole(squared, one, whole, area);
                    sampling.AddSampled(dx, dy, one, inside & ~whole & missing, masked);
                    sampling.AddWhole(squared, one, whole & missing, masked);
                }
            }
        }

        return flags | Accumulate(flux, area, masked, needsAreas ? settings.MaskedPixels : MaskedPixelRule.Ignore, needsAreas, growth);
    }

    /// <summary>Whether some pixel may be masked: then the rings' good areas are needed too.</summary>
    private static bool NeedsAreas(in PixelWindow window, PixelBounds bounds)
    {
        if (!window.Mask.IsEmpty || !window.Segmentation.IsEmpty)
            return true;
        for (int y = bounds.YMin; y < bounds.YMax; y++)
        {
            foreach (float value in window.Data.Slice(window.IndexOf(bounds.XMin, y), Math.Max(0, bounds.XMax - bounds.XMin)))
            {
                if (!(value > -1e30f && value <= float.MaxValue))
                    return true;
            }
        }

        return false;
    }

    private static uint WholeInRing(Vector512<double> squared, double step)
    {
        uint whole = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            double beyondEdge = Math.IEEERemainder(Math.Sqrt(squared[lane]), step);
            beyondEdge = beyondEdge < 0 ? beyondEdge + step : beyondEdge;
            if (beyondEdge >= HalfDiagonal && beyondEdge <= step - HalfDiagonal)
                whole |= 1u << lane;
        }

        return whole;
    }

    private static MeasurementFlags Accumulate(
        ReadOnlySpan<double> flux, ReadOnlySpan<double> area, ReadOnlySpan<double> masked, MaskedPixelRule rule, bool hasAreas, Span<double> growth)
    {
        double sum = 0, goodArea = 0;
        for (int ring = 0; ring < Rings; ring++)
        {
            double ringFlux = OverLanes(flux, ring);
            if (hasAreas)
            {
                double all = OverLanes(area, ring), good = all - OverLanes(masked, ring);
                bool empty = good < 1e-9;
                goodArea += empty ? 0 : good;
                if (rule == MaskedPixelRule.MeanSurfaceBrightness)
                    ringFlux = empty ? 0 : ringFlux * (all / good);
            }

            growth[ring] = sum += ringFlux;
        }

        return hasAreas && goodArea == 0 ? MeasurementFlags.AllMasked : MeasurementFlags.None;
    }

    private static double OverLanes(ReadOnlySpan<double> curve, int ring)
    {
        double sum = 0;
        for (int lane = 0; lane < Lanes; lane++)
            sum += curve[(lane * Stride) + ring];
        return sum;
    }

    private static double RadiusAt(ReadOnlySpan<double> growth, double maximumRadius, double flux)
    {
        double step = maximumRadius / Rings;
        int i = 0;
        while (i < Rings && growth[i] < flux)
            i++;
        if (i == 0)
            return flux <= 0 || growth[0] == 0 ? 0 : step * flux / growth[0];
        return i == Rings ? maximumRadius : step * (i + ((flux - growth[i - 1]) / (growth[i] - growth[i - 1])));
    }

    /// <summary>How pixels are spread over the rings.</summary>
    private readonly struct RingSampling(double ringsPerPixel, int subpixels)
    {
        public void AddSampled(Vector512<double> dx, Vector512<double> dy, Vector512<double> value, uint lanes, Span<double> curve)
        {
            if (lanes == 0)
                return;
            double scale = 1.0 / subpixels;
            Vector512<double> step = Vector512.Create(scale), offset = Vector512.Create(0.5 * (scale - 1)), density = Vector512.Create(ringsPerPixel);
            Vector512<double> last = Vector512.Create((double)Rings), x0 = dx + offset, y = dy + offset;
            Span<double> share = stackalloc double[Lanes];
            Masked(value * Vector512.Create(scale * scale), lanes).CopyTo(share);
            Vector256<int> firstOfLane = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7) * Stride;
            Span<int> place = stackalloc int[Lanes];
            curve = curve[..(Lanes * Stride)];
            for (int sy = 0; sy < subpixels; sy++, y += step)
            {
                Vector512<double> yy = y * y, x = x0;
                for (int sx = 0; sx < subpixels; sx++, x += step)
                {
                    Vector512<double> ring = Vector512.Min(Vector512.Sqrt((x * x) + yy) * density, last);
                    Vector512<long> index = Vector512.ConvertToInt64Native(ring);
                    (Vector512.Narrow(index, index).GetLower() + firstOfLane).CopyTo(place);
                    for (int lane = 0; lane < Lanes; lane++)
                        curve[place[lane]] += share[lane];
                }
            }
        }

        public void AddWhole(Vector512<double> squared, Vector512<double> value, uint lanes, Span<double> curve)
        {
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                int ring = (int)(Math.Sqrt(squared[lane]) * ringsPerPixel);
                if (ring < Rings)
                    curve[(lane * Stride) + ring] += value[lane];
            }
        }

        private static Vector512<double> Masked(Vector512<double> value, uint lanes)
        {
            Vector512<long> bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
            return value & Vector512.Equals(Vector512.Create((long)lanes) & bits, bits).AsDouble();
        }
    }
}
