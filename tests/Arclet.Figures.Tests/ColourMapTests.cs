namespace Arclet.Figures.Tests;

public class ColourMapTests
{
    [Theory]
    [InlineData("iris")]
    [InlineData("ember")]
    [InlineData("cubehelix")]
    [InlineData("grey")]
    public void Lightness_AlongTheMap_OnlyRises(string name)
    {
        ColourMap map = new[] { ColourMap.Iris, ColourMap.Ember, ColourMap.Cubehelix, ColourMap.Grey }.Single(m => m.Name == name);
        double[] lightness = [.. Enumerable.Range(0, 64).Select(i => CieLightness(map.At(i / 63.0)))];
        Assert.True(lightness.Zip(lightness.Skip(1)).All(p => p.Second > p.First), string.Join(' ', lightness.Select(l => l.ToString("F1"))));
        Assert.True(lightness[^1] - lightness[0] > 55);
    }

    [Fact]
    public void Diverging_Ends_AreEquallyLightAndTheMiddleIsNearWhite()
    {
        Assert.Equal(CieLightness(ColourMap.Diverging.At(0)), CieLightness(ColourMap.Diverging.At(1)), 4.0);
        Assert.True(CieLightness(ColourMap.Diverging.At(0.5)) > 94);
    }

    [Fact]
    public void At_NaN_IsAnArgumentErrorAndAColourScaleShowsItAsMissing()
    {
        Assert.Throws<ArgumentException>(() => ColourMap.Iris.At(double.NaN));
        var scale = new ColourScale(ColourMap.Iris, new LogScale(1, 10)) { Missing = Palette.Vermillion };
        Assert.Equal(Palette.Vermillion, scale.At(double.NaN));
        Assert.Equal(Palette.Vermillion, scale.At(-1));
        Assert.Equal(ColourMap.Iris.At(1), scale.At(1e9));
    }

    [Fact]
    public void Colour_Hexadecimal_GoesThereAndBack()
    {
        Assert.Equal("#d55e00", Palette.Vermillion.ToHex());
        Assert.Equal(Palette.Vermillion with { A = 128 }, Colour.Parse("#D55E0080"));
        Assert.Throws<ArgumentException>(() => Colour.Parse("red"));
    }

    /// <summary>L* of CIE 1976 from sRGB: another model of lightness than the one the maps are made with.</summary>
    private static double CieLightness(Colour c)
    {
        static double Linear(byte v) => v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow(((v / 255.0) + 0.055) / 1.055, 2.4);
        double y = (0.2126 * Linear(c.R)) + (0.7152 * Linear(c.G)) + (0.0722 * Linear(c.B));
        return y > 0.008856 ? (116 * Math.Cbrt(y)) - 16 : 903.3 * y;
    }
}
