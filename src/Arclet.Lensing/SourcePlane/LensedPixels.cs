using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>An image before de-lensing: surface brightness of pixels and where their corners are in the model's frame.</summary>
public sealed class LensedPixels
{
    private LensedPixels(int width, int height, double[] surfaceBrightness, double[] cornerX, double[] cornerY) =>
        (Width, Height, SurfaceBrightness, CornerX, CornerY) = (width, height, surfaceBrightness, cornerX, cornerY);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Surface brightness per arcsec^2 (or per whatever area the caller's unit has), row by row; NaN where a pixel is left out.</summary>
    internal double[] SurfaceBrightness { get; }

    /// <summary>x of the corners in arcsec: (Width + 1) by (Height + 1), row by row, the first at (-1/2, -1/2).</summary>
    internal double[] CornerX { get; }

    /// <summary>y of the corners.</summary>
    internal double[] CornerY { get; }

    /// <summary>Pixels whose place the image's WCS says.</summary>
    /// <param name="surfaceBrightness">Surface brightness, row by row; NaN for a pixel to leave out.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="wcs">The image's WCS.</param>
    /// <param name="reference">The model's frame.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public static LensedPixels FromWcs(ReadOnlySpan<double> surfaceBrightness, int width, int height, Wcs wcs, LensReference reference)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        Check(surfaceBrightness.Length, width, height);
        int n = (width + 1) * (height + 1);
        double[] px = new double[width + 1], py = new double[width + 1], ra = new double[width + 1], dec = new double[width + 1];
        double[] x = new double[n], y = new double[n];
        for (int row = 0; row <= height; row++)
        {
            for (int column = 0; column <= width; column++)
                (px[column], py[column]) = (column - 0.5, row - 0.5);
            wcs.PixelToSky(px, py, ra, dec);
            for (int column = 0; column <= width; column++)
                (x[(row * (width + 1)) + column], y[(row * (width + 1)) + column]) = reference.ToFrame(ra[column], dec[column]);
        }

        return new(width, height, surfaceBrightness.ToArray(), x, y);
    }

    /// <summary>Square pixels along the frame's axes, as the maps of this room have them.</summary>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public static LensedPixels FromGrid(ReadOnlySpan<double> surfaceBrightness, MapGrid grid)
    {
        Check(surfaceBrightness.Length, grid.Width, grid.Height);
        int n = (grid.Width + 1) * (grid.Height + 1);
        double[] x = new double[n], y = new double[n];
        for (int k = 0; k < n; k++)
        {
            x[k] = grid.FirstX + (((k % (grid.Width + 1)) - 0.5) * grid.StepArcsec);
            y[k] = grid.FirstY + (((k / (grid.Width + 1)) - 0.5) * grid.StepArcsec);
        }

        return new(grid.Width, grid.Height, surfaceBrightness.ToArray(), x, y);
    }

    /// <summary>Cells of surface brightness 1 with any corners.</summary>
    internal static LensedPixels FromCorners(int width, int height, double[] cornerX, double[] cornerY)
    {
        var ones = new double[width * height];
        Array.Fill(ones, 1);
        return new(width, height, ones, cornerX, cornerY);
    }

    /// <summary>The image-plane area of all cells in arcsec^2.</summary>
    internal double ImageArea()
    {
        double twice = 0;
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                int k = (row * (Width + 1)) + column, above = k + Width + 1;
                twice += Math.Abs(((CornerX[above + 1] - CornerX[k]) * (CornerY[above] - CornerY[k + 1])) - ((CornerY[above + 1] - CornerY[k]) * (CornerX[above] - CornerX[k + 1])));
            }
        }

        return twice / 2;
    }

    private static void Check(int length, int width, int height)
    {
        if (width < 1 || height < 1 || length != (long)width * height)
            throw new ArgumentException($"{length} pixels are not {width} times {height}");
    }
}
