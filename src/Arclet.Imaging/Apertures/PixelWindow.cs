using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Arclet.Imaging.Apertures;

/// <summary>
/// The pixels around an object: a rectangle of an image that may be much larger, with the error, mask and segmentation of the same rectangle.
/// Positions stay those of the image (0-based), and what "beyond the edge" means is decided by the image.
/// </summary>
public readonly ref struct PixelWindow
{
    private const int Lanes = 8;
    private const int LargestPrefetch = 4096;

    private readonly ReadOnlySpan<float> data;

    /// <summary>A window of <paramref name="width"/> x <paramref name="height"/> pixels, row by row, whose first one is (x0, y0) of the image.</summary>
    /// <exception cref="ArgumentException">The number of pixels is not width x height, or the window is not inside the image.</exception>
    public PixelWindow(ReadOnlySpan<float> data, int x0, int y0, int width, int height, int imageWidth, int imageHeight)
    {
        if (width <= 0 || height <= 0 || (long)width * height != data.Length)
            throw new ArgumentException($"a window of {width} x {height} pixels cannot hold {data.Length} values");
        if (x0 < 0 || y0 < 0 || x0 + width > imageWidth || y0 + height > imageHeight)
            throw new ArgumentException($"a window of {width} x {height} pixels at ({x0}, {y0}) is not inside an image of {imageWidth} x {imageHeight}");
        this.data = data;
        Bounds = new PixelBounds(x0, y0, x0 + width, y0 + height);
        ImageWidth = imageWidth;
        ImageHeight = imageHeight;
    }

    /// <summary>A window that is the whole image.</summary>
    public PixelWindow(MemoryImage image)
        : this(image is null ? throw new ArgumentNullException(nameof(image)) : image.Pixels, 0, 0, image.Width, image.Height, image.Width, image.Height)
    {
    }

    /// <summary>The pixels; NaN, infinite ones and those below -1e30 are missing and count as masked.</summary>
    public ReadOnlySpan<float> Data => data;

    /// <summary>One standard deviation of each pixel; empty for none, or for the same one everywhere (<see cref="ErrorValue"/>).</summary>
    /// <exception cref="ArgumentException">The length is another one than the data's.</exception>
    public ReadOnlySpan<float> Error { get; init => field = Checked(value); }

    /// <summary>One standard deviation of every pixel, where there is no map of them.</summary>
    public double ErrorValue { get; init; }

    /// <summary>A pixel is masked where this is larger than <see cref="MaskThreshold"/> or NaN; empty for no mask.</summary>
    /// <exception cref="ArgumentException">The length is another one than the data's.</exception>
    public ReadOnlySpan<float> Mask { get; init => field = Checked(value); }

    /// <summary>The mask's threshold.</summary>
    public float MaskThreshold { get; init; }

    /// <summary>
    /// To which object each pixel belongs (0: none); empty for no such masking. A measurement for object n &gt; 0 masks all other
    /// objects' pixels; for -n, all pixels that are not n's, sky included; for 0, all objects' pixels.
    /// </summary>
    /// <exception cref="ArgumentException">The length is another one than the data's.</exception>
    public ReadOnlySpan<int> Segmentation
    {
        get;
        init => field = value.Length == 0 || value.Length == data.Length
            ? value
            : throw new ArgumentException($"the window has {data.Length} pixels, but {value.Length} of its segmentation are given");
    }

    /// <summary>The window's rectangle in the image.</summary>
    public PixelBounds Bounds { get; }

    /// <summary>Width of the whole image.</summary>
    public int ImageWidth { get; }

    /// <summary>Height of the whole image.</summary>
    public int ImageHeight { get; }

    /// <summary>Throws where a measurement needs pixels that the window does not have; else asks the memory for them.</summary>
    internal void Require(PixelBounds needed)
    {
        if (!Bounds.Contains(needed))
            throw new ArgumentException($"the measurement needs the pixels {needed}, but the window has {Bounds}");
        // A large region does not fit into the cache, and a position that may move far will not use most of it.
        if (Sse.IsSupported && !needed.IsEmpty && (long)(needed.XMax - needed.XMin) * (needed.YMax - needed.YMin) <= LargestPrefetch)
            Prefetch(needed);
    }

    /// <summary>
    /// Each row of a wide image is another page: asked for one after the other, as they are used, the rows of a small aperture
    /// cost more in waiting than in sums. Asked for at once, they arrive together.
    /// </summary>
    private unsafe void Prefetch(PixelBounds needed)
    {
        const int floatsPerLine = 16;
        fixed (float* first = data)
        {
            for (int y = needed.YMin; y < needed.YMax; y++)
            {
                float* row = first + IndexOf(needed.XMin, y), end = row + (needed.XMax - needed.XMin);
                for (; row < end; row += floatsPerLine)
                    Sse.Prefetch0(row);
                Sse.Prefetch0(end - 1);
            }
        }
    }

    /// <summary>Place of the pixel (x, y) of the image in the window's spans.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int IndexOf(int x, int y) => ((y - Bounds.YMin) * (Bounds.XMax - Bounds.XMin)) + x - Bounds.XMin;

    /// <summary>Up to eight pixels from a place on, 0 where missing, and a bit for each missing one; lanes after <paramref name="count"/> are arbitrary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<double> Load(int index, int count, int objectId, out uint missing)
    {
        Vector256<float> value = Eight(data, index, count);
        Vector256<float> good = Vector256.GreaterThan(value, Vector256.Create(-1e30f)) & Vector256.LessThanOrEqual(value, Vector256.Create(float.MaxValue));
        if (!Mask.IsEmpty)
            good &= Vector256.LessThanOrEqual(Eight(Mask, index, count), Vector256.Create(MaskThreshold));
        if (!Segmentation.IsEmpty)
            good &= ~OtherObjects(index, count, objectId);
        missing = ~good.ExtractMostSignificantBits() & 0xFF;
        return Vector512.WidenLower((value & good).ToVector512());
    }

    /// <summary>The variances of up to eight pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<double> LoadVariance(int index, int count)
    {
        if (Error.IsEmpty)
            return Vector512.Create(ErrorValue * ErrorValue);
        Vector512<double> error = Vector512.WidenLower(Eight(Error, index, count).ToVector512());
        return error * error;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Eight<T>(ReadOnlySpan<T> values, int index, int count)
        where T : unmanaged => index <= values.Length - Lanes ? Vector256.Create(values.Slice(index, Lanes)) : Last(values, index, count);

    // The window's very last pixels, after which there is nothing to read.
    private static Vector256<T> Last<T>(ReadOnlySpan<T> values, int index, int count)
        where T : unmanaged
    {
        Span<T> last = stackalloc T[Lanes];
        last.Clear();
        values.Slice(index, count).CopyTo(last);
        return Vector256.Create<T>(last);
    }

    private Vector256<float> OtherObjects(int index, int count, int objectId)
    {
        Vector256<int> owner = Eight(Segmentation, index, count);
        Vector256<int> other = objectId > 0
            ? Vector256.GreaterThan(owner, Vector256<int>.Zero) & ~Vector256.Equals(owner, Vector256.Create(objectId))
            : ~Vector256.Equals(owner, Vector256.Create(-objectId));
        return other.AsSingle();
    }

    private ReadOnlySpan<float> Checked(ReadOnlySpan<float> values) => values.Length == 0 || values.Length == data.Length
        ? values
        : throw new ArgumentException($"the window has {data.Length} pixels, but a map of {values.Length} is given");
}
