namespace Arclet.Imaging.ClumpFit;

/// <summary>A rectangle of an image's pixels.</summary>
/// <param name="X0">First column.</param>
/// <param name="Y0">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct PixelRegion(int X0, int Y0, int Width, int Height)
{
    /// <summary>The part inside an image; its width or height is 0 or less where there is none.</summary>
    internal PixelRegion Within(ImageSource image)
    {
        int x0 = Math.Max(X0, 0), y0 = Math.Max(Y0, 0);
        return new(x0, y0, Math.Min(X0 + Width, image.Width) - x0, Math.Min(Y0 + Height, image.Height) - y0);
    }
}
