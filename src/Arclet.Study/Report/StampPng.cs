using Arclet.Figures;

namespace Arclet.Study;

/// <summary>Pictures of the report's pages as PNG.</summary>
internal static class StampPng
{
    /// <summary>A picture with fewer levels: the noise of the last bits is most of a PNG's size and nothing of what is seen.</summary>
    /// <param name="raster">The picture; its pixels are changed.</param>
    /// <param name="bits">Bits of a channel that are kept, 1 to 8.</param>
    public static byte[] Encode(Raster raster, int bits)
    {
        int step = 1 << (8 - bits), last = 255 / step;
        byte[] pixels = raster.Pixels;
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(pixels[i] / step * 255 / last);
        return PngImage.Encode(raster);
    }
}
