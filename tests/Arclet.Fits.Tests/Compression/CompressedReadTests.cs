namespace Arclet.Fits.Tests.Compression;

/// <summary>Pixels of files that fpack (cfitsio 4.2.0) and astropy 5.2.1 compressed, as funpack and astropy read them: every bit.</summary>
public class CompressedReadTests
{
    public static TheoryData<string> Names => [.. CompressedCase.Committed.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_WholeImage_HasThePixelsOfFunpack(string name) => CheckAll(CompressedCase.Named(name));

    /// <summary>Files that make_compressed.py made just now, larger ones too, where the environment names their folder (continuous integration).</summary>
    [Fact]
    public void Read_FilesMadeByThePeersHere_HasThePixelsOfFunpack()
    {
        string folder = Environment.GetEnvironmentVariable("ARCLET_COMPRESSED_DIR") ?? "";
        foreach (CompressedCase made in folder.Length > 0 ? CompressedCase.In(folder) : [])
            CheckAll(made);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Windows_AreThoseOfTheWholeImage(string name)
    {
        CompressedCase made = CompressedCase.Named(name);
        using FitsImage opened = FitsImage.Open(made.Path);
        double[] whole = Expected(made, opened);
        using FitsImage image = made.Planes > 1 ? opened.SelectPlane(1) : opened;
        int offset = made.Planes > 1 ? made.Width * made.Height : 0;
        var random = new Random(7);
        for (int i = 0; i < 40; i++)
        {
            int x0 = random.Next(made.Width), y0 = random.Next(made.Height);
            int width = random.Next(1, made.Width - x0 + 1), height = random.Next(1, made.Height - y0 + 1);
            image.Threads = random.Next(1, 4);
            double[] window = new double[width * height];
            image.ReadWindow(x0, y0, width, height, window);
            for (int j = 0; j < window.Length; j++)
                Assert.Equal(Bits(whole[offset + ((y0 + (j / width)) * made.Width) + x0 + (j % width)]), Bits(window[j]));
        }
    }

    [Fact]
    public void Read_OnManyThreadsAtOnce_GivesEveryThreadItsPixels()
    {
        CompressedCase made = CompressedCase.Named("fpack-tiles-f4");
        double[] whole = made.Reals();
        using FitsImage image = FitsImage.Open(made.Path);
        image.Threads = 2;
        Parallel.For(0, 300, i =>
        {
            int y = i % made.Height;
            double[] row = new double[made.Width];
            image.ReadRows(y, 1, row);
            Assert.Equal(whole[(y * made.Width)..((y + 1) * made.Width)], row);
        });
    }

    [Fact]
    public void Header_OfACompressedImage_IsTheImagesOwn()
    {
        using FitsFile file = FitsFile.Open(CompressedCase.Named("fpack-scaled-int16").Path);
        FitsHdu hdu = file.Hdu(1);
        Assert.Equal(FitsHduKind.CompressedImage, hdu.Kind);
        Assert.Null(hdu.Name);
        Assert.Equal([29L, 17L], hdu.Axes);
        Assert.True(hdu.IsPlaneImage);
        Assert.True(hdu.VerifyChecksum().DataSum);
        Assert.True(hdu.VerifyChecksum().CheckSum);
        Assert.Equal("1 (29 x 17 pixels, compressed)", hdu.ToString());
        FitsHeader header = hdu.Header;
        Assert.Equal(["SIMPLE", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "EXTEND"], header.Take(6).Select(c => c.Keyword));
        Assert.Equal(16, header.GetInteger("BITPIX"));
        Assert.Equal("M 31", header.GetString("OBJECT"));
        Assert.Equal(0.0125, header.GetDouble("BSCALE"));
        Assert.DoesNotContain(header, c => c.Keyword.StartsWith('Z') || c.Keyword.StartsWith("TTYPE", StringComparison.Ordinal) || c.Keyword is "EXTNAME" or "TFIELDS" or "DATASUM" or "CHECKSUM");
        using FitsImage first = file.OpenImage();
        Assert.Same(hdu, first.Hdu);
    }

    [Fact]
    public void Selection_OfACompressedImage_IsByItsName()
    {
        using FitsImage image = FitsImage.Open(CompressedCase.Named("astropy-uint16").Path + "[sci]");
        Assert.Equal("SCI", image.Header.GetString("EXTNAME"));
        Assert.Equal("IMAGE", image.Header.GetString("XTENSION"));
        Assert.Equal(FitsPixelType.UInt16, image.PixelType);
        Assert.True(image.IsInteger);
    }

    [Fact]
    public void Blank_OfACompressedImage_IsNaNAndKnown()
    {
        using FitsImage image = FitsImage.Open(CompressedCase.Named("fpack-blank-int16").Path);
        Assert.Equal(-32768, image.Blank);
        float[] pixels = new float[6];
        image.ReadWindow(3, 6, 6, 1, pixels);
        Assert.All(pixels, p => Assert.Equal(float.NaN, p));
    }

    private static void CheckAll(CompressedCase made)
    {
        int plane = made.Width * made.Height;
        foreach (int threads in (ReadOnlySpan<int>)[1, 2])
        {
            using FitsImage opened = FitsImage.Open(made.Path);
            double[] expected = Expected(made, opened);
            opened.Threads = threads;
            for (int p = 0; p < made.Planes; p++)
            {
                using FitsImage image = made.Planes > 1 ? opened.SelectPlane(p) : opened;
                double[] doubles = new double[plane];
                image.ReadRows(0, made.Height, doubles);
                float[] floats = new float[plane];
                image.ReadRows(0, made.Height, floats);
                for (int i = 0; i < plane; i++)
                {
                    double value = expected[(p * plane) + i];
                    if (Bits(value) != Bits(doubles[i]) || Bits((float)value) != Bits(floats[i]))
                        Assert.Fail($"{made.Name}, {threads} threads, pixel {i % made.Width}, {i / made.Width}, plane {p}: expected {value:R}, found {doubles[i]:R}, {floats[i]:R}");
                }

                if (!made.IsInteger)
                    continue;
                long[] integers = new long[plane];
                image.ReadRows(0, made.Height, integers);
                Assert.Equal(made.Integers()[(p * plane)..((p + 1) * plane)], integers);
            }
        }
    }

    /// <summary>Integers stand in the file of expectations as they are; read as real numbers, the missing ones are NaN.</summary>
    private static double[] Expected(CompressedCase made, FitsImage image) =>
        made.IsInteger && image.Blank is { } blank ? [.. made.Reals().Select(v => v == blank ? double.NaN : v)] : made.Reals();

    /// <summary>All NaN are one: which of them a missing pixel is has no meaning. The sign of zero counts.</summary>
    private static long Bits(double value) => double.IsNaN(value) ? 1 : BitConverter.DoubleToInt64Bits(value);
}
