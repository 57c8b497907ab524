using Arclet.Imaging.Apertures;

namespace Arclet.Imaging.Psf;

/// <summary>A star while it is stacked: its background-subtracted pixels around its centre, which ones are good, and its flux.</summary>
internal sealed class StackStar
{
    private readonly double[] values;
    private readonly bool[] isBad;
    private readonly double ringLevel;

    private StackStar(StarStamp stamp, double x, double y, double ringLevel, double noise)
    {
        Stamp = stamp;
        X = x;
        Y = y;
        this.ringLevel = ringLevel;
        Noise = noise;
        values = stamp.Pixels.ToArray();
        isBad = [.. values.Select(v => !double.IsFinite(v))];
    }

    public StarStamp Stamp { get; }

    public double X { get; set; }

    public double Y { get; set; }

    public double Flux { get; set; }

    public double Background { get; private set; }

    public double Noise { get; }

    public double RingLevel => ringLevel;

    public double Misfit { get; set; }

    public int Width => Stamp.Width;

    public int RejectedPixels => isBad.Count(b => b) - Stamp.Pixels.ToArray().Count(p => !double.IsFinite(p));

    /// <summary>Finds the star's centre and the ring's level; or says why it is of no use.</summary>
    public static StackStar? Open(StarStamp stamp, double radius, PsfStackSettings settings, out string reason)
    {
        float[] single = [.. stamp.Pixels.ToArray().Select(p => (float)p)];
        var window = new PixelWindow(single, 0, 0, stamp.Width, stamp.Height, stamp.Width, stamp.Height);
        (int peakX, int peakY) = Peak(stamp);
        // An undersampled core: half a pixel of sigma would follow the pixel grid, one pixel does not.
        const double CoreSigma = 1.0;
        const double CoreRadius = 3;
        WindowedPositionResult found = WindowedPosition.Measure(
            window, peakX, peakY, CoreSigma, new WindowedPositionSettings { MaximumShiftPixels = 1.5 });
        if ((found.Flags & (MeasurementFlags.PositionLost | MeasurementFlags.Undefined)) != MeasurementFlags.None)
            return Refuse("its centre of light is more than 1.5 pixels from its brightest pixel: not a star, or a neighbour", out reason);
        for (int y = Math.Max(0, peakY - 2); y <= Math.Min(stamp.Height - 1, peakY + 2); y++)
        {
            for (int x = Math.Max(0, peakX - 2); x <= Math.Min(stamp.Width - 1, peakX + 2); x++)
            {
                double p = stamp.Pixels[(y * stamp.Width) + x];
                if (!double.IsFinite(p) && Math.Max(Math.Abs(x - peakX), Math.Abs(y - peakY)) <= 1)
                    return Refuse("a pixel of its core is missing, as saturated ones are", out reason);
                if (p >= settings.SaturationLevel)
                    return Refuse($"its peak reaches the saturation level of {settings.SaturationLevel:G5}", out reason);
            }
        }

        double reach = Math.Min(Math.Min(found.X, stamp.Width - 1 - found.X), Math.Min(found.Y, stamp.Height - 1 - found.Y));
        if (reach < radius - 1)
            return Refuse($"its stamp ends {reach:F1} pixels from its centre, expected {radius:F1}", out reason);
        (double level, double noise) = Ring(stamp, found.X, found.Y, radius);
        var star = new StackStar(stamp, found.X, found.Y, level, noise);
        double aperture = Math.Min(radius, 2.5 * CoreRadius);
        star.Flux = star.ApertureSum(aperture, settings.Background == StackBackground.None ? 0 : level);
        if (!(star.Flux > 20 * noise * Math.Sqrt(Math.PI) * aperture))
            return Refuse($"its signal-to-noise ratio in {aperture:F1} pixels is {star.Flux / (noise * Math.Sqrt(Math.PI) * aperture):F1}, expected 20 or more", out reason);
        reason = string.Empty;
        return star;
    }

    public void Subtract(double background)
    {
        Background = background;
        ReadOnlySpan<double> raw = Stamp.Pixels;
        for (int i = 0; i < values.Length; i++)
            values[i] = raw[i] - background;
    }

    /// <summary>Calls for every pixel within a radius of the centre: index, offsets, value per unit flux.</summary>
    public void ForEach(double radius, Action<int, double, double, double> visit, bool badOnes = false)
    {
        int y0 = Math.Max(0, (int)Math.Ceiling(Y - radius)), y1 = Math.Min(Stamp.Height - 1, (int)Math.Floor(Y + radius));
        int x0 = Math.Max(0, (int)Math.Ceiling(X - radius)), x1 = Math.Min(Stamp.Width - 1, (int)Math.Floor(X + radius));
        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                int i = (y * Width) + x;
                double dx = x - X, dy = y - Y;
                if ((!isBad[i] || (badOnes && double.IsFinite(values[i]))) && (dx * dx) + (dy * dy) <= radius * radius)
                    visit(i, dx, dy, values[i] / Flux);
            }
        }
    }

    public double Value(int index) => values[index];

    public void SetBad(int index, bool bad) => isBad[index] = bad;

    public StackedStar Result() =>
        new(Stamp.Name, Stamp.OriginX + X, Stamp.OriginY + Y, Flux, Background, Noise, Misfit, RejectedPixels);

    private static StackStar? Refuse(string why, out string reason)
    {
        reason = why;
        return null;
    }

    /// <summary>The brightest pixel near the given position, of the mean of 3 x 3 so that a cosmic ray of one pixel is not it.</summary>
    private static (int X, int Y) Peak(StarStamp stamp)
    {
        const int Search = 4;
        double best = double.NegativeInfinity;
        (int X, int Y) peak = ((int)Math.Round(stamp.X), (int)Math.Round(stamp.Y));
        for (int y = Math.Max(1, (int)stamp.Y - Search); y <= Math.Min(stamp.Height - 2, (int)stamp.Y + Search); y++)
        {
            for (int x = Math.Max(1, (int)stamp.X - Search); x <= Math.Min(stamp.Width - 2, (int)stamp.X + Search); x++)
            {
                double sum = 0;
                for (int j = -1; j <= 1; j++)
                {
                    for (int i = -1; i <= 1; i++)
                    {
                        double p = stamp.Pixels[((y + j) * stamp.Width) + x + i];
                        sum += double.IsFinite(p) ? p : 0;
                    }
                }

                if (sum > best)
                {
                    best = sum;
                    peak = (x, y);
                }
            }
        }

        return peak;
    }

    private static (double Level, double Noise) Ring(StarStamp stamp, double cx, double cy, double radius)
    {
        var ring = new List<double>();
        for (int y = 0; y < stamp.Height; y++)
        {
            for (int x = 0; x < stamp.Width; x++)
            {
                double r = Math.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy)));
                double p = stamp.Pixels[(y * stamp.Width) + x];
                if (r > 0.85 * radius && r <= radius + 0.5 && double.IsFinite(p))
                    ring.Add(p);
            }
        }

        return ring.Count < 5 ? (0, 0) : RobustStatistics.MedianAndScatter(ring);
    }

    private double ApertureSum(double radius, double level)
    {
        double sum = 0;
        Flux = 1;
        ForEach(radius, (_, _, _, value) => sum += value - level);
        return sum;
    }
}
