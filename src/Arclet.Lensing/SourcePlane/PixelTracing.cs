namespace Arclet.Lensing;

/// <summary>Traces the pixels of one image. Rows of corners are deflected together; pixels that the map bends or folds are divided.</summary>
internal sealed class PixelTracing(LensField field, LensedPixels pixels)
{
    /// <summary>A pixel whose middle the straight map misses by more than this part of a source pixel is divided.</summary>
    private const double Bend = 0.1;

    private const int MostDivisions = 5;

    /// <summary>Surface brightness times source-plane area of all that was traced.</summary>
    public double Flux { get; private set; }

    /// <summary>The source-plane area of all that was traced.</summary>
    public double Area { get; private set; }

    public void ByAreas(SourceAccumulator target, double sourcePixelArcsec)
    {
        int w = pixels.Width;
        var lower = new CornerRow(w + 1);
        var upper = new CornerRow(w + 1);
        var middle = new CornerRow(w);
        upper.Trace(field, pixels.CornerX.AsSpan(0, w + 1), pixels.CornerY.AsSpan(0, w + 1));
        for (int row = 0; row < pixels.Height; row++)
        {
            (lower, upper) = (upper, lower);
            upper.Trace(field, pixels.CornerX.AsSpan((row + 1) * (w + 1), w + 1), pixels.CornerY.AsSpan((row + 1) * (w + 1), w + 1));
            for (int i = 0; i < w; i++)
                (middle.ThetaX[i], middle.ThetaY[i]) = ((lower.ThetaX[i] + upper.ThetaX[i + 1] + lower.ThetaX[i + 1] + upper.ThetaX[i]) / 4, (lower.ThetaY[i] + upper.ThetaY[i + 1] + lower.ThetaY[i + 1] + upper.ThetaY[i]) / 4);
            middle.Trace(field);
            for (int i = 0; i < w; i++)
            {
                double value = pixels.SurfaceBrightness[(row * w) + i];
                if (!double.IsNaN(value))
                    AddCell(new(lower.At(i), lower.At(i + 1), upper.At(i + 1), upper.At(i), middle.At(i)), value, target, Bend * sourcePixelArcsec, 0);
            }
        }
    }

    public void ByCentres(SourceAccumulator target)
    {
        int w = pixels.Width;
        double[] x = new double[w], y = new double[w], ax = new double[w], ay = new double[w], xx = new double[w], xy = new double[w], yy = new double[w], rotation = new double[w];
        for (int row = 0; row < pixels.Height; row++)
        {
            for (int i = 0; i < w; i++)
                (x[i], y[i]) = Centre(i, row);
            field.DeflectionsAndHessians(x, y, ax, ay, xx, xy, yy, rotation);
            for (int i = 0; i < w; i++)
            {
                double value = pixels.SurfaceBrightness[(row * w) + i];
                if (double.IsNaN(value))
                    continue;
                double determinant = Jacobian.Of(xx[i], xy[i], yy[i], rotation[i]).Determinant;
                target.AddPoint(x[i] - ax[i], y[i] - ay[i], value, determinant < 0 ? -1 : 1);
                double area = Math.Abs(determinant) * PixelArea(i, row);
                Flux += value * area;
                Area += area;
            }
        }
    }

    public SearchWindow Extent()
    {
        int w = pixels.Width;
        double x0 = double.PositiveInfinity, x1 = double.NegativeInfinity, y0 = double.PositiveInfinity, y1 = double.NegativeInfinity;
        var corners = new CornerRow(w + 1);
        for (int row = 0; row <= pixels.Height; row++)
        {
            corners.Trace(field, pixels.CornerX.AsSpan(row * (w + 1), w + 1), pixels.CornerY.AsSpan(row * (w + 1), w + 1));
            for (int i = 0; i <= w; i++)
            {
                if (!(HasValue(i - 1, row - 1) || HasValue(i, row - 1) || HasValue(i - 1, row) || HasValue(i, row)))
                    continue;
                TracedPoint p = corners.At(i);
                (x0, x1, y0, y1) = (Math.Min(x0, p.BetaX), Math.Max(x1, p.BetaX), Math.Min(y0, p.BetaY), Math.Max(y1, p.BetaY));
            }
        }

        return x0 <= x1 ? new(x0, x1, y0, y1) : throw new ArgumentException("no pixel of the image has a value");
    }

    private bool HasValue(int column, int row) =>
        column >= 0 && row >= 0 && column < pixels.Width && row < pixels.Height && !double.IsNaN(pixels.SurfaceBrightness[(row * pixels.Width) + column]);

    private (double X, double Y) Centre(int column, int row)
    {
        int k = (row * (pixels.Width + 1)) + column, above = k + pixels.Width + 1;
        return ((pixels.CornerX[k] + pixels.CornerX[k + 1] + pixels.CornerX[above] + pixels.CornerX[above + 1]) / 4, (pixels.CornerY[k] + pixels.CornerY[k + 1] + pixels.CornerY[above] + pixels.CornerY[above + 1]) / 4);
    }

    private double PixelArea(int column, int row)
    {
        int k = (row * (pixels.Width + 1)) + column, above = k + pixels.Width + 1;
        double dx1 = pixels.CornerX[above + 1] - pixels.CornerX[k], dy1 = pixels.CornerY[above + 1] - pixels.CornerY[k];
        double dx2 = pixels.CornerX[above] - pixels.CornerX[k + 1], dy2 = pixels.CornerY[above] - pixels.CornerY[k + 1];
        return Math.Abs((dx1 * dy2) - (dy1 * dx2)) / 2;
    }

    private void AddCell(TracedCell cell, double value, SourceAccumulator target, double bend, int depth)
    {
        if (depth < MostDivisions && (cell.IsFolded || cell.Bend > bend))
        {
            foreach (TracedCell part in cell.Quarters(field))
                AddCell(part, value, target, bend, depth + 1);
            return;
        }

        // Four triangles about the middle: on a fold each has a sign of its own.
        AddTriangle(cell.A, cell.B, cell.Middle, value, target);
        AddTriangle(cell.B, cell.C, cell.Middle, value, target);
        AddTriangle(cell.C, cell.D, cell.Middle, value, target);
        AddTriangle(cell.D, cell.A, cell.Middle, value, target);
    }

    private void AddTriangle(TracedPoint a, TracedPoint b, TracedPoint c, double value, SourceAccumulator target)
    {
        double source = TracedPoint.SourceArea(a, b, c), image = TracedPoint.ImageArea(a, b, c);
        target.AddTriangle((a.BetaX, a.BetaY), (b.BetaX, b.BetaY), (c.BetaX, c.BetaY), value, source * image < 0 ? -1 : 1);
        Flux += value * Math.Abs(source);
        Area += Math.Abs(source);
    }
}
