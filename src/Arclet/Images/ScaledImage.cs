using Arclet.Imaging;

namespace Arclet.Images;

/// <summary>An image whose pixels are another's times a factor.</summary>
internal sealed class ScaledImage(ImageSource source, double factor) : ImageSource
{
    public override int Width => source.Width;

    public override int Height => source.Height;

    public override string Name => source.Name;

    public override void ReadRows(int firstRow, int count, Span<float> destination)
    {
        source.ReadRows(firstRow, count, destination);
        Span<float> rows = destination[..(count * Width)];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (float)(rows[i] * factor);
    }
}
