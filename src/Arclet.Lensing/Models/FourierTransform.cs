using System.Numerics;

namespace Arclet.Lensing;

/// <summary>The discrete Fourier transform of a complex image whose sides are powers of two (Cooley and Tukey 1965), in place.</summary>
internal static class FourierTransform
{
    public static void Forward(Complex[] image, int width, int height) => Transform(image, width, height, -1);

    /// <summary>The inverse, divided by the number of pixels.</summary>
    public static void Inverse(Complex[] image, int width, int height)
    {
        Transform(image, width, height, 1);
        double scale = 1.0 / image.Length;
        for (int i = 0; i < image.Length; i++)
            image[i] *= scale;
    }

    private static void Transform(Complex[] image, int width, int height, int sign)
    {
        Complex[] row = Roots(width, sign), column = Roots(height, sign), line = new Complex[height];
        for (int y = 0; y < height; y++)
            Line(image.AsSpan(y * width, width), row);
        for (int x = 0; x < width; x++)
        {
            for (int y = 0; y < height; y++)
                line[y] = image[(y * width) + x];
            Line(line, column);
            for (int y = 0; y < height; y++)
                image[(y * width) + x] = line[y];
        }
    }

    private static Complex[] Roots(int length, int sign)
    {
        var roots = new Complex[Math.Max(1, length / 2)];
        for (int i = 0; i < roots.Length; i++)
            roots[i] = Complex.FromPolarCoordinates(1, sign * 2 * Math.PI * i / length);
        return roots;
    }

    private static void Line(Span<Complex> values, Complex[] roots)
    {
        int n = values.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (values[i], values[j]) = (values[j], values[i]);
        }

        for (int half = 1; half < n; half *= 2)
        {
            int step = n / (2 * half);
            for (int start = 0; start < n; start += 2 * half)
            {
                for (int k = 0; k < half; k++)
                {
                    Complex odd = values[start + k + half] * roots[k * step];
                    values[start + k + half] = values[start + k] - odd;
                    values[start + k] += odd;
                }
            }
        }
    }
}
