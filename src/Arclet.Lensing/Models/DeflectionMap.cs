using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>
/// A deflection field known on a regular grid for D_LS/D_S = 1, such as a published map: each component is a bicubic spline, so that
/// the Hessian is continuous; the potential is the splines' integral. Outside the grid every term is NaN: nothing is invented there.
/// </summary>
public sealed class DeflectionMap
{
    private readonly BicubicSpline alphaX;
    private readonly BicubicSpline alphaY;
    private readonly BicubicSpline psi;

    private DeflectionMap(MapGrid grid, BicubicSpline alphaX, BicubicSpline alphaY, BicubicSpline psi) =>
        (Grid, this.alphaX, this.alphaY, this.psi) = (grid, alphaX, alphaY, psi);

    /// <summary>Where the grid's points are, in arcsec of the lens's frame.</summary>
    public MapGrid Grid { get; }

    /// <summary>A map from deflections in arcsec at the grid's points, row by row (index y * width + x), at least 4 by 4.</summary>
    /// <exception cref="ArgumentException">The arrays do not fit the grid, or hold a value that is not finite.</exception>
    public static DeflectionMap FromDeflections(MapGrid grid, ReadOnlySpan<double> alphaXArcsec, ReadOnlySpan<double> alphaYArcsec)
    {
        Check(grid, alphaXArcsec, nameof(alphaXArcsec));
        Check(grid, alphaYArcsec, nameof(alphaYArcsec));
        BicubicSpline x = new(alphaXArcsec, grid.Width, grid.Height), y = new(alphaYArcsec, grid.Width, grid.Height);
        return new(grid, x, y, new(Integrate(grid, x, y), grid.Width, grid.Height));
    }

    /// <summary>
    /// A map from a convergence for D_LS/D_S = 1, each pixel a square of constant convergence, none outside the grid: the deflection is the
    /// exact sum over the squares, by fast Fourier transform with zero padding (no periodic images).
    /// </summary>
    /// <exception cref="ArgumentException">The array does not fit the grid, or holds a value that is not finite.</exception>
    public static DeflectionMap FromConvergence(MapGrid grid, ReadOnlySpan<double> convergence)
    {
        Check(grid, convergence, nameof(convergence));
        (double[] x, double[] y) = SquarePixelDeflection.Convolve(grid, convergence);
        return FromDeflections(grid, x, y);
    }

    internal ProfileTerms<T> Evaluate<T>(T x, T y)
        where T : struct, IReal<T>
    {
        double step = Grid.StepArcsec, u = (x.Value - Grid.FirstX) / step, v = (y.Value - Grid.FirstY) / step;
        SplinePoint p = psi.At(u, v), ax = alphaX.At(u, v), ay = alphaY.At(u, v);
        double toFirst = 1 / step, toSecond = toFirst * toFirst;
        double xx = ax.X * toFirst, xy = (ax.Y + ay.X) * 0.5 * toFirst, yy = ay.Y * toFirst;
        return new(
            Both(x, y, p.Value, p.X * toFirst, p.Y * toFirst),
            Both(x, y, ax.Value, xx, ax.Y * toFirst),
            Both(x, y, ay.Value, ay.X * toFirst, yy),
            Both(x, y, xx, ax.Xx * toSecond, ax.Xy * toSecond),
            Both(x, y, xy, (ax.Xy + ay.Xx) * 0.5 * toSecond, (ax.Yy + ay.Xy) * 0.5 * toSecond),
            Both(x, y, yy, ay.Xy * toSecond, ay.Yy * toSecond));
    }

    private static T Both<T>(T x, T y, double value, double byX, double byY)
        where T : struct, IReal<T> => T.Lift(x, value, byX) + T.Lift(y, 0, byY);

    /// <summary>psi at the points from 0 at the middle: the mean of the integral first along y then x, and first along x then y.</summary>
    private static double[] Integrate(MapGrid grid, BicubicSpline x, BicubicSpline y)
    {
        int w = grid.Width, h = grid.Height, cx = w / 2, cy = h / 2;
        double[] columnFirst = new double[w * h], rowFirst = new double[w * h];
        for (int j = 1; j < h; j++)
            columnFirst[(j * w) + cx] = columnFirst[((j - 1) * w) + cx] + y.IntegralAlongY(cx, j - 1);
        for (int i = 1; i < w; i++)
            rowFirst[(cy * w) + i] = rowFirst[(cy * w) + i - 1] + x.IntegralAlongX(i - 1, cy);
        for (int j = 0; j < h; j++)
        {
            for (int i = cx + 1; i < w; i++)
                columnFirst[(j * w) + i] = columnFirst[(j * w) + i - 1] + x.IntegralAlongX(i - 1, j);
            for (int i = cx - 1; i >= 0; i--)
                columnFirst[(j * w) + i] = columnFirst[(j * w) + i + 1] - x.IntegralAlongX(i, j);
        }

        for (int i = 0; i < w; i++)
        {
            for (int j = cy + 1; j < h; j++)
                rowFirst[(j * w) + i] = rowFirst[((j - 1) * w) + i] + y.IntegralAlongY(i, j - 1);
            for (int j = cy - 1; j >= 0; j--)
                rowFirst[(j * w) + i] = rowFirst[((j + 1) * w) + i] - y.IntegralAlongY(i, j);
        }

        double[] result = new double[w * h];
        double zeroColumn = columnFirst[(cy * w) + cx], zeroRow = rowFirst[(cy * w) + cx];
        for (int k = 0; k < result.Length; k++)
            result[k] = (columnFirst[k] - zeroColumn + rowFirst[k] - zeroRow) * 0.5 * grid.StepArcsec;
        return result;
    }

    private static void Check(MapGrid grid, ReadOnlySpan<double> values, string name)
    {
        if (grid.Width < 4 || grid.Height < 4 || !(grid.StepArcsec > 0))
            throw new ArgumentException($"a map's grid has at least 4 by 4 points and a step above 0, not {grid.Width} by {grid.Height} and {grid.StepArcsec}");
        if (values.Length != grid.Width * grid.Height)
            throw new ArgumentException($"{name} has {values.Length} values for a grid of {grid.Width} by {grid.Height}");
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"{name} holds {value}, expected finite numbers");
        }
    }
}
