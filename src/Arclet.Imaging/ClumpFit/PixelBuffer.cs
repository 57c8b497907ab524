namespace Arclet.Imaging.ClumpFit;

/// <summary>Pixels of a region with their errors and mask; belongs to a thread and is used again.</summary>
internal sealed class PixelBuffer
{
    private float[] rows = [];
    private float[] values = [];
    private float[] errors = [];
    private float[] mask = [];
    private bool hasMask;

    public ReadOnlySpan<float> Values => values;

    public ReadOnlySpan<float> Errors => errors;

    public bool IsMasked(int pixel) => hasMask && mask[pixel] != 0;

    public void Read(ClumpFitImage image, PixelRegion region)
    {
        int area = region.Width * region.Height;
        if (values.Length < area)
            (values, errors, mask) = (new float[area], new float[area], new float[area]);
        Read(image.Image, region, values);
        Read(image.Error, region, errors);
        hasMask = image.Mask is not null;
        if (image.Mask is { } m)
            Read(m, region, mask);
    }

    private void Read(ImageSource source, PixelRegion region, Span<float> destination)
    {
        if (source is MemoryImage memory)
        {
            for (int y = 0; y < region.Height; y++)
                memory.Pixels.Slice(((region.Y0 + y) * memory.Width) + region.X0, region.Width).CopyTo(destination[(y * region.Width)..]);
            return;
        }

        int needed = source.Width * region.Height;
        if (rows.Length < needed)
            rows = new float[needed];
        source.ReadRows(region.Y0, region.Height, rows);
        for (int y = 0; y < region.Height; y++)
            rows.AsSpan((y * source.Width) + region.X0, region.Width).CopyTo(destination[(y * region.Width)..]);
    }
}
