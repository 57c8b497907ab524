namespace Arclet.Figures.Tests;

public class PngImageTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 6)]
    public void Encode_EightBits_DecodesToTheSamePixels(int channels, int colourType)
    {
        var random = new Random(channels);
        var raster = new Raster(37, 23, channels);
        // Noise, a ramp and constant rows, so that every filter is chosen somewhere.
        for (int i = 0; i < raster.Pixels.Length; i++)
            raster.Pixels[i] = (byte)(i < raster.Pixels.Length / 3 ? random.Next(256) : i < raster.Pixels.Length / 2 ? i * 3 : 90 + (i / 700));
        var (width, height, bits, type, pixels) = PngDecoder.Decode(PngImage.Encode(raster));
        Assert.Equal((37, 23, 8, colourType), (width, height, bits, type));
        Assert.Equal(raster.Pixels, pixels);
    }

    [Fact]
    public void WriteGrey16_AnyValues_AreBigEndianSamples()
    {
        ushort[] values = [0, 1, 255, 256, 65535, 4660];
        using var stream = new MemoryStream();
        PngImage.WriteGrey16(stream, values, 3, 2);
        var (width, height, bits, type, pixels) = PngDecoder.Decode(stream.ToArray());
        Assert.Equal((3, 2, 16, 0), (width, height, bits, type));
        Assert.Equal(values, Enumerable.Range(0, 6).Select(i => (ushort)((pixels[2 * i] << 8) | pixels[(2 * i) + 1])));
    }

    [Fact]
    public void Raster_WrongNumberOfBytes_IsAnArgumentError() => Assert.Throws<ArgumentException>(() => new Raster(2, 2, 3, new byte[5]));
}
