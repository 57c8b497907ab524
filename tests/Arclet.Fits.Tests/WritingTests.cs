namespace Arclet.Fits.Tests;

public class WritingTests
{
    [Theory]
    [InlineData(FitsPixelType.UInt8, 0, 255)]
    [InlineData(FitsPixelType.Int8, -128, 127)]
    [InlineData(FitsPixelType.Int16, -32768, 32767)]
    [InlineData(FitsPixelType.UInt16, 0, 65535)]
    [InlineData(FitsPixelType.Int32, int.MinValue, int.MaxValue)]
    [InlineData(FitsPixelType.UInt32, 0, uint.MaxValue)]
    [InlineData(FitsPixelType.Int64, long.MinValue, long.MaxValue)]
    [InlineData(FitsPixelType.UInt64, 0, long.MaxValue)]
    public void WriteRows_IntegersToTheEndsOfTheRange_AreReadBackExactly(FitsPixelType type, long minimum, long maximum)
    {
        using var folder = new TestFolder();
        long[] values = [minimum, maximum, 1, 2, (minimum / 2) + (maximum / 2), 100];
        using (FitsWriter writer = FitsWriter.Create(folder["i.fits"]))
        {
            writer.BeginImage(new FitsHeader(), type, 3, 2);
            writer.WriteRows(values.AsSpan(0, 3));
            writer.WriteRows(values.AsSpan(3));
            writer.Complete();
        }

        using FitsImage image = FitsImage.Open(folder["i.fits"]);
        Assert.Equal(type, image.PixelType);
        long[] read = new long[6];
        image.ReadRows(0, 2, read);
        Assert.Equal(values, read);
        Assert.Equal(new FitsChecksumResult(true, true), image.Hdu.VerifyChecksum());
        if (type is FitsPixelType.Int64 or FitsPixelType.UInt64)
            return;
        using FitsWriter bad = FitsWriter.Create(folder["bad.fits"]);
        bad.BeginImage(new FitsHeader(), type, 1, 2);
        Assert.Throws<InputException>(() => bad.WriteRows([minimum - 1, 0]));
        Assert.Throws<InputException>(() => bad.WriteRows([maximum + 1.0, 0.0]));
    }

    [Fact]
    public void WriteRows_FloatsIntoScaledIntegersWithBlank_KeepsNaN()
    {
        using var folder = new TestFolder();
        using (FitsWriter writer = FitsWriter.Create(folder["s.fits"]))
        {
            writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Int16, 4, 1) { Scale = 0.5, Zero = 10, Blank = -32768 });
            writer.WriteRows([10f, float.NaN, 12.6f, -16000f]);
            writer.Complete();
        }

        using FitsImage image = FitsImage.Open(folder["s.fits"]);
        float[] read = new float[4];
        image.ReadRows(0, 1, read);
        Assert.Equal([10f, float.NaN, 12.5f, -16000f], read);
    }

    [Fact]
    public void WriteRows_NaNIntoIntegersWithoutBlank_NamesThePixel()
    {
        using var folder = new TestFolder();
        using FitsWriter writer = FitsWriter.Create(folder["s.fits"]);
        writer.BeginImage(new FitsHeader(), FitsPixelType.Int16, 3, 2);
        writer.WriteRows([1f, 2f, 3f]);
        string message = Assert.Throws<InputException>(() => writer.WriteRows([4f, float.NaN, 6f])).Message;
        Assert.Contains("pixel (1, 1)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FitsPixelType.Float32)]
    [InlineData(FitsPixelType.Float64)]
    public void WriteRows_SpecialReals_AreReadBackTheSame(FitsPixelType type)
    {
        using var folder = new TestFolder();
        float[] values = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon, float.MaxValue];
        using (FitsWriter writer = FitsWriter.Create(folder["f.fits.gz"]))
        {
            writer.BeginImage(new FitsHeader(), type, 2, 3);
            writer.WriteRows(values);
            writer.Complete();
        }

        Assert.Equal(0x1F, File.ReadAllBytes(folder["f.fits.gz"])[0]);
        using FitsImage image = FitsImage.Open(folder["f.fits.gz"]);
        float[] read = new float[6];
        image.ReadRows(0, 3, read);
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), read.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void BeginImage_HeaderThatWasRead_SurvivesByteForByte()
    {
        using var folder = new TestFolder();
        using FitsFile original = FitsFile.Open(TestFolder.Astropy("header.fits"));
        FitsHeader header = original.Hdu(0).Header;
        using (FitsWriter writer = FitsWriter.Create(folder["copy.fits"]))
        {
            writer.BeginImage(header, FitsPixelType.Int16, 2, 2);
            writer.WriteRows(new short[4]);
            writer.Complete();
        }

        using FitsFile copy = FitsFile.Open(folder["copy.fits"]);
        string[] Others(FitsHeader h) => h.Where(c => c.Keyword is not ("CHECKSUM" or "DATASUM" or "EXTEND")).Select(c => c.ToString()).ToArray();
        Assert.Equal(Others(header), Others(copy.Hdu(0).Header));
        Assert.True(copy.Hdu(0).VerifyChecksum().CheckSum);
    }

    [Fact]
    public void VerifyChecksum_OneBitChanged_IsFalse()
    {
        using var folder = new TestFolder();
        using (FitsWriter writer = FitsWriter.Create(folder["c.fits"]))
        {
            writer.BeginImage(new FitsHeader(), FitsPixelType.UInt8, 1001, 3);
            for (int y = 0; y < 3; y++)
                writer.WriteRows(Enumerable.Range(0, 1001).Select(x => (byte)(x * 7)).ToArray());
            writer.Complete();
        }

        byte[] bytes = File.ReadAllBytes(folder["c.fits"]);
        bytes[^1000] ^= 1;
        using FitsFile file = FitsFile.Open(folder.Write("d.fits", bytes));
        Assert.Equal(new FitsChecksumResult(false, false), file.Hdu(0).VerifyChecksum());
        Assert.False(file.Hdu(0).VerifyChecksum().IsConsistent);
    }

    [Fact]
    public void Dispose_WithoutComplete_LeavesWhatWasThere()
    {
        using var folder = new TestFolder();
        folder.Write("x.fits", [1, 2, 3]);
        using (FitsWriter writer = FitsWriter.Create(folder["x.fits"]))
        {
            writer.BeginImage(new FitsHeader(), FitsPixelType.Float32, 1000, 1000);
            writer.WriteRows(new float[500_000]);
            Assert.Throws<InvalidOperationException>(writer.Complete);
        }

        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder["x.fits"]));
        Assert.Single(folder.Files());
    }

    [Fact]
    public void Create_InAFolderThatDoesNotExist_IsAnInputError()
    {
        using var folder = new TestFolder();
        string path = Path.Combine(folder["no"], "x.fits");
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => FitsWriter.Create(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteRows_LargeImage_IsReadBackAndConsistent()
    {
        // Larger than the writer's buffer, with rows that do not divide it.
        using var folder = new TestFolder();
        const int width = 1237, height = 411;
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = MathF.Sin(i) * i;
        using (FitsWriter writer = FitsWriter.Create(folder["l.fits"]))
        {
            writer.WriteEmpty(new FitsHeader());
            writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Float64, width, height) { Planes = 2 });
            writer.WriteRows(pixels);
            writer.WriteRows(pixels);
            var header = new FitsHeader();
            header.Set("EXTNAME", "ERR");
            writer.BeginImage(header, FitsPixelType.Float32, width, height);
            for (int y = 0; y < height; y++)
                writer.WriteRows(pixels.AsSpan(y * width, width));
            writer.Complete();
        }

        using FitsFile file = FitsFile.Open(folder["l.fits"]);
        Assert.All(file.Hdus, h => Assert.Equal(new FitsChecksumResult(true, true), h.VerifyChecksum()));
        float[] read = new float[pixels.Length];
        file.Hdu("err").OpenImage().ReadRows(0, height, read);
        Assert.Equal(pixels, read);
        file.Hdu(1).OpenImage().SelectPlane(1).ReadRows(0, height, read);
        Assert.Equal(pixels, read);
    }
}
