using System.Buffers.Binary;

namespace Arclet.Fits.Tests;

public class ReadingTests
{
    /// <summary>An image whose pixel (x, y) is y * width + x.</summary>
    private static string Ramp(TestFolder folder, int width, int height)
    {
        byte[] data = new byte[width * height * 4];
        for (int i = 0; i < width * height; i++)
            BinaryPrimitives.WriteSingleBigEndian(data.AsSpan(i * 4), i);
        return folder.Write("ramp.fits", FitsBuilder.WithData(FitsBuilder.Primary(-32, [width, height]), data));
    }

    [Theory]
    [InlineData(0, 0, 300, 400)]
    [InlineData(0, 17, 300, 1)]
    [InlineData(299, 399, 1, 1)]
    [InlineData(5, 7, 13, 200)]
    [InlineData(1, 0, 299, 400)]
    public void ReadWindow_AnyWindow_HoldsItsPixels(int x0, int y0, int width, int height)
    {
        using var folder = new TestFolder();
        using FitsImage image = FitsImage.Open(Ramp(folder, 300, 400));
        float[] floats = new float[width * height];
        double[] doubles = new double[width * height];
        image.ReadWindow(x0, y0, width, height, floats);
        image.ReadWindow(x0, y0, width, height, doubles);
        for (int i = 0; i < floats.Length; i++)
        {
            float expected = ((y0 + (i / width)) * 300) + x0 + (i % width);
            Assert.Equal(expected, floats[i]);
            Assert.Equal(expected, doubles[i]);
        }
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, -1, 1, 1)]
    [InlineData(0, 0, 301, 1)]
    [InlineData(0, 400, 1, 1)]
    [InlineData(long.MaxValue, 0, 1, 1)]
    [InlineData(0, 0, -1, 1)]
    public void ReadWindow_OutsideTheImage_Throws(long x0, long y0, int width, int height)
    {
        using var folder = new TestFolder();
        using FitsImage image = FitsImage.Open(Ramp(folder, 300, 400));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.ReadWindow(x0, y0, width, height, new float[1000]));
    }

    [Fact]
    public void ReadWindow_OnManyThreads_GivesEveryThreadItsPixels()
    {
        using var folder = new TestFolder();
        using FitsImage image = FitsImage.Open(Ramp(folder, 512, 512));
        Parallel.For(0, 512, y =>
        {
            float[] row = new float[512];
            for (int repeat = 0; repeat < 5; repeat++)
            {
                image.ReadWindow(0, y, 512, 1, row);
                Assert.Equal(y * 512f, row[0]);
                Assert.Equal((y * 512f) + 511, row[511]);
            }
        });
    }

    [Fact]
    public void ReadWindow_ImageOfMoreThanTwoToThe31Pixels_ReadsItsEnd()
    {
        const int side = 50_000;
        using var folder = new TestFolder();
        byte[] header = FitsBuilder.Primary(-32, [side, side]);
        string path = folder.Write("large.fits", header);
        byte[] value = new byte[4];
        // A sparse file: 10 GB long, of which two blocks exist.
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(header.Length + (((4L * side * side) + 2879) / 2880 * 2880));
            BinaryPrimitives.WriteSingleBigEndian(value, 42f);
            file.Position = header.Length + (4L * side * side) - 4;
            file.Write(value);
        }

        using FitsImage image = FitsImage.Open(path);
        float[] window = new float[6];
        image.ReadWindow(side - 3, side - 2, 3, 2, window);
        Assert.Equal([0, 0, 0, 0, 0, 42], window);
    }

    [Fact]
    public void Open_TruncatedFile_SaysExpectedAndFound()
    {
        using var folder = new TestFolder();
        byte[] whole = File.ReadAllBytes(Ramp(folder, 300, 400));
        string path = folder.Write("short.fits", whole[..(2880 + 1000)]);
        Assert.Equal($"{path}[0]: the file is truncated: expected 480000 bytes of pixels from byte 2880, found 1000", Assert.Throws<InputException>(() => FitsImage.Open(path)).Message);
        using FitsFile file = FitsFile.Open(path);
        Assert.Equal(300, file.Hdu(0).Header.GetInteger("NAXIS1"));
    }

    [Fact]
    public void Open_WithoutPaddingAtTheEnd_IsRead()
    {
        using var folder = new TestFolder();
        byte[] whole = File.ReadAllBytes(Ramp(folder, 10, 10));
        using FitsImage image = FitsImage.Open(folder.Write("unpadded.fits", whole[..(2880 + 400)]));
        float[] last = new float[1];
        image.ReadWindow(9, 9, 1, 1, last);
        Assert.Equal(99f, last[0]);
    }

    [Theory]
    [InlineData("", "the file is empty: expected a FITS file")]
    [InlineData("SIM", "this is not a FITS file: expected its first card to be SIMPLE")]
    [InlineData("id,x,y\n1,2,3\n", "this is not a FITS file: expected its first card to be SIMPLE")]
    [InlineData("\u001f\u008b\u0008 not gzip really, only its first bytes", "gzip")]
    public void Open_WhatIsNotFits_SaysSo(string content, string message)
    {
        using var folder = new TestFolder();
        string path = folder.Write("x.fits", System.Text.Encoding.Latin1.GetBytes(content));
        Assert.Contains(message, Assert.Throws<InputException>(() => FitsFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TruncatedGzip_IsAnInputError()
    {
        using var folder = new TestFolder();
        byte[] whole = File.ReadAllBytes(TestFolder.Astropy("multi.fits.gz"));
        string path = folder.Write("short.fits.gz", whole[..(whole.Length / 2)]);
        Assert.Throws<InputException>(() => FitsImage.Open(path + "[CUBE]"));
    }

    [Fact]
    public void Open_MissingFileOrFolder_IsAnInputError()
    {
        using var folder = new TestFolder();
        Assert.EndsWith("there is no such file", Assert.Throws<InputException>(() => FitsFile.Open(folder["no.fits"])).Message, StringComparison.Ordinal);
        Assert.Contains("this is a folder", Assert.Throws<InputException>(() => FitsFile.Open(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> HostileHeaders => new()
    {
        { "negative axis", "NAXIS1  =                  -10" },
        { "huge axes", "NAXIS1  =  9223372036854775807" },
        { "axis beyond 64 bits", "NAXIS1  = 99999999999999999999" },
        { "axis not an integer", "NAXIS1  = 'ten'" },
        { "bitpix", "BITPIX  =                   12" },
        { "naxis too many", "NAXIS   =                 1000" },
        { "naxis without axes", "NAXIS   =                  999" },
        { "negative naxis", "NAXIS   =                   -1" },
        { "negative group count", "GCOUNT  =                   -1" },
        { "huge group count", "GCOUNT  =  9223372036854775807" },
        { "zero scale", "BSCALE  =                  0.0" },
        { "scale not a number", "BSCALE  = 'x'" },
        { "truncated", "NAXIS1  =           2000000000" },
    };

    [Theory]
    [MemberData(nameof(HostileHeaders))]
    public void Open_HostileHeader_IsAnInputError(string name, string card)
    {
        using var folder = new TestFolder();
        string[] cards = ["SIMPLE  = T", "BITPIX  = 16", "NAXIS   = 2", "NAXIS1  = 10", "NAXIS2  = 10"];
        int at = Array.FindIndex(cards, c => c[..8] == card[..8]);
        byte[] header = at < 0 ? FitsBuilder.Header([.. cards, card]) : FitsBuilder.Header([.. cards[..at], card, .. cards[(at + 1)..]]);
        string path = folder.Write("hostile.fits", FitsBuilder.WithData(header, new byte[200]));
        string message = Assert.Throws<InputException>(() => FitsImage.Open(path)).Message;
        Assert.True(message.StartsWith(path, StringComparison.Ordinal), name);
    }

    /// <summary>Readable however long: 50,000 cards, which are held in a few times their bytes.</summary>
    [Fact]
    public void Open_HeaderOfManyCards_IsRead_AndOneOfTooManyRefused()
    {
        using var folder = new TestFolder();
        string[] cards = [.. Enumerable.Range(0, 50_000).Select(i => FitsBuilder.Card($"K{i}", i))];
        using (FitsFile file = FitsFile.Open(folder.Write("long.fits", FitsBuilder.Primary(8, [], cards))))
            Assert.Equal(49_999, file.Hdu(0).Header.GetInteger("K49999"));
        string[] more = [.. Enumerable.Repeat("COMMENT", 120_000)];
        string path = folder.Write("longer.fits", FitsBuilder.Primary(8, [], more));
        Assert.Contains("expected a shorter header", Assert.Throws<InputException>(() => FitsFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutEnd_IsAnInputErrorWhateverTheLength()
    {
        using var folder = new TestFolder();
        byte[] cards = FitsBuilder.Primary(16, [2, 2])[..400];
        string path = folder.Write("noend.fits", cards);
        Assert.Contains("no END card", Assert.Throws<InputException>(() => FitsFile.Open(path)).Message, StringComparison.Ordinal);
        using (FileStream file = File.OpenWrite(path))
            file.SetLength(100_000_000);
        Assert.Contains("no END card", Assert.Throws<InputException>(() => FitsFile.Open(path)).Message, StringComparison.Ordinal);
    }
}
