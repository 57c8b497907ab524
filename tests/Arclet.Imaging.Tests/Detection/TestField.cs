namespace Arclet.Imaging.Tests.Detection;

/// <summary>An image to draw on.</summary>
internal sealed class TestField(int width, int height)
{
    private readonly float[] pixels = new float[width * height];

    public int Width => width;

    public int Height => height;

    public float this[int x, int y]
    {
        get => pixels[(y * width) + x];
        set => pixels[(y * width) + x] = value;
    }

    public static MemoryImage Constant(int width, int height, float value)
    {
        var field = new TestField(width, height);
        field.AddConstant(value);
        return field.Image();
    }

    public MemoryImage Image() => new(pixels, width, height);

    public void AddConstant(float value)
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] += value;
    }

    /// <summary>Adds an elliptical Gaussian sampled at pixel centres.</summary>
    public void AddGaussian(double x, double y, double flux, double sigmaMajor, double sigmaMinor, double theta)
    {
        (double sin, double cos) = Math.SinCos(theta);
        double reach = 8 * sigmaMajor;
        for (int j = Math.Max(0, (int)(y - reach)); j < Math.Min(height, y + reach); j++)
        {
            for (int i = Math.Max(0, (int)(x - reach)); i < Math.Min(width, x + reach); i++)
            {
                double u = (((i - x) * cos) + ((j - y) * sin)) / sigmaMajor, v = (((j - y) * cos) - ((i - x) * sin)) / sigmaMinor;
                pixels[(j * width) + i] += (float)(flux / (2 * Math.PI * sigmaMajor * sigmaMinor) * Math.Exp(-0.5 * ((u * u) + (v * v))));
            }
        }
    }
}
