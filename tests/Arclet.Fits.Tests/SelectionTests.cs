namespace Arclet.Fits.Tests;

public class SelectionTests
{
    private static readonly string Multi = TestFolder.Astropy("multi.fits");

    [Theory]
    [InlineData("", 2)]
    [InlineData("[SCI]", 2)]
    [InlineData("[sci]", 2)]
    [InlineData("[SCI,2]", 3)]
    [InlineData("[ sci , 2 ]", 3)]
    [InlineData("[4]", 4)]
    [InlineData("[DEGENERATE]", 4)]
    [InlineData("+3", 3)]
    public void Open_Reference_TakesThatHdu(string suffix, int expected)
    {
        using FitsImage image = FitsImage.Open(Multi + suffix);
        Assert.Equal(expected, image.Hdu.Index);
        Assert.Equal((7L, 5L, 1L), (image.Width, image.Height, image.Planes));
    }

    [Fact]
    public void Open_MissingExtension_ListsThoseThatExist()
    {
        string message = Assert.Throws<InputException>(() => FitsImage.Open(Multi + "[ERR]")).Message;
        Assert.Equal($"{Multi}: there is no extension [ERR]: expected one of 0 PRIMARY (no data), 1 TAB (table), 2 SCI (7 x 5 pixels), 3 SCI,2 (7 x 5 pixels), 4 DEGENERATE (7 x 5 x 1 pixels), 5 CUBE (7 x 5 x 3 pixels), 6 LINE (9 pixels)", message.Replace("sci", "SCI", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[TAB]", "not an image")]
    [InlineData("[0]", "holds no pixels")]
    [InlineData("[SCI,3]", "there is no extension [SCI,3]")]
    [InlineData("[99]", "there is no extension [99]")]
    [InlineData("[]", "not understood")]
    [InlineData("[1:100,1:100]", "not understood")]
    [InlineData("[SCI,x]", "not understood")]
    public void Open_WhatIsNoImage_SaysWhy(string suffix, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => FitsImage.Open(Multi + suffix)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadWindow_CubeWithoutPlane_IsAnInputError()
    {
        using FitsImage cube = FitsImage.Open(Multi + "[CUBE]");
        Assert.Equal(3, cube.Planes);
        Assert.Throws<InputException>(() => cube.ReadWindow(0, 0, 1, 1, new float[1]));
        Assert.Throws<InputException>(() => cube.SelectPlane(3));
        float[] value = new float[1];
        using FitsImage plane = cube.SelectPlane(2);
        plane.ReadWindow(6, 4, 1, 1, value);
        Assert.Equal(104f, value[0]);
    }

    [Fact]
    public void Open_FileWhoseNameHasBrackets_IsThatFile()
    {
        using var folder = new TestFolder();
        string odd = folder["odd[1].fits[SCI]"];
        File.Copy(Multi, odd);
        using FitsImage image = FitsImage.Open(odd);
        Assert.Equal(2, image.Hdu.Index);
        using FitsImage selected = FitsImage.Open(odd + "[SCI,2]");
        Assert.Equal(3, selected.Hdu.Index);
        Assert.Equal(folder["a+b.fits"], FitsReference.Parse(folder["a+b.fits"]).Path);
    }

    [Fact]
    public void Reference_ToString_IsWhatWasParsed()
    {
        Assert.Equal("a.fits[SCI,2]", FitsReference.Parse("a.fits[SCI,2]").ToString());
        Assert.Equal("a.fits[3]", FitsReference.Parse("a.fits[3]").ToString());
        Assert.Equal("a.fits", FitsReference.Parse("a.fits").ToString());
    }
}
