namespace Arclet.Figures.Tests;

public class ImageTests
{
    [Theory]
    [InlineData("a", 0, 0, 0, 5, 8)]
    [InlineData("b", 0.1, -0.2, 0.3, 0.5, 3)]
    [InlineData("c", 0.05, 0.05, 0.05, 50, 20)]
    [InlineData("d", 0, 0, 0, 2, 0.01)]
    public void RgbComposite_AnyPixels_IsAstropysMakeLuptonRgb(string name, double red, double green, double blue, double stretch, double q)
    {
        var composite = new RgbComposite { Minimum = (red, green, blue), Stretch = stretch, Q = q };
        Raster raster = composite.Make(AstropyReference.Image("red", 12, 10), AstropyReference.Image("green", 12, 10), AstropyReference.Image("blue", 12, 10));
        double[] expected = AstropyReference.Row("lupton_" + name);
        // astropy 5.2.1 truncates to a byte where we round: one count.
        for (int y = 0; y < 10; y++)
        {
            for (int i = 0; i < 36; i++)
                Assert.InRange(raster.Row(9 - y)[i] - expected[(36 * y) + i], -1, 1);
        }
    }

    [Fact]
    public void RgbComposite_MissingPixel_IsTheGivenColour()
    {
        FloatImage image = new(new[] { float.NaN, 1 }, 2, 1), other = new(new[] { 1f, 1 }, 2, 1);
        Raster raster = new RgbComposite().Make(image, other, other, Palette.Purple);
        Assert.Equal([204, 121, 167], raster.Row(0)[..3].ToArray());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public void ZScaleAndPercentiles_BackgroundWithSources_AreAstropysAndNumpys(string name)
    {
        double[] size = AstropyReference.Row("image_" + name);
        FloatImage image = AstropyReference.Image("pixels_" + name, (int)size[0], (int)size[1]);
        ImageStretch zscale = ImageStretch.FromZScale(image), percentiles = ImageStretch.Percentiles(image, 1, 99.5);
        // astropy works in float32 in places (the samples' dtype): 1e-6 of values near 1.
        Assert.Equal(AstropyReference.Row("zscale_" + name)[0], zscale.Low, 1e-5);
        Assert.Equal(AstropyReference.Row("zscale_" + name)[1], zscale.High, 1e-5);
        Assert.Equal(AstropyReference.Row("percentile_" + name)[0], percentiles.Low, 1e-9);
        Assert.Equal(AstropyReference.Row("percentile_" + name)[1], percentiles.High, 1e-9);
    }

    [Theory]
    [InlineData(StretchKind.Linear, 0.25)]
    [InlineData(StretchKind.SquareRoot, 0.5)]
    [InlineData(StretchKind.Log, 0.79974)]
    [InlineData(StretchKind.Asinh, 0.54940)]
    public void Brightness_AQuarterOfTheRange_IsTheFormulasValue(StretchKind kind, double expected)
    {
        // log: ln 251 / ln 1001; asinh: asinh 2.5 / asinh 10; computed by hand with numpy.
        var stretch = new ImageStretch(10, 50, kind);
        Assert.Equal(expected, stretch.Brightness(20), 1e-4);
        Assert.Equal(0, stretch.Brightness(-5));
        Assert.Equal(1, stretch.Brightness(60));
        Assert.True(double.IsNaN(stretch.Brightness(double.NaN)));
    }

    [Fact]
    public void ToGrey_BottomRowOfTheImage_IsTheLastRowOfTheRaster()
    {
        Raster raster = new ImageStretch(0, 1).ToGrey(new FloatImage(new[] { 1f, float.NaN, 0, 0 }, 2, 2), missing: 7);
        Assert.Equal([0, 0, 255, 7], raster.Pixels);
    }

    [Fact]
    public void BlockMean_RaggedSizeWithMissingPixels_IsTheMeanOfWhatIsThere()
    {
        // 5 x 3 pixels reduced to at most 3: factor 2, blocks of 2 x 2 with narrower ones at the right and top.
        float[] pixels = [1, 2, 3, 4, 5, float.NaN, 6, 7, 8, float.NaN, 9, 10, float.NaN, float.PositiveInfinity, 11];
        FloatImage small = BlockMean.Reduce(new FloatImage(pixels, 5, 3), 3);
        Assert.Equal((3, 2), (small.Width, small.Height));
        Assert.Equal([3, 5.5f, 5, 9.5f, float.NaN, 11], small.Pixels.ToArray());
    }

    [Fact]
    public void FloatImage_WrongNumberOfPixels_IsAnArgumentError() =>
        Assert.Throws<ArgumentException>(() => new FloatImage(new float[5], 2, 2));
}
