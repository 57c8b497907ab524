namespace Arclet.Imaging.Depth;

/// <summary>A mask of what is not empty, faint light included: 1 there, 0 elsewhere.</summary>
internal sealed class EmptyPixelsMask(EmptyPixels empty, bool[] light, int columns) : ImageSource
{
    /// <inheritdoc/>
    public override int Width => empty.Width;

    /// <inheritdoc/>
    public override int Height => empty.Height;

    /// <inheritdoc/>
    public override string Name => "mask of what is not empty";

    /// <inheritdoc/>
    public override void ReadRows(int firstRow, int count, Span<float> destination)
    {
        for (int i = 0; i < count * Width; i++)
        {
            int x = i % Width, y = firstRow + (i / Width);
            bool isLight = light[(y / FaintLight.CellPixels * columns) + (x / FaintLight.CellPixels)];
            destination[i] = isLight || !empty.IsEmpty(x, y) ? 1 : 0;
        }
    }
}
