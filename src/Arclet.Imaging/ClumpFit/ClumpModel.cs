using Arclet.Imaging.Psf;

namespace Arclet.Imaging.ClumpFit;

/// <summary>Draws clumps as the fit sees them: the elliptical Gaussian convolved with the PSF, as a pixel receives it.</summary>
public static class ClumpModel
{
    /// <summary>Adds a clump to an image.</summary>
    /// <param name="pixels">The image, row after row.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="psf">The PSF on its pixels.</param>
    /// <param name="x">The clump's column, 0-based.</param>
    /// <param name="y">The clump's row, 0-based.</param>
    /// <param name="shape">The clump's shape.</param>
    /// <param name="flux">Its flux, in the image's unit; negative to subtract it.</param>
    /// <param name="radiusPixels">Pixels further away along an axis than this are left as they are.</param>
    public static void Add(Span<float> pixels, int width, GaussianMixturePsf psf, double x, double y, ClumpShape shape, double flux, double radiusPixels = 100)
    {
        ArgumentNullException.ThrowIfNull(psf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        int height = pixels.Length / width;
        int x0 = (int)Math.Clamp(Math.Floor(x - radiusPixels), 0, width), x1 = (int)Math.Clamp(Math.Ceiling(x + radiusPixels) + 1, 0, width);
        int y0 = (int)Math.Clamp(Math.Floor(y - radiusPixels), 0, height), y1 = (int)Math.Clamp(Math.Ceiling(y + radiusPixels) + 1, 0, height);
        if (x1 <= x0 || y1 <= y0 || flux == 0)
            return;
        var mixture = new MixtureTable(psf);
        var table = new double[6 * mixture.Count];
        if (!mixture.Fill(shape, table))
            throw new ArgumentException($"the shape {shape} has no positive size with this PSF");
        int n = x1 - x0, padded = (n + MixtureKernel.Lanes - 1) / MixtureKernel.Lanes * MixtureKernel.Lanes;
        var memory = new double[6 * padded];
        Span<double> columns = memory.AsSpan(0, padded), rows = memory.AsSpan(padded, padded), one = memory.AsSpan(2 * padded, padded), values = memory.AsSpan(3 * padded, 3 * padded);
        for (int i = 0; i < padded; i++)
            columns[i] = x0 + i;
        one.Fill(1);
        Span<double> map = stackalloc double[4];
        for (int row = y0; row < y1; row++)
        {
            rows.Fill(row);
            MixtureKernel.WithoutShape(columns, rows, one, table, x, y, map, values);
            Span<float> target = pixels.Slice((row * width) + x0, n);
            for (int i = 0; i < n; i++)
                target[i] += (float)(flux * values[i]);
        }
    }
}
