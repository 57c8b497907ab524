namespace Arclet.Imaging.Psf;

/// <summary>
/// The cubic B-spline through the pixels of an image (Unser, Aldroubi and Eden 1993, IEEE Trans. Signal Process. 41, 821), which is
/// mirrored at its borders: values and slopes between pixels.
/// </summary>
internal sealed class SplineSurface
{
    private readonly double[] coefficients;
    private readonly int width;
    private readonly int height;

    public SplineSurface(ReadOnlySpan<double> pixels, int width, int height)
    {
        this.width = width;
        this.height = height;
        coefficients = pixels.ToArray();
        var line = new double[Math.Max(width, height)];
        for (int y = 0; y < height; y++)
            Filter(coefficients.AsSpan(y * width, width));
        for (int x = 0; x < width; x++)
        {
            for (int y = 0; y < height; y++)
                line[y] = coefficients[(y * width) + x];
            Filter(line.AsSpan(0, height));
            for (int y = 0; y < height; y++)
                coefficients[(y * width) + x] = line[y];
        }
    }

    /// <summary>The value at a position in pixels; 0 more than half a pixel outside the image.</summary>
    public double Value(double x, double y) => Evaluate(x, y, out _, out _);

    /// <summary>The value and its slopes along x and y, per pixel.</summary>
    public double Evaluate(double x, double y, out double slopeX, out double slopeY)
    {
        slopeX = 0;
        slopeY = 0;
        if (!(x >= -0.5 && x <= width - 0.5 && y >= -0.5 && y <= height - 0.5))
            return 0;
        int x0 = (int)Math.Floor(x);
        int y0 = (int)Math.Floor(y);
        Span<double> weightX = stackalloc double[4];
        Span<double> weightY = stackalloc double[4];
        Span<double> gradientX = stackalloc double[4];
        Span<double> gradientY = stackalloc double[4];
        Weights(x - x0, weightX, gradientX);
        Weights(y - y0, weightY, gradientY);
        double value = 0;
        for (int j = 0; j < 4; j++)
        {
            int row = Mirrored(y0 - 1 + j, height) * width;
            double sum = 0;
            double slope = 0;
            for (int i = 0; i < 4; i++)
            {
                double c = coefficients[row + Mirrored(x0 - 1 + i, width)];
                sum += c * weightX[i];
                slope += c * gradientX[i];
            }

            value += sum * weightY[j];
            slopeX += slope * weightY[j];
            slopeY += sum * gradientY[j];
        }

        return value;
    }

    private static int Mirrored(int i, int count)
    {
        if (count == 1)
            return 0;
        if (i < 0)
            i = -i;
        return i >= count ? Math.Max(0, (2 * (count - 1)) - i) : i;
    }

    private static void Weights(double t, Span<double> weights, Span<double> gradients)
    {
        double u = 1 - t;
        weights[0] = u * u * u / 6;
        weights[1] = (2.0 / 3) - (t * t) + (t * t * t / 2);
        weights[2] = (2.0 / 3) - (u * u) + (u * u * u / 2);
        weights[3] = t * t * t / 6;
        gradients[0] = -u * u / 2;
        gradients[1] = (-2 * t) + (1.5 * t * t);
        gradients[2] = (2 * u) - (1.5 * u * u);
        gradients[3] = t * t / 2;
    }

    /// <summary>The recursive filter that turns values into coefficients, with mirrored ends.</summary>
    private static void Filter(Span<double> c)
    {
        int n = c.Length;
        if (n == 1)
            return;
        double pole = Math.Sqrt(3) - 2;
        for (int i = 0; i < n; i++)
            c[i] *= 6;
        // The mirrored past of the first pixel, as far as it still counts (pole^30 = 7e-18).
        double sum = c[0];
        double power = pole;
        for (int i = 1; i < 30; i++)
        {
            sum += power * c[Mirrored(i % (2 * (n - 1)), n)];
            power *= pole;
        }

        c[0] = sum;
        for (int i = 1; i < n; i++)
            c[i] += pole * c[i - 1];
        c[n - 1] = pole / ((pole * pole) - 1) * (c[n - 1] + (pole * c[n - 2]));
        for (int i = n - 2; i >= 0; i--)
            c[i] = pole * (c[i + 1] - c[i]);
    }
}
