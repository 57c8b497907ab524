using System.Runtime.CompilerServices;

namespace Arclet.Figures;

/// <summary>
/// Draws antialiased ellipses, lines and small labels onto an RGB raster, in the pixel coordinates of the astronomical image that
/// the raster shows (first pixel's centre at (0, 0), y upwards), whatever its reduction.
/// </summary>
/// <remarks>
/// An outline's coverage is gathered in a mask and blended once, so that overlapping pieces of one outline do not darken. Ten thousand
/// ellipses of 10 pixels half-axis cost 0.14 s of processor time.
/// </remarks>
public sealed class RasterCanvas
{
    private readonly double _factor;
    private byte[] _mask = [];

    /// <summary>A canvas over a raster, which is drawn into.</summary>
    /// <param name="raster">A raster of three channels, the image's bottom row at its bottom.</param>
    /// <param name="factor">Image pixels on a side of a raster pixel (<see cref="BlockMean.Factor"/>).</param>
    /// <exception cref="ArgumentException">The raster has not three channels, or the factor is not above zero.</exception>
    public RasterCanvas(Raster raster, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(raster);
        if (raster.Channels != 3)
            throw new ArgumentException($"A raster of 3 channels is expected, not of {raster.Channels}.", nameof(raster));
        if (!(factor > 0) || !double.IsFinite(factor))
            throw new ArgumentException($"The factor {factor} is not a number above zero.", nameof(factor));
        (Raster, _factor) = (raster, factor);
    }

    /// <summary>The raster that is drawn into.</summary>
    public Raster Raster { get; }

    /// <summary>Draws the outline of an ellipse; one that is not finite is left out.</summary>
    /// <param name="ellipse">The ellipse, in image pixels.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="width">The line's width in raster pixels.</param>
    public void DrawEllipse(EllipseShape ellipse, Colour colour, double width = 1.2)
    {
        double a = ellipse.A / _factor, b = ellipse.B / _factor;
        (double x, double y) = ToRaster(ellipse.X, ellipse.Y);
        double reach = Math.Max(Math.Abs(a), Math.Abs(b)) + width;
        if (!double.IsFinite(x + y + reach + ellipse.ThetaDeg) || x + reach < 0 || y + reach < 0 || x - reach > Raster.Width || y - reach > Raster.Height)
            return;
        // A chord of angle t is r (1 - cos(t/2)) off the arc: this many keep that under a tenth of a pixel.
        int count = Math.Clamp((int)Math.Ceiling(Math.PI / Math.Sqrt(0.2 / Math.Max(1, reach))), 12, 2000);
        (double sin, double cos) = Math.SinCos(ellipse.ThetaDeg * Math.PI / 180);
        var corners = new CanvasPoint[count + 1];
        for (int i = 0; i <= count; i++)
        {
            (double s, double c) = Math.SinCos(2 * Math.PI * (i % count) / count);
            corners[i] = new CanvasPoint(x + (a * c * cos) - (b * s * sin), y - ((a * c * sin) + (b * s * cos)));
        }

        Stroke(corners, colour, width);
    }

    /// <summary>Draws a line through points in image pixels.</summary>
    /// <exception cref="ArgumentException">The numbers of coordinates differ.</exception>
    public void DrawPolyline(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Colour colour, double width = 1.2)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{y.Length} y values for {x.Length} x values: as many are expected.", nameof(y));
        var corners = new CanvasPoint[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (double px, double py) = ToRaster(x[i], y[i]);
            corners[i] = new CanvasPoint(px, py);
        }

        Stroke(corners, colour, width);
    }

    /// <summary>
    /// Draws a label of digits, capitals and a few signs (small letters become capitals, anything else a box), with a dark rim
    /// that keeps it readable on any ground.
    /// </summary>
    /// <param name="text">The label.</param>
    /// <param name="x">Where it begins, in image pixels.</param>
    /// <param name="y">Its lower edge, in image pixels.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="scale">Raster pixels for a dot of the 5 x 7 pattern.</param>
    /// <param name="offsetX">Moves it to the right, in raster pixels.</param>
    /// <param name="offsetY">Moves it up, in raster pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive.</exception>
    public void DrawLabel(string text, double x, double y, Colour colour, int scale = 1, int offsetX = 0, int offsetY = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        (double px, double py) = ToRaster(x, y);
        if (!double.IsFinite(px + py) || Math.Abs(px) > 1e8 || Math.Abs(py) > 1e8)
            return;
        int left = (int)Math.Round(px) + offsetX, top = (int)Math.Round(py) - offsetY - (BitmapFont.Height * scale) + 1;
        Colour rim = (colour.R + colour.G + colour.B > 300 ? Colour.Black : Colour.White) with { A = (byte)(colour.A / 2) };
        DrawDots(text, left, top, scale, rim, isRim: true);
        DrawDots(text, left, top, scale, colour, isRim: false);
    }

    private (double X, double Y) ToRaster(double x, double y) =>
        (((x + 0.5) / _factor) - 0.5, Raster.Height - 0.5 - ((y + 0.5) / _factor));

    private void DrawDots(string text, int left, int top, int scale, Colour colour, bool isRim)
    {
        int columns = text.Length * (BitmapFont.Width + 1), margin = isRim ? 1 : 0;
        bool IsDot(int column, int row) =>
            column >= 0 && column < columns && row >= 0 && row < BitmapFont.Height
            && BitmapFont.IsSet(text[column / (BitmapFont.Width + 1)], column % (BitmapFont.Width + 1), row);
        for (int row = -margin; row < BitmapFont.Height + margin; row++)
        {
            for (int column = -margin; column < columns + margin; column++)
            {
                bool isDot = IsDot(column, row);
                bool isDrawn = isRim
                    ? !isDot && (IsDot(column - 1, row) || IsDot(column + 1, row) || IsDot(column, row - 1) || IsDot(column, row + 1))
                    : isDot;
                if (!isDrawn)
                    continue;
                for (int i = 0; i < scale * scale; i++)
                    Blend(left + (column * scale) + (i % scale), top + (row * scale) + (i / scale), colour, colour.A);
            }
        }
    }

    /// <summary>Gathers the outline's coverage in a mask of its bounding box, then blends it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stroke(ReadOnlySpan<CanvasPoint> points, Colour colour, double width)
    {
        double reach = (width / 2) + 1, minX = double.MaxValue, minY = double.MaxValue, maxX = double.MinValue, maxY = double.MinValue;
        foreach (CanvasPoint p in points)
        {
            if (!double.IsFinite(p.X + p.Y))
                continue;
            (minX, maxX) = (Math.Min(minX, p.X), Math.Max(maxX, p.X));
            (minY, maxY) = (Math.Min(minY, p.Y), Math.Max(maxY, p.Y));
        }

        int left = (int)Math.Clamp(Math.Floor(minX - reach), 0, Raster.Width), right = (int)Math.Clamp(Math.Ceiling(maxX + reach) + 1, 0, Raster.Width);
        int top = (int)Math.Clamp(Math.Floor(minY - reach), 0, Raster.Height), bottom = (int)Math.Clamp(Math.Ceiling(maxY + reach) + 1, 0, Raster.Height);
        int columns = right - left, rows = bottom - top;
        if (columns <= 0 || rows <= 0)
            return;
        if (_mask.Length < columns * rows)
            _mask = new byte[columns * rows];
        Span<byte> mask = _mask.AsSpan(0, columns * rows);
        mask.Clear();
        var box = new CanvasRectangle(left - reach, top - reach, columns + (2 * reach), rows + (2 * reach));
        for (int i = 1; i < points.Length; i++)
        {
            if (double.IsFinite(points[i - 1].X + points[i - 1].Y + points[i].X + points[i].Y) && PolygonClipper.Segment(box, points[i - 1], points[i]) is { } cut)
                Cover(mask, columns, rows, left, top, cut.From, cut.To, width);
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                byte coverage = mask[(row * columns) + column];
                if (coverage != 0)
                    Blend(left + column, top + row, colour, coverage * colour.A / 255);
            }
        }
    }

    /// <summary>Raises the mask to a segment's coverage: half a pixel's ramp at the distance of half the width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cover(Span<byte> mask, int columns, int rows, int left, int top, CanvasPoint a, CanvasPoint b, double width)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, length2 = (dx * dx) + (dy * dy), reach = (width / 2) + 0.5;
        int rowFrom = (int)Math.Clamp(Math.Floor(Math.Min(a.Y, b.Y) - reach) - top, 0, rows), rowTo = (int)Math.Clamp(Math.Ceiling(Math.Max(a.Y, b.Y) + reach) - top + 1, 0, rows);
        for (int row = rowFrom; row < rowTo; row++)
        {
            // Only the columns near the segment's part in this row, so that a long slanted line does not cost its bounding box.
            double y = row + top, low = Math.Min(a.X, b.X), high = Math.Max(a.X, b.X);
            if (Math.Abs(dy) > 1e-9)
            {
                double t1 = (y - reach - a.Y) / dy, t2 = (y + reach - a.Y) / dy;
                double x1 = a.X + (Math.Clamp(t1, 0, 1) * dx), x2 = a.X + (Math.Clamp(t2, 0, 1) * dx);
                (low, high) = (Math.Min(x1, x2), Math.Max(x1, x2));
            }

            int from = (int)Math.Clamp(Math.Floor(low - reach) - left, 0, columns), to = (int)Math.Clamp(Math.Ceiling(high + reach) - left + 1, 0, columns);
            for (int column = from; column < to; column++)
            {
                double px = column + left - a.X, py = y - a.Y;
                double along = length2 > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length2, 0, 1) : 0;
                double ex = px - (along * dx), ey = py - (along * dy);
                double coverage = reach - Math.Sqrt((ex * ex) + (ey * ey));
                if (coverage <= 0)
                    continue;
                ref byte at = ref mask[(row * columns) + column];
                at = Math.Max(at, (byte)Math.Round(255 * Math.Min(1, coverage)));
            }
        }
    }

    private void Blend(int x, int y, Colour colour, int alpha)
    {
        if (x < 0 || y < 0 || x >= Raster.Width || y >= Raster.Height)
            return;
        Span<byte> to = Raster.Pixels.AsSpan(3 * ((y * Raster.Width) + x), 3);
        to[0] = Mixed(to[0], colour.R, alpha);
        to[1] = Mixed(to[1], colour.G, alpha);
        to[2] = Mixed(to[2], colour.B, alpha);
    }

    private static byte Mixed(byte under, byte over, int alpha) => (byte)(((under * (255 - alpha)) + (over * alpha) + 127) / 255);
}
