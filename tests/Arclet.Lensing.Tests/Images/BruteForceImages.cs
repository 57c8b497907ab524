namespace Arclet.Lensing.Tests.Images;

/// <summary>
/// Images by brute force: a regular grid of the image plane, two triangles to a cell, those whose trace holds the source, and Newton's method from
/// each. It shares nothing with the solver but the lens, and misses only pairs that lie in one triangle.
/// </summary>
internal static class BruteForceImages
{
    /// <summary>Cells per side of a block whose deflections bound whether a source can be traced from it.</summary>
    private const int Block = 64;

    /// <summary>Finds the images of several sources behind one lens plane.</summary>
    /// <param name="unit">The lens for D_LS/D_S = 1.</param>
    /// <param name="window">Where to search.</param>
    /// <param name="step">The grid's step in arcsec.</param>
    /// <param name="sources">The sources and their D_LS/D_S.</param>
    public static List<(double X, double Y)>[] Find(LensField unit, SearchWindow window, double step, IReadOnlyList<(double X, double Y, double Efficiency)> sources)
    {
        var found = new List<(double X, double Y)>[sources.Count];
        for (int s = 0; s < found.Length; s++)
            found[s] = [];
        int columns = (int)Math.Ceiling(window.Width / step), rows = (int)Math.Ceiling(window.Height / step);
        int blockColumns = (columns + Block - 1) / Block, blockRows = (rows + Block - 1) / Block;
        Parallel.For(0, blockRows * blockColumns, b =>
        {
            int row = b / blockColumns * Block, column = b % blockColumns * Block;
            int w = Math.Min(Block, columns - column), h = Math.Min(Block, rows - row);
            SearchBlock(unit, window.XMin + (column * step), window.YMin + (row * step), step, w, h, sources, found);
        });
        return found;
    }

    private static void SearchBlock(
        LensField unit, double x0, double y0, double step, int w, int h, IReadOnlyList<(double X, double Y, double Efficiency)> sources, List<(double X, double Y)>[] found)
    {
        int n = (w + 1) * (h + 1);
        double[] x = new double[n], y = new double[n], ax = new double[n], ay = new double[n];
        for (int k = 0; k < n; k++)
            (x[k], y[k]) = (x0 + (k % (w + 1) * step), y0 + (k / (w + 1) * step));
        unit.Deflections(x, y, ax, ay);
        (double axMin, double axMax, double ayMin, double ayMax) = (ax.Min(), ax.Max(), ay.Min(), ay.Max());
        for (int s = 0; s < sources.Count; s++)
        {
            (double sx, double sy, double f) = sources[s];
            if (sx < x0 - (f * axMax) || sx > x0 + (w * step) - (f * axMin) || sy < y0 - (f * ayMax) || sy > y0 + (h * step) - (f * ayMin))
                continue;
            for (int row = 0; row < h; row++)
            {
                for (int column = 0; column < w; column++)
                {
                    int a = (row * (w + 1)) + column, b = a + 1, c = a + w + 1, d = c + 1;
                    if (Holds(a, b, d) || Holds(a, d, c))
                        Polish(unit, f, sx, sy, x[a] + (step / 2), y[a] + (step / 2), found[s]);
                }
            }

            bool Holds(int i, int j, int k)
            {
                (double ix, double iy) = (x[i] - (f * ax[i]) - sx, y[i] - (f * ay[i]) - sy);
                (double jx, double jy) = (x[j] - (f * ax[j]) - sx, y[j] - (f * ay[j]) - sy);
                (double kx, double ky) = (x[k] - (f * ax[k]) - sx, y[k] - (f * ay[k]) - sy);
                double p = (ix * jy) - (iy * jx), q = (jx * ky) - (jy * kx), r = (kx * iy) - (ky * ix);
                return (p >= 0 && q >= 0 && r >= 0) || (p <= 0 && q <= 0 && r <= 0);
            }
        }
    }

    private static void Polish(LensField unit, double f, double sourceX, double sourceY, double x, double y, List<(double X, double Y)> images)
    {
        (double startX, double startY) = (x, y);
        for (int step = 0; step < 200; step++)
        {
            LensTerms t = unit.DeflectionAndHessianAt(x, y);
            double rx = sourceX - (x - (f * t.AlphaX)), ry = sourceY - (y - (f * t.AlphaY));
            if (Math.Abs(rx) + Math.Abs(ry) < 1e-11)
            {
                lock (images)
                {
                    if (!images.Exists(i => Math.Abs(i.X - x) + Math.Abs(i.Y - y) < 1e-6))
                        images.Add((x, y));
                }

                return;
            }

            double a = 1 - (f * t.PsiXx), b = -f * t.PsiXy, d = 1 - (f * t.PsiYy), determinant = (a * d) - (b * b);
            double dx = ((d * rx) - (b * ry)) / determinant, dy = ((a * ry) - (b * rx)) / determinant;
            double length = Math.Sqrt((dx * dx) + (dy * dy)), factor = length > 0.02 ? 0.02 / length : 1;
            (x, y) = (x + (factor * dx), y + (factor * dy));
            if (Math.Abs(x - startX) + Math.Abs(y - startY) > 2)
                return;
        }
    }
}
