using Arclet.Imaging;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A galaxy's pixels in one filter, on that filter's own grid.</summary>
public sealed record CutoutBand
{
    /// <summary>The filter id.</summary>
    public required string Filter { get; init; }

    /// <summary>The pixels, nJy; NaN where there is none.</summary>
    public required MemoryImage Science { get; init; }

    /// <summary>Their standard deviations, nJy; NaN where there is none.</summary>
    public required MemoryImage Error { get; init; }

    /// <summary>1 where a pixel is not to be used: without value or error, or masked by the user; 0 elsewhere.</summary>
    public required MemoryImage Mask { get; init; }

    /// <summary>The number of the catalogue's segment that each pixel's centre is in, row after row; 0 for none.</summary>
    public required IReadOnlyList<int> Segmentation { get; init; }

    /// <summary>Where the pixels are in the sky.</summary>
    public required Wcs Wcs { get; init; }

    /// <summary>The PSF on these pixels; <see langword="null"/> before the study has one.</summary>
    public GaussianMixturePsf? Psf { get; init; }

    /// <summary>The mosaic's column of the first pixel, 0-based; negative beyond the border.</summary>
    public int OriginX { get; init; }

    /// <summary>The mosaic's row of the first pixel, 0-based; negative beyond the border.</summary>
    public int OriginY { get; init; }

    /// <summary>Pixels at or above this, nJy, are saturated; infinite where that is not known.</summary>
    public double SaturationNanojansky { get; init; } = double.PositiveInfinity;

    /// <summary>The fraction of pixels that can be used.</summary>
    public double CoveredFraction { get; init; } = 1;

    /// <summary>What to know about it.</summary>
    public CutoutFlags Flags { get; init; }

    /// <summary>Columns.</summary>
    public int Width => Science.Width;

    /// <summary>Rows.</summary>
    public int Height => Science.Height;

    /// <summary>Whether a position is on a pixel that can be used.</summary>
    /// <param name="x">Column, 0-based.</param>
    /// <param name="y">Row, 0-based.</param>
    public bool IsUsableAt(double x, double y) => PixelAt(x, y) is { } i && Mask.Pixels[i] == 0;

    /// <summary>The segment at a position; 0 for none and beyond the border.</summary>
    /// <param name="x">Column, 0-based.</param>
    /// <param name="y">Row, 0-based.</param>
    public int SegmentAt(double x, double y) => PixelAt(x, y) is { } i ? Segmentation[i] : 0;

    /// <summary>The median of errors that are above 0; NaN without any.</summary>
    internal static double MedianOf(ReadOnlySpan<float> errors)
    {
        var sorted = new List<float>(errors.Length);
        foreach (float error in errors)
        {
            if (error > 0 && float.IsFinite(error))
                sorted.Add(error);
        }

        sorted.Sort();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }

    /// <summary>The median standard deviation of its pixels, nJy; NaN where none has one.</summary>
    internal double MedianError() => MedianOf(Error.Pixels);

    /// <summary>The level of the pixels outside all objects, nJy: their median; 0 where there are none.</summary>
    internal double SkyLevel()
    {
        var outside = new List<float>();
        ReadOnlySpan<float> pixels = Science.Pixels, mask = Mask.Pixels;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (mask[i] == 0 && Segmentation[i] == 0 && float.IsFinite(pixels[i]))
                outside.Add(pixels[i]);
        }

        if (outside.Count == 0)
            return 0;
        outside.Sort();
        return outside[outside.Count / 2];
    }

    private int? PixelAt(double x, double y)
    {
        double column = Math.Round(x), row = Math.Round(y);
        return column >= 0 && column < Width && row >= 0 && row < Height ? ((int)row * Width) + (int)column : null;
    }
}
