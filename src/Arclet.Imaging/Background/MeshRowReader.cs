using System.Buffers;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Background;

/// <summary>Reads a row of meshes of an image, and measures each of them; one per thread, because it owns the pixels' buffers.</summary>
internal sealed class MeshRowReader : IDisposable
{
    private readonly ImageSource image;
    private readonly ImageSource? mask;
    private readonly BackgroundSettings settings;
    private readonly float[] pixels;
    private readonly float[] maskPixels;
    private readonly MeshHistogram histogram = new();

    public MeshRowReader(ImageSource image, ImageSource? mask, BackgroundSettings settings)
    {
        this.image = image;
        this.mask = mask;
        this.settings = settings;
        int size = checked(image.Width * Math.Min(settings.MeshHeight, image.Height));
        pixels = ArrayPool<float>.Shared.Rent(size);
        maskPixels = mask is null ? [] : ArrayPool<float>.Shared.Rent(size);
    }

    public void Measure(int meshRow, MeshGrid grid)
    {
        int firstRow = meshRow * settings.MeshHeight;
        int rows = Math.Min(settings.MeshHeight, image.Height - firstRow);
        Span<float> band = pixels.AsSpan(0, rows * image.Width);
        image.ReadRows(firstRow, rows, band);
        if (mask is not null)
        {
            Span<float> maskBand = maskPixels.AsSpan(0, band.Length);
            mask.ReadRows(firstRow, rows, maskBand);
            MarkMissing(band, maskBand, (float)settings.MaskThreshold);
        }

        for (int column = 0; column < grid.Columns; column++)
        {
            int x = column * settings.MeshWidth;
            var mesh = new MeshPixels(band[x..], Math.Min(settings.MeshWidth, image.Width - x), rows, image.Width);
            int index = (meshRow * grid.Columns) + column;
            (grid.Level[index], grid.Rms[index]) = histogram.Measure(mesh);
        }
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(pixels);
        if (mask is not null)
            ArrayPool<float>.Shared.Return(maskPixels);
    }

    /// <summary>Writes NaN over the masked pixels, so that the passes over a mesh have one kind of missing pixel to leave out.</summary>
    private static void MarkMissing(Span<float> band, ReadOnlySpan<float> maskBand, float threshold)
    {
        Vector512<float> limit = Vector512.Create(threshold), missing = Vector512.Create(float.NaN);
        int i = 0;
        for (; i <= band.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> good = Vector512.LessThanOrEqual(Vector512.Create(maskBand[i..]), limit);
            Vector512.ConditionalSelect(good, Vector512.Create<float>(band[i..]), missing).CopyTo(band[i..]);
        }

        for (; i < band.Length; i++)
        {
            if (!(maskBand[i] <= threshold))
                band[i] = float.NaN;
        }
    }
}
