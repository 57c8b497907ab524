
namespace Arclet.Imaging;

/// <summary>An image whose pixels are another's times a factor.</summary>
public sealed class ScaledImage(ImageSource source, double factor) : ImageSource
{
    /// <inheritdoc/>
    public override int Width => source.Width;

    /// <inheritdoc/>
    public override int Height => source.Height;

    /// <inheritdoc/>
    public override string Name => source.Name;

    /// <inheritdoc/>
    public override void ReadRows(int firstRow, int count, Span<float> destination)
    {
        source.ReadRows(firstRow, count, destination);
        Span<float> rows = destination[..(count * Width)];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (float)(rows[i] * factor);
    }
}
