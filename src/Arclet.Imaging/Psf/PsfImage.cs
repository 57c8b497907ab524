using Arclet.Imaging.Apertures;

namespace Arclet.Imaging.Psf;

/// <summary>
/// A PSF as an image, on the grid it was given or stacked on (usually finer than the images'). Its values are the flux that a
/// pixel of its own grid would hold for a point of unit flux; between pixels a cubic spline goes through them.
/// </summary>
public sealed partial class PsfImage
{
    private readonly double[] pixels;
    private SplineSurface? spline;

    /// <summary>A PSF image.</summary>
    /// <param name="pixels">Its pixels, row after row (copied).</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixelScaleArcsec">The side of its pixels, in arcsec.</param>
    /// <exception cref="ArgumentException">The number of pixels is not width x height, one is not finite, or a scale is not positive.</exception>
    public PsfImage(ReadOnlySpan<double> pixels, int width, int height, double pixelScaleArcsec)
    {
        if (width < 3 || height < 3 || pixels.Length != width * height)
            throw new ArgumentException($"a PSF image of {width} x {height} pixels (3 x 3 at least) cannot hold {pixels.Length} values");
        if (!(pixelScaleArcsec > 0) || !double.IsFinite(pixelScaleArcsec))
            throw new ArgumentException($"a pixel scale of {pixelScaleArcsec} arcsec is not positive");
        this.pixels = pixels.ToArray();
        if (!Array.TrueForAll(this.pixels, double.IsFinite))
            throw new ArgumentException("a PSF image has pixels that are not finite numbers");
        Width = width;
        Height = height;
        PixelScaleArcsec = pixelScaleArcsec;
        NativePixelScaleArcsec = pixelScaleArcsec;
        CentreX = (width - 1) / 2.0;
        CentreY = (height - 1) / 2.0;
    }

    /// <summary>The pixels, row after row.</summary>
    public ReadOnlySpan<double> Pixels => pixels;

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Column of the PSF's centre, in pixels; the middle of the image unless it was measured (<see cref="Recentred"/>).</summary>
    public double CentreX { get; init; }

    /// <summary>Row of the PSF's centre, in pixels.</summary>
    public double CentreY { get; init; }

    /// <summary>The side of the image's pixels, in arcsec.</summary>
    public double PixelScaleArcsec { get; }

    /// <summary>The side of the pixels that the PSF was observed with, in arcsec: it is their response that is included.</summary>
    public double NativePixelScaleArcsec { get; init; }

    /// <summary>True where the native pixel's response is in the PSF: its value at a pixel's centre is what that pixel receives.</summary>
    public bool IncludesPixel { get; init; } = true;

    /// <summary>The largest circle around the centre that is inside the image, in arcsec.</summary>
    public double OuterRadiusArcsec =>
        PixelScaleArcsec * (0.5 + Math.Min(Math.Min(CentreX, Width - 1 - CentreX), Math.Min(CentreY, Height - 1 - CentreY)));

    private SplineSurface Spline => spline ??= new SplineSurface(pixels, Width, Height);

    /// <summary>The value at an offset from the centre, in pixels of the image; 0 outside of it.</summary>
    public double Value(double dx, double dy) => Spline.Value(CentreX + dx, CentreY + dy);

    /// <summary>
    /// The same PSF with its centre measured: the centre of light under a Gaussian window of the core's width that follows it,
    /// from the brightest pixel on (SExtractor's windowed position).
    /// </summary>
    /// <exception cref="ArgumentException">The image has no positive core.</exception>
    public PsfImage Recentred()
    {
        int peak = 0;
        for (int i = 1; i < pixels.Length; i++)
        {
            if (pixels[i] > pixels[peak])
                peak = i;
        }

        if (!(pixels[peak] > 0))
            throw new ArgumentException("a PSF image without a positive pixel has no centre");
        PsfImage atPeak = MovedTo(peak % Width, peak / Width);
        double sigma = Math.Max(AzimuthalProfile.MeasureFwhm(atPeak) / PixelScaleArcsec / 2.355, 0.5);
        float[] single = [.. pixels.Select(p => (float)p)];
        var window = new PixelWindow(single, 0, 0, Width, Height, Width, Height);
        WindowedPositionResult position = WindowedPosition.Measure(window, atPeak.CentreX, atPeak.CentreY, sigma, new WindowedPositionSettings { MaximumShiftPixels = 4 * sigma });
        if ((position.Flags & (MeasurementFlags.PositionLost | MeasurementFlags.Undefined)) != MeasurementFlags.None)
            throw new ArgumentException("a PSF image whose centre of light is far from its brightest pixel has no centre");
        return MovedTo(position.X, position.Y);
    }

    /// <summary>The same PSF with its values scaled so that the circle of the given radius holds a flux of one.</summary>
    /// <exception cref="ArgumentException">The circle is larger than the image or its flux is not positive.</exception>
    public PsfImage Normalized(double radiusArcsec)
    {
        if (!(radiusArcsec > 0) || radiusArcsec > OuterRadiusArcsec * (1 + 1e-9))
            throw new ArgumentException($"a circle of {radiusArcsec:G5} arcsec is not inside a PSF image that reaches out to {OuterRadiusArcsec:G5} arcsec");
        double flux = EncircledEnergy.ApertureFlux(this, radiusArcsec);
        if (!(flux > 0))
            throw new ArgumentException($"a PSF image of flux {flux:G5} cannot be normalised");
        return Like([.. pixels.Select(p => p / flux)], Width, Height, PixelScaleArcsec, CentreX, CentreY);
    }

    /// <summary>
    /// The PSF on pixels of another size with its centre in the middle pixel: sampled, and scaled with the pixel's area. An
    /// effective PSF is not integrated over the new pixels; use its native scale for images of those pixels.
    /// </summary>
    /// <param name="pixelScaleArcsec">The new pixels' side, in arcsec.</param>
    /// <param name="size">The number of columns and rows, odd.</param>
    public PsfImage Resampled(double pixelScaleArcsec, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelScaleArcsec);
        if (size < 3 || size % 2 == 0)
            throw new ArgumentException($"a PSF image of {size} pixels across has no middle pixel, expected an odd number from 3 on");
        double step = pixelScaleArcsec / PixelScaleArcsec;
        int half = size / 2;
        var values = new double[size * size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
                values[(y * size) + x] = step * step * Value((x - half) * step, (y - half) * step);
        }

        return Like(values, size, size, pixelScaleArcsec, half, half);
    }

    private PsfImage MovedTo(double x, double y) => Like(pixels, Width, Height, PixelScaleArcsec, x, y);

    private PsfImage Like(ReadOnlySpan<double> values, int width, int height, double scale, double x, double y) =>
        new(values, width, height, scale) { CentreX = x, CentreY = y, IncludesPixel = IncludesPixel, NativePixelScaleArcsec = NativePixelScaleArcsec };
}
