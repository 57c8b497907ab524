namespace Arclet.Imaging.Tests.Background;

/// <summary>The synthetic field of synthetic_field.py, bit for bit: only exactly rounded operations, in the same order.</summary>
internal static class SyntheticField
{
    public static MemoryImage Create(int width, int height, ulong seed, int sources = 0)
    {
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double value = 100.0 + (0.02 * x) + (0.01 * y) + (5.0 * Noise((ulong)((y * width) + x), seed));
                for (int k = 0; k < sources; k++)
                {
                    (double sx, double sy, double peak, double scale) = Source(k, width, height);
                    double dx = x - sx, dy = y - sy;
                    double w = 1.0 + (((dx * dx) + (0.5 * dx * dy) + (2.0 * dy * dy)) / (scale * scale));
                    value += peak / (w * w * w);
                }

                pixels[(y * width) + x] = (float)value;
            }
        }

        return new MemoryImage(pixels, width, height, "field");
    }

    public static (double X, double Y, double Peak, double Scale) Source(int k, int width, int height) =>
        (((k * 37) + 11) % 101 / 101.0 * width, ((k * 53) + 7) % 97 / 97.0 * height, 200.0 + (150.0 * (k % 7)), 2.0 + (0.5 * (k % 5)));

    /// <summary>1 in the blocks (x0, y0, x1, y1; the ends excluded), 0 elsewhere.</summary>
    public static MemoryImage Mask(int width, int height, int[][] blocks)
    {
        float[] mask = new float[width * height];
        foreach (int[] block in blocks)
        {
            for (int y = block[1]; y < block[3]; y++)
                mask.AsSpan((y * width) + block[0], block[2] - block[0]).Fill(1);
        }

        return new MemoryImage(mask, width, height, "mask");
    }

    private static double Noise(ulong index, ulong seed)
    {
        ulong z = index + (seed * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        double total = 0;
        for (int k = 0; k < 4; k++)
            total += (z >> (16 * k)) & 0xFFFF;
        return (total - 131070.0) / 37837.0;
    }
}
