namespace Arclet.Lensing;

/// <summary>Collects traced light on the source-plane pixels: triangles by their exact overlap, or points.</summary>
internal sealed class SourceAccumulator
{
    private readonly SourceGrid grid;
    private readonly double[] polygonX = new double[12], polygonY = new double[12], clippedX = new double[12], clippedY = new double[12];

    public SourceAccumulator(SourceGrid grid)
    {
        this.grid = grid;
        int n = grid.Width * grid.Height;
        (Light, Weight, SignedWeight) = (new double[n], new double[n], new double[n]);
    }

    /// <summary>Surface brightness times area (or times number).</summary>
    public double[] Light { get; }

    /// <summary>Area in arcsec^2, or number.</summary>
    public double[] Weight { get; }

    /// <summary>The same with the sign of the parity.</summary>
    public double[] SignedWeight { get; }

    public void AddPoint(double x, double y, double brightness, int sign)
    {
        int column = (int)Math.Floor(grid.Column(x) + 0.5), row = (int)Math.Floor(grid.Row(y) + 0.5);
        if (column < 0 || column >= grid.Width || row < 0 || row >= grid.Height)
            return;
        Add((row * grid.Width) + column, brightness, 1, sign);
    }

    /// <summary>Adds a triangle of the source plane with a surface brightness.</summary>
    public void AddTriangle((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, double brightness, int sign)
    {
        // In pixels, the first pixel reaching from 0 to 1.
        double ax = grid.Column(a.X) + 0.5, ay = grid.Row(a.Y) + 0.5, bx = grid.Column(b.X) + 0.5, by = grid.Row(b.Y) + 0.5, cx = grid.Column(c.X) + 0.5, cy = grid.Row(c.Y) + 0.5;
        int firstColumn = FloorWithin(Math.Min(ax, Math.Min(bx, cx)), grid.Width), lastColumn = FloorWithin(Math.Max(ax, Math.Max(bx, cx)), grid.Width);
        int firstRow = FloorWithin(Math.Min(ay, Math.Min(by, cy)), grid.Height), lastRow = FloorWithin(Math.Max(ay, Math.Max(by, cy)), grid.Height);
        for (int row = Math.Max(0, firstRow); row <= Math.Min(grid.Height - 1, lastRow); row++)
        {
            for (int column = Math.Max(0, firstColumn); column <= Math.Min(grid.Width - 1, lastColumn); column++)
            {
                (polygonX[0], polygonY[0], polygonX[1], polygonY[1], polygonX[2], polygonY[2]) = (ax, ay, bx, by, cx, cy);
                bool whole = firstColumn == lastColumn && firstRow == lastRow;
                double area = PolygonArea(whole ? 3 : ClipToPixel(column, row));
                if (area > 0)
                    Add((row * grid.Width) + column, brightness, area * grid.PixelArea, sign);
            }
        }
    }

    private void Add(int pixel, double brightness, double weight, int sign)
    {
        Light[pixel] += brightness * weight;
        Weight[pixel] += weight;
        SignedWeight[pixel] += sign * weight;
    }

    /// <summary>The whole part, held near the grid so that a far triangle cannot overflow it.</summary>
    private static int FloorWithin(double value, int size) => (int)Math.Floor(Math.Clamp(value, -1, size + 1));

    /// <summary>Cuts the polygon (3 corners) with the sides of a pixel, one after another (Sutherland and Hodgman 1974); returns its corners.</summary>
    private int ClipToPixel(int column, int row)
    {
        int n = Clip(3, polygonX, polygonY, clippedX, clippedY, column, +1);
        n = Clip(n, clippedX, clippedY, polygonX, polygonY, column + 1, -1);
        n = Clip(n, polygonY, polygonX, clippedY, clippedX, row, +1);
        return Clip(n, clippedY, clippedX, polygonY, polygonX, row + 1, -1);
    }

    /// <summary>Keeps what lies on the side of a line where (first coordinate - limit) has the sign.</summary>
    private static int Clip(int n, double[] first, double[] second, double[] toFirst, double[] toSecond, double limit, int sign)
    {
        int count = 0;
        for (int i = 0; i < n; i++)
        {
            int j = i + 1 == n ? 0 : i + 1;
            double a = (first[i] - limit) * sign, b = (first[j] - limit) * sign;
            if (a >= 0)
                (toFirst[count], toSecond[count++]) = (first[i], second[i]);
            if ((a >= 0) == (b >= 0))
                continue;
            double t = a / (a - b);
            (toFirst[count], toSecond[count++]) = (limit, second[i] + (t * (second[j] - second[i])));
        }

        return count;
    }

    private double PolygonArea(int n)
    {
        double twice = 0;
        for (int i = 1; i + 1 < n; i++)
        {
            twice += ((polygonX[i] - polygonX[0]) * (polygonY[i + 1] - polygonY[0])) - ((polygonX[i + 1] - polygonX[0]) * (polygonY[i] - polygonY[0]));
        }

        return Math.Abs(twice) / 2;
    }
}
