namespace Arclet.Lensing;

/// <summary>
/// The interpolating bicubic B-spline of values on a grid, with "not a knot" ends in each direction: exact for polynomials up to the
/// third degree. Coordinates are in grid steps from the first point; outside the grid everything is NaN.
/// </summary>
internal sealed class BicubicSpline
{
    // One coefficient more on each side than there are points.
    private readonly double[] coefficients;
    private readonly int width;
    private readonly int height;
    private readonly int stride;

    public BicubicSpline(ReadOnlySpan<double> values, int width, int height)
    {
        (this.width, this.height, stride) = (width, height, width + 2);
        coefficients = new double[stride * (height + 2)];
        double[] line = new double[Math.Max(width, height)], result = new double[Math.Max(width, height) + 2];
        for (int j = 0; j < height; j++)
        {
            values.Slice(j * width, width).CopyTo(line);
            Solve(line.AsSpan(0, width), result);
            result.AsSpan(0, stride).CopyTo(coefficients.AsSpan((j + 1) * stride, stride));
        }

        for (int i = 0; i < stride; i++)
        {
            for (int j = 0; j < height; j++)
                line[j] = coefficients[((j + 1) * stride) + i];
            Solve(line.AsSpan(0, height), result);
            for (int j = 0; j < height + 2; j++)
                coefficients[(j * stride) + i] = result[j];
        }
    }

    public SplinePoint At(double u, double v)
    {
        if (!(u >= 0 && v >= 0 && u <= width - 1 && v <= height - 1))
            return new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        int i = Math.Min((int)u, width - 2), j = Math.Min((int)v, height - 2);
        Span<double> wx = stackalloc double[12], wy = stackalloc double[12];
        Weights(u - i, wx);
        Weights(v - j, wy);
        double value = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (int b = 0; b < 4; b++)
        {
            ReadOnlySpan<double> row = coefficients.AsSpan(((j + b) * stride) + i, 4);
            double r0 = 0, r1 = 0, r2 = 0;
            for (int a = 0; a < 4; a++)
            {
                r0 += wx[a] * row[a];
                r1 += wx[4 + a] * row[a];
                r2 += wx[8 + a] * row[a];
            }

            value += wy[b] * r0;
            x += wy[b] * r1;
            xx += wy[b] * r2;
            y += wy[4 + b] * r0;
            xy += wy[4 + b] * r1;
            yy += wy[8 + b] * r0;
        }

        return new(value, x, y, xx, xy, yy);
    }

    /// <summary>The integral from point i to i + 1 along row j, per grid step.</summary>
    public double IntegralAlongX(int i, int j) => Integral(i, j, 1, stride);

    /// <summary>The integral from point j to j + 1 along column i, per grid step.</summary>
    public double IntegralAlongY(int i, int j) => Integral(i, j, stride, 1);

    private double Integral(int i, int j, int along, int across)
    {
        // The integrals of the four B-splines over one interval are 1/24, 11/24, 11/24, 1/24; across, the point's weights are 1/6, 4/6, 1/6.
        int first = (j * stride) + i;
        double sum = 0;
        for (int a = 0; a < 4; a++)
        {
            int at = first + (a * along);
            double c = (coefficients[at] + (4 * coefficients[at + across]) + coefficients[at + (2 * across)]) / 6;
            sum += (a is 0 or 3 ? 1 : 11) * c;
        }

        return sum / 24;
    }

    private static void Weights(double t, Span<double> w)
    {
        double s = 1 - t, tt = t * t, ss = s * s;
        (w[0], w[1], w[2], w[3]) = (ss * s / 6, ((4 - (6 * tt)) + (3 * tt * t)) / 6, ((4 - (6 * ss)) + (3 * ss * s)) / 6, tt * t / 6);
        (w[4], w[5], w[6], w[7]) = (-ss / 2, ((1.5 * tt) - (2 * t)), ((2 * s) - (1.5 * ss)), tt / 2);
        (w[8], w[9], w[10], w[11]) = (s, (3 * t) - 2, (3 * s) - 2, t);
    }

    /// <summary>B-spline coefficients c[0..n+1] of n values: (c[i] + 4 c[i+1] + c[i+2])/6 = f[i], the third derivative continuous at the second and last but one point.</summary>
    private static void Solve(ReadOnlySpan<double> f, Span<double> c)
    {
        // Not a knot at point 1: the fourth difference c0 - 4c1 + 6c2 - 4c3 + c4 is 0. With equations 0..2 it reduces to
        // c2 = (8 f1 - f0 - f2) / 6, and likewise at the other end.
        int n = f.Length;
        if (n == 4)
        {
            // Both ends' conditions coincide with the one cubic through four points.
            c[2] = ((8 * f[1]) - f[0] - f[2]) / 6;
            c[3] = ((8 * f[2]) - f[1] - f[3]) / 6;
        }
        else
        {
            c[2] = ((8 * f[1]) - f[0] - f[2]) / 6;
            c[n - 1] = ((8 * f[n - 2]) - f[n - 3] - f[n - 1]) / 6;
            int m = n - 4;
            Span<double> upper = m <= 512 ? stackalloc double[m] : new double[m];

            // Unknowns c[3..n-2] from equations f[2..n-3].
            for (int k = 0; k < m; k++)
            {
                double right = 6 * f[k + 2], before = k == 0 ? 0 : upper[k - 1];
                if (k == 0)
                    right -= c[2];
                if (k == m - 1)
                    right -= c[n - 1];
                double pivot = 4 - before;
                upper[k] = 1 / pivot;
                c[k + 3] = (right - (k == 0 ? 0 : c[k + 2])) / pivot;
            }

            for (int k = m - 2; k >= 0; k--)
                c[k + 3] -= upper[k] * c[k + 4];
        }

        c[1] = (6 * f[1]) - (4 * c[2]) - c[3];
        c[0] = (6 * f[0]) - (4 * c[1]) - c[2];
        c[n] = (6 * f[n - 2]) - (4 * c[n - 1]) - c[n - 2];
        c[n + 1] = (6 * f[n - 1]) - (4 * c[n]) - c[n - 1];
    }
}
